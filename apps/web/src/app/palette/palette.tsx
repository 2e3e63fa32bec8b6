import { Modal } from "@mantine/core";
import "@mantine/core/styles/ModalBase.layer.css";
import "@mantine/core/styles/Modal.layer.css";
import "@mantine/core/styles/Overlay.layer.css";
import { useMediaQuery } from "@mantine/hooks";
import { IconSearch, IconX } from "@tabler/icons-react";
import {
  useEffect,
  useId,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { IconButton } from "../../ui/icon-button.tsx";
import { KeyCap } from "../../ui/key-cap.tsx";
import { LoadingRows } from "../../ui/loading-rows.tsx";
import { TextButton } from "../../ui/text-button.tsx";
import { PaletteList } from "./palette-list.tsx";
import type { PaletteOption } from "./palette-option.ts";
import classes from "./palette.module.css";
import { SearchNotes } from "./search-notes.tsx";
import { useFound } from "./use-found.ts";
import { usePaletteGroups } from "./use-palette-groups.tsx";

interface PaletteProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const longestSearch = 200;
/** As long as the palette takes to go; what is done then finds the page as it was. */
const leavingMs = 150;

/** One field for everything: cases by number, name and words, colleagues, and what can be done here. */
export function Palette({ isOpen, onClose }: PaletteProps): ReactNode {
  const { t } = useTranslation("search");
  const isPhone = useMediaQuery("(max-width: 767px)");
  const navigate = useNavigate();
  const choose = ({ choose: chosen }: PaletteOption): void => {
    onClose();
    if (typeof chosen !== "function") {
      void navigate(chosen.to, { state: chosen.state ?? null });
      return;
    }
    // A form that opens takes the focus; the palette gives it back first.
    window.setTimeout(chosen, leavingMs);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      withCloseButton={false}
      fullScreen={isPhone === true}
      size={640}
      yOffset="10vh"
      padding={0}
      aria-label={t("title")}
      overlayProps={{ backgroundOpacity: 0.32 }}
      transitionProps={{ duration: 120, transition: "fade" }}
      classNames={{
        content: classes["dialog"] ?? "",
        body: classes["body"] ?? "",
      }}
    >
      <PaletteBody isOpen={isOpen} onChoose={choose} onClose={onClose} />
    </Modal>
  );
}

interface BodyProps {
  readonly isOpen: boolean;
  readonly onChoose: (option: PaletteOption) => void;
  readonly onClose: () => void;
}

function PaletteBody({ isOpen, onChoose, onClose }: BodyProps): ReactNode {
  const { t } = useTranslation("search");
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [isComposing, setComposing] = useState(false);
  // Letters that an input method still turns into characters are nobody's name.
  const [asked, setAsked] = useState("");
  const found = useFound(asked, isOpen);
  const groups = usePaletteGroups(asked, { isOpen, found: found.data });
  const options = groups.flatMap((group) => group.options);
  const [wanted, setWanted] = useState<string | null>(null);
  const active =
    options.find(({ key }) => key === wanted) ?? options[0] ?? null;
  const isWaiting = useEnterWhenAnswered(found.isCurrent, () => {
    if (active !== null) onChoose(active);
  });
  const change = (text: string, composing: boolean): void => {
    setTyped(text);
    if (composing) return;
    setAsked(text);
    setWanted(null);
    isWaiting.current = false;
  };
  const move = (by: number): void => {
    const at = options.findIndex(({ key }) => key === active?.key);
    const next = options[(at + by + options.length) % options.length];
    if (next) setWanted(next.key);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    // 229 is what some browsers say for the Enter that ends a composition.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const step = steps[event.key];
    if (step !== undefined) move(step);
    else if (event.key === "Enter") {
      if (!found.isCurrent) isWaiting.current = true;
      else if (active !== null) onChoose(active);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={classes["top"]}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={
            active === null ? undefined : `${listId}-${active.key}`
          }
          aria-label={t("title")}
          placeholder={t("placeholder")}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={longestSearch}
          data-autofocus
          className={classes["input"]}
          value={typed}
          onChange={(event) => {
            change(event.currentTarget.value, isComposing);
          }}
          onCompositionStart={() => {
            setComposing(true);
          }}
          onCompositionEnd={(event) => {
            setComposing(false);
            change(event.currentTarget.value, false);
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton label={t("close")} onClick={onClose}>
          <IconX size={16} stroke={1.6} />
        </IconButton>
      </div>
      {found.data === undefined ? null : <SearchNotes found={found.data} />}
      {found.data?.isWhole === false ? (
        <p className={classes["note"]}>{t("building")}</p>
      ) : null}
      {found.isError ? (
        <p className={classes["note"]} role="alert">
          {t("failed")}{" "}
          <TextButton onClick={found.retry}>{t("again")}</TextButton>
        </p>
      ) : null}
      <div className={classes["scroll"]}>
        <PaletteList
          id={listId}
          groups={groups}
          active={active}
          onPoint={setWanted}
          onChoose={onChoose}
        />
        {!found.isCurrent && !found.isError && found.data === undefined ? (
          <LoadingRows rows={3} />
        ) : null}
        <Nothing found={found} hasOptions={options.length > 0} />
      </div>
      <p className={classes["status"]} role="status">
        {found.isCurrent && found.data !== undefined
          ? t(found.data.isMore ? "foundMany" : "found", {
              count: found.data.total,
            })
          : null}
      </p>
      <Foot />
    </>
  );
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Enter pressed before the answer is there is meant for the answer, not for what stood there before. */
function useEnterWhenAnswered(isCurrent: boolean, act: () => void) {
  const isWaiting = useRef(false);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!isCurrent || !isWaiting.current) return;
    isWaiting.current = false;
    latest.current();
  }, [isCurrent]);
  return isWaiting;
}

function Nothing({
  found: { data, isCurrent },
  hasOptions,
}: {
  readonly found: ReturnType<typeof useFound>;
  readonly hasOptions: boolean;
}): ReactNode {
  const { t } = useTranslation("search");
  if (!isCurrent) return null;
  // Somebody whose role reads no case looks for actions and colleagues only.
  if (data === undefined)
    return hasOptions ? null : (
      <p className={classes["note"]}>{t("nothingToDo")}</p>
    );
  const isBroken = data.problems.some(({ kind }) => kind !== "operator");
  return data.total > 0 || isBroken ? null : (
    <p className={classes["note"]}>{t("nothing")}</p>
  );
}

function Foot(): ReactNode {
  const { t } = useTranslation("search");
  return (
    <div className={classes["foot"]}>
      <span className={classes["hint"]}>{t("hint")}</span>
      <span className={classes["keys"]} aria-hidden="true">
        <span>
          <KeyCap>↑</KeyCap> <KeyCap>↓</KeyCap> {t("keys.move")}
        </span>
        <span>
          <KeyCap>Enter</KeyCap> {t("keys.open")}
        </span>
        <span>
          <KeyCap>Esc</KeyCap> {t("keys.close")}
        </span>
      </span>
    </div>
  );
}
