import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { usePageActs } from "../../ui/page-acts.ts";
import { useMacros, type MacroDesk } from "./macro-desk.ts";

/** Offers the macros of a register among what can be done on the case that is open. */
export function useMacroActs(
  { register, path }: Pick<MacroDesk, "register" | "path">,
  on: { readonly isOffered: boolean; readonly run: (macroId: string) => void },
): void {
  const { t } = useTranslation("macros");
  const navigate = useNavigate();
  const { data } = useMacros(register, on.isOffered);
  usePageActs(
    on.isOffered
      ? [
          ...(data?.macros ?? []).map(({ id, name }) => ({
            key: id,
            label: t("run", { name }),
            run: () => {
              on.run(id);
            },
          })),
          {
            key: "macros",
            label: t("keep"),
            run: () => void navigate(path),
          },
        ]
      : [],
  );
}
