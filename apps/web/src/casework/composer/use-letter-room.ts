import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { LetterEdit } from "@kept/domain/casework/letter";
import { useCallback, useEffect, useRef, useState } from "react";
import { failureOf } from "../../api/failure.ts";
import { freshKey } from "../../api/client.ts";
import { useLiveRefetch, useOwnPace } from "../../live/use-live.ts";
import {
  arrived,
  chosen,
  editOf,
  isUnsaved,
  saved,
  startDraft,
  write,
  type LetterConflict,
  type LetterDraft,
} from "./letter-draft.ts";
import type {
  CaseOfLetter,
  Letter,
  LetterRegister,
} from "./letter-register.ts";

const autosaveAfterMs = 1_500;
const triesPerSave = 4;

/** The case and the letter as the house has them. */
export function useLetter(
  register: LetterRegister,
  wanted: { reference: string; letterId: string },
) {
  const { reference, letterId } = wanted;
  const theCase = useQuery({
    ...register.caseOf(reference),
    refetchInterval: useOwnPace(),
  });
  const caseId = theCase.data?.frame.id;
  useLiveRefetch({ topic: "case", id: caseId ?? "" }, theCase.refetch);
  const letter = useQuery({
    ...register.letterOf({ caseId: caseId ?? "", letterId }),
    enabled: caseId !== undefined,
    // While it waits in the outbox it leaves by itself.
    refetchInterval: ({ state }) =>
      state.data?.state === "queued" ? 2_000 : false,
  });
  return { theCase, letter };
}

export type SaveState = "saved" | "unsaved" | "saving" | "failed";

export interface LetterRoom {
  readonly draft: LetterDraft;
  readonly saveState: SaveState;
  readonly saveError: unknown;
  readonly edit: (change: (mine: LetterEdit) => Partial<LetterEdit>) => void;
  readonly choose: (conflict: LetterConflict, words: "mine" | "theirs") => void;
  /** Whether everything that was written is in the house now. */
  readonly save: () => Promise<boolean>;
  /** Saves what is written, then acts on the case as it is then, then fetches what became of it. */
  readonly act: (
    name: string,
    call: (on: { caseId: string; version: number }) => Promise<unknown>,
  ) => Promise<boolean>;
  /** The act under way. */
  readonly busy: string | null;
  /** Milliseconds the server's clock is ahead of this machine's, as far as an answer has told. */
  readonly aheadMs: number;
  /** Takes over what an answer says of the server's time. */
  readonly onServerTime: (now: string) => void;
  /** The act that was refused, and why. */
  readonly failed: { readonly act: string; readonly error: unknown } | null;
}

/**
 * A letter on the desk: typed words, saved by themselves. One thing at a time goes to the house, always with
 * the version of the case that the words on the screen were merged with.
 */
export function useLetterRoom(given: {
  register: LetterRegister;
  theCase: CaseOfLetter;
  letter: Letter;
}): LetterRoom {
  const { register, theCase, letter } = given;
  const { id: caseId, reference } = theCase.frame;
  const letterId = letter.id;
  const queries = useQueryClient();

  const [draft, setDraft] = useState(() =>
    startDraft(editOf(letter.document, letter.answers)),
  );
  const [saving, setSaving] = useState<"idle" | "saving" | "failed">("idle");
  const [saveError, setSaveError] = useState<unknown>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [failed, setFailed] = useState<LetterRoom["failed"]>(null);
  const [aheadMs, setAheadMs] = useState(0);

  // The saving runs beside the rendering and always needs the latest words.
  const latest = useRef(draft);
  const version = useRef<number | null>(null);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const attempt = useRef<{ body: string; key: string } | null>(null);

  const update = useCallback((next: LetterDraft) => {
    latest.current = next;
    setDraft(next);
  }, []);

  const inLine = useCallback(<T>(work: () => Promise<T>): Promise<T> => {
    const next = line.current.then(work, work);
    line.current = next.catch(() => undefined);
    return next;
  }, []);

  const fetchNow = useCallback(async (): Promise<void> => {
    // The letter after the case: its words are then never older than the version they are saved with.
    const freshCase = await queries.fetchQuery({
      ...register.caseOf(reference),
      staleTime: 0,
    });
    const fresh = await queries.fetchQuery({
      ...register.letterOf({ caseId, letterId }),
      staleTime: 0,
    });
    version.current = freshCase.frame.version;
    update(arrived(latest.current, editOf(fresh.document, fresh.answers)));
  }, [queries, register, reference, caseId, letterId, update]);

  const saveNow = useCallback(async (): Promise<boolean> => {
    for (let tries = 0; tries < triesPerSave; tries += 1) {
      if (latest.current.conflicts.length > 0) return false;
      if (!isUnsaved(latest.current)) return true;
      if (version.current === null) await fetchNow();
      const sent = latest.current.mine;
      const input = {
        caseId,
        letterId,
        version: version.current ?? 0,
        ...sent,
        paragraphs: [...sent.paragraphs],
      };
      const body = JSON.stringify(input);
      // Sending the same once more, after a lost answer, is the same act.
      if (attempt.current?.body !== body)
        attempt.current = { body, key: freshKey() };
      try {
        await register.acts.editLetter.mutate(input, {
          context: { idempotencyKey: attempt.current.key },
        });
        update(saved(latest.current, sent));
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== "refusal" || failure.refusal.code !== "stale")
          throw error;
      }
      await fetchNow();
    }
    return !isUnsaved(latest.current);
  }, [caseId, letterId, register, fetchNow, update]);

  const save = useCallback(
    () =>
      inLine(async () => {
        if (!isUnsaved(latest.current)) return true;
        setSaving("saving");
        try {
          const isDone = await saveNow();
          setSaving("idle");
          setSaveError(null);
          return isDone;
        } catch (error) {
          setSaving("failed");
          setSaveError(error);
          return false;
        }
      }),
    [inLine, saveNow],
  );

  const act = useCallback<LetterRoom["act"]>(
    async (name, call) => {
      setFailed(null);
      setBusy(name);
      try {
        if (!(await save())) return false;
        return await inLine(async () => {
          try {
            if (version.current === null) await fetchNow();
            await call({ caseId, version: version.current ?? 0 });
            return true;
          } catch (error) {
            setFailed({ act: name, error });
            return false;
          } finally {
            // What cannot be fetched now is fetched by the queries again.
            await fetchNow().catch(() => undefined);
          }
        });
      } finally {
        setBusy(null);
      }
    },
    [save, inLine, fetchNow, caseId],
  );

  const seenVersion = theCase.frame.version;
  useEffect(() => {
    if (seenVersion !== version.current)
      void inLine(fetchNow).catch(() => undefined);
  }, [seenVersion, inLine, fetchNow]);

  // Sent, stopped or given up: the case has changed with it.
  const { state } = letter;
  const before = useRef(state);
  useEffect(() => {
    if (before.current === state) return;
    before.current = state;
    void inLine(fetchNow).catch(() => undefined);
  }, [state, inLine, fetchNow]);

  const mayAutosave =
    letter.state === "draft" &&
    isUnsaved(draft) &&
    draft.conflicts.length === 0;
  const { mine } = draft;
  useEffect(() => {
    if (!mayAutosave) return undefined;
    const timer = window.setTimeout(() => void save(), autosaveAfterMs);
    return () => {
      window.clearTimeout(timer);
    };
  }, [mayAutosave, mine, save]);

  const isFailed = saving === "failed";
  useEffect(() => {
    if (!isFailed) return undefined;
    const again = (): void => void save();
    window.addEventListener("online", again);
    return () => {
      window.removeEventListener("online", again);
    };
  }, [isFailed, save]);

  const edit = useCallback<LetterRoom["edit"]>(
    (change) => {
      update(write(latest.current, change(latest.current.mine)));
    },
    [update],
  );
  const choose = useCallback<LetterRoom["choose"]>(
    (conflict, words) => {
      update(chosen(latest.current, conflict, words));
    },
    [update],
  );

  const onServerTime = useCallback((now: string) => {
    setAheadMs(Date.parse(now) - Date.now());
  }, []);

  return {
    draft,
    aheadMs,
    onServerTime,
    saveState:
      saving === "idle" ? (isUnsaved(draft) ? "unsaved" : "saved") : saving,
    saveError,
    edit,
    choose,
    save,
    act,
    busy,
    failed,
  };
}
