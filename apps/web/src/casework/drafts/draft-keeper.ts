/** What somebody wrote, by field; fields that nobody touched are left out. */
export type Written = Readonly<Record<string, unknown>>;

interface OlderText {
  readonly values: Written;
  readonly savedAt: string;
}

/** A draft as the house has it. */
export interface KeptDraft {
  readonly id: string;
  readonly token: number;
  readonly savedAt: string;
  /** What another window of the same person wrote before this was saved over it. */
  readonly older: OlderText | null;
}

export type DraftState =
  /** Nothing has been written, and nothing is kept. */
  "empty" | "saved" | "unsaved" | "saving" | "failed";

export interface DraftStanding {
  readonly state: DraftState;
  readonly kept: KeptDraft | null;
  /** Why the last try failed. */
  readonly error: unknown;
}

interface KeeperParts {
  readonly save: (values: Written, base: number | null) => Promise<KeptDraft>;
  readonly discard: (draftId: string) => Promise<unknown>;
  readonly dropOlder: (draftId: string) => Promise<unknown>;
  readonly onChange: (standing: DraftStanding) => void;
  /** Called with true as long as there are words that are in no other place. */
  readonly onUnsaved: (isUnsaved: boolean) => void;
}

/** Well within two seconds of the last key. */
const pauseMs = 900;
/** Somebody who never pauses is saved nevertheless. */
const longestWaitMs = 5_000;
const retryMs = 5_000;

export interface DraftKeeper {
  readonly standing: () => DraftStanding;
  /** Goes on from a draft that was there before. */
  readonly adopt: (kept: KeptDraft, values: Written) => void;
  /** These are the words now. */
  readonly write: (values: Written) => void;
  /** Saves now; whether everything is in the house. */
  readonly save: () => Promise<boolean>;
  /** Stands still while the form is sent, so that no draft is saved after the act it became. Its id, if any. */
  readonly hold: () => Promise<string | null>;
  /** The form was not taken: goes on. */
  readonly release: () => void;
  /** The form was taken, and its draft went with it. */
  readonly close: () => void;
  /** Throws the draft away; what is written from now on is a new one. */
  readonly discard: () => Promise<void>;
  /** The words of the other window, to put into the form; what stood there is offered in their place. */
  readonly takeOlder: () => Written | null;
  readonly dropOlder: () => void;
}

/** Keeps the words of one form in the house: one call at a time, always the newest words. */
export function makeDraftKeeper(parts: KeeperParts): DraftKeeper {
  let kept: KeptDraft | null = null;
  let keptBody = "{}";
  let wanted: Written = {};
  let wantedBody = "{}";
  let error: unknown = null;
  let line: Promise<unknown> = Promise.resolve();
  let isSaving = false;
  let isHeld = false;
  let isClosed = false;
  /** What stands in the form does not go on from what is kept. */
  let isOtherText = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsavedSince: number | null = null;

  const isUnsaved = (): boolean => !isClosed && wantedBody !== keptBody;

  const mayGoOn = (): boolean => !isHeld && isUnsaved();

  const standing = (): DraftStanding => ({
    state: isUnsaved()
      ? isSaving
        ? "saving"
        : error === null
          ? "unsaved"
          : "failed"
      : kept === null
        ? "empty"
        : "saved",
    kept,
    error,
  });
  const tell = (): void => {
    parts.onUnsaved(isUnsaved());
    parts.onChange(standing());
  };

  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  };

  async function saveOnce(): Promise<void> {
    const body = wantedBody;
    if (body === "{}") {
      if (kept !== null) await parts.discard(kept.id);
      kept = null;
    } else {
      const base = isOtherText ? null : (kept?.token ?? null);
      kept = await parts.save(wanted, base);
      isOtherText = false;
    }
    keptBody = body;
  }

  async function saveNow(): Promise<boolean> {
    if (isHeld || !isUnsaved()) return !isUnsaved();
    isSaving = true;
    tell();
    try {
      while (mayGoOn()) await saveOnce();
      error = null;
      unsavedSince = null;
    } catch (reason) {
      error = reason;
      if (mayGoOn()) plan(retryMs);
    }
    isSaving = false;
    tell();
    return !isUnsaved();
  }

  function save(): Promise<boolean> {
    clearTimeout(timer);
    const next = line.then(saveNow, saveNow);
    line = next;
    return next;
  }

  return {
    standing,
    adopt(found, values) {
      kept = found;
      keptBody = JSON.stringify(values);
      wanted = values;
      wantedBody = keptBody;
      tell();
    },
    write(values) {
      if (isClosed) return;
      wanted = values;
      wantedBody = JSON.stringify(values);
      if (isUnsaved() && !isHeld) {
        unsavedSince ??= Date.now();
        const waited = Date.now() - unsavedSince;
        plan(Math.max(0, Math.min(pauseMs, longestWaitMs - waited)));
      } else clearTimeout(timer);
      tell();
    },
    save,
    async hold() {
      clearTimeout(timer);
      isHeld = true;
      await line;
      return kept?.id ?? null;
    },
    release() {
      isHeld = false;
      if (isUnsaved()) plan(pauseMs);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      kept = null;
      tell();
    },
    async discard() {
      clearTimeout(timer);
      wanted = {};
      wantedBody = "{}";
      isHeld = true;
      await line;
      isHeld = false;
      await save();
    },
    takeOlder() {
      const values = kept?.older?.values ?? null;
      isOtherText = values !== null;
      return values;
    },
    dropOlder() {
      if (kept === null) return;
      // Should this be lost, they are offered once more.
      parts.dropOlder(kept.id).catch(() => undefined);
      kept = { ...kept, older: null };
      tell();
    },
  };
}
