import { IconSearch } from "@tabler/icons-react";
import { lazy, Suspense, useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { allWords } from "../locales/language.ts";
import { KeyCap } from "../ui/key-cap.tsx";
import { modName } from "../ui/key-words.ts";
import { useShortcut } from "../ui/shortcuts.tsx";
import classes from "./find-field.module.css";

const fetchPalette = async () => {
  const [{ Palette }] = await Promise.all([
    import("./palette/palette.tsx"),
    allWords(),
  ]);
  return { default: Palette };
};
const Palette = lazy(fetchPalette);

const quietMs = 2_500;

/** Opens the palette. It looks like a field, because what is typed after it goes into one. */
export function FindField(): ReactNode {
  const { t } = useTranslation("shell");
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const open = (): void => {
    setWanted(true);
    setOpen(true);
  };
  useShortcut({ keys: "mod+k", label: t("find.key") }, open);
  // Fetched when the page has come to rest, so that no letter typed after the key gets lost.
  useEffect(() => {
    const timer = window.setTimeout(() => {
      // What cannot be fetched now is fetched when it is asked for.
      fetchPalette().catch(() => undefined);
    }, quietMs);
    return () => {
      window.clearTimeout(timer);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        className={classes["field"]}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
      >
        <IconSearch
          size={16}
          stroke={1.6}
          aria-hidden="true"
          className={classes["icon"]}
        />
        <span className={classes["words"]}>{t("find.words")}</span>
        <span className={classes["cap"]}>
          <KeyCap>{modName === "⌘" ? "⌘K" : "Ctrl K"}</KeyCap>
        </span>
      </button>
      {isWanted ? (
        <Suspense fallback={null}>
          <Palette
            isOpen={isOpen}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}
