import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTRPC } from "../../api/client.ts";
import { switchLanguage } from "../../locales/language.ts";
import { paths } from "../../paths.ts";
import { KeyCap } from "../../ui/key-cap.tsx";
import { capsOf, modName } from "../../ui/key-words.ts";
import { keymap, type Keys } from "../../ui/keymap.ts";
import { useOfferedActs } from "../../ui/page-acts.ts";
import { useScheme } from "../use-scheme.ts";
import { useBoundKeys } from "../../ui/shortcuts.tsx";
import { useLanguage } from "../../ui/use-language.ts";
import classes from "./palette.module.css";
import { matchesAction } from "./name-match.ts";
import type { PaletteOption } from "./palette-option.ts";

/** Moving about in a list or closing something is done by the key itself, not by its name. */
const movements: ReadonlySet<Keys> = new Set<Keys>([
  "j",
  "k",
  "J",
  "K",
  "x",
  "enter",
  "o",
  "space",
  "[",
  "]",
  "u",
  "escape",
  "mod+k",
]);
const order = Object.keys(keymap) as Keys[];
const withOtherWords = [
  "g h",
  "g r",
  "g d",
  "g a",
  "c",
  "e",
  "E",
  "i",
  "a",
  "n",
  "r",
  "w",
  "z",
  "f",
  "v",
  "/",
  "?",
] as const satisfies readonly Keys[];
type Told = (typeof withOtherWords)[number];

interface Action extends PaletteOption {
  /** Everything by which it is found. */
  readonly called: string;
}

/** What can be done here now: what the keys of this page do, and what is true everywhere. */
export function usePaletteActions(typed: string): readonly PaletteOption[] {
  const actions = [
    ...useKeyActions(),
    ...useNamedActions(),
    ...useHouseActions(),
  ];
  return typed.trim() === ""
    ? actions
    : actions.filter(({ called }) => matchesAction(typed, called));
}

function useKeyActions(): readonly Action[] {
  const { t } = useTranslation("search");
  const bound = useBoundKeys();
  const open = new Map(
    bound
      .filter(({ run, isWithin }) => run !== null && isWithin === undefined)
      .map((binding) => [binding.keys, binding]),
  );
  return order.flatMap((keys) => {
    const binding = open.get(keys);
    if (binding?.run == null || movements.has(keys)) return [];
    const told: Told | undefined = withOtherWords.find((one) => one === keys);
    const also = told === undefined ? "" : t(`also.${told}`);
    return [
      {
        key: `key ${keys}`,
        called: `${binding.label} ${also}`,
        face: (
          <span className={classes["action"]}>
            <span className={classes["label"]}>{binding.label}</span>
            <span className={classes["caps"]}>
              {capsOf(keys, { mod: modName, space: "" }).map((cap) => (
                <KeyCap key={cap}>{cap}</KeyCap>
              ))}
            </span>
          </span>
        ),
        choose: binding.run,
      },
    ];
  });
}

/** What the page offers without a key, such as the macros of a case. */
function useNamedActions(): readonly Action[] {
  return useOfferedActs().map(({ key, label, run }) => ({
    key: `act ${key}`,
    called: label,
    face: (
      <span className={classes["action"]}>
        <span className={classes["label"]}>{label}</span>
      </span>
    ),
    choose: run,
  }));
}

function useHouseActions(): readonly Action[] {
  const { t } = useTranslation("search");
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const language = useLanguage();
  const { scheme: chosen, choose } = useScheme();
  const keepLanguage = useMutation(trpc.people.setLanguage.mutationOptions());
  const signOut = useMutation(
    trpc.people.signOut.mutationOptions({
      onSettled: () => {
        queryClient.clear();
        void navigate(paths.signIn);
      },
    }),
  );
  const action = (
    name: "language" | "light" | "dark" | "auto" | "signOut",
    choose: () => void,
  ): Action => ({
    key: name,
    called: `${t(`action.${name}`)} ${t(`also.${name}`)}`,
    face: (
      <span className={classes["action"]}>
        <span className={classes["label"]}>{t(`action.${name}`)}</span>
      </span>
    ),
    choose,
  });
  const schemes = (["light", "dark", "auto"] as const).filter(
    (scheme) => scheme !== chosen,
  );
  return [
    action("language", () => {
      const other = language === "en" ? "zh" : "en";
      void switchLanguage(other);
      keepLanguage.mutate({ language: other });
    }),
    ...schemes.map((scheme) =>
      action(scheme, () => {
        choose(scheme);
      }),
    ),
    action("signOut", () => {
      signOut.mutate();
    }),
  ];
}
