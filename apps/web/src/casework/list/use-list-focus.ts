import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../../ui/shortcuts.tsx";

/** Whoever comes back to the list goes on from the row where they left it. */
export function useFocusOnReturn(
  rows: { readonly current: HTMLElement | null },
  touched: string | null,
  isReady: boolean,
): void {
  const left = useRef(touched);
  // On arrival only; from then on the list keeps its focus itself.
  useEffect(() => {
    if (
      !isReady ||
      left.current === null ||
      document.activeElement !== document.body
    )
      return;
    const row = rows.current?.querySelector<HTMLElement>(
      `[data-key="${CSS.escape(left.current)}"]`,
    );
    const target = row?.hasAttribute("data-row-focus")
      ? row
      : row?.querySelector<HTMLElement>("[data-row-focus]");
    target?.focus({ preventScroll: true });
  }, [isReady, rows]);
}

/** `j` and `k` come into the list from wherever the focus is; inside, the list moves by itself. */
export function useRowKeys(
  rows: { readonly current: HTMLElement | null },
  {
    opened,
    onClose,
  }: { readonly opened: string | null; readonly onClose: () => void },
): void {
  const { t } = useTranslation("list");
  const enter = (): void => {
    rows.current
      ?.querySelector<HTMLElement>('[data-row-focus][tabindex="0"]')
      ?.focus();
  };
  useShortcut({ keys: "j", label: t("keys.next") }, enter);
  useShortcut({ keys: "k", label: t("keys.previous") }, enter);
  useShortcut({ keys: "enter", label: t("keys.open") }, null);
  useShortcut({ keys: "space", label: t("keys.peek") }, null);
  const enabled = opened !== null;
  useShortcut({ keys: "u", label: t("keys.close") }, onClose, { enabled });
  useShortcut({ keys: "escape", label: t("keys.close") }, onClose, {
    enabled,
  });
}
