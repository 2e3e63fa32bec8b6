export interface Present {
  readonly caseId: string;
  readonly personId: string;
  readonly doing: "viewing" | "writing";
}

export interface Presence {
  /** Says again that this tab of a person has a case open, or has none any more. */
  here(tab: {
    readonly tabId: string;
    readonly personId: string;
    readonly caseId: string | null;
    readonly doing: Present["doing"];
  }): void;
  /** Who has what open now; a person stands once per case, writing before looking. */
  present(): Present[];
  /** Lets those go that have not said so for a while. */
  forgetTheGone(): Promise<void>;
}

export interface PresenceParts {
  /** Milliseconds that only grow. */
  readonly now: () => number;
  /** Told which case looks different now. */
  readonly onChange: (caseId: string) => void;
}

/** How long a tab counts without saying so again; it says so every twenty seconds. */
const staysMs = 50_000;

interface Tab extends Present {
  readonly until: number;
}

/** Who has which case open, kept in memory alone: no lock, no record, gone with the process. */
export function makePresence({ now, onChange }: PresenceParts): Presence {
  const tabs = new Map<string, Tab>();

  function forgetTheGone(): void {
    const moment = now();
    for (const [key, tab] of tabs) {
      if (tab.until > moment) continue;
      tabs.delete(key);
      onChange(tab.caseId);
    }
  }

  return {
    here: ({ tabId, personId, caseId, doing }) => {
      forgetTheGone();
      // Nobody can speak for the tab of another person.
      const key = `${personId} ${tabId}`;
      const before = tabs.get(key);
      if (caseId === null) tabs.delete(key);
      else tabs.set(key, { caseId, personId, doing, until: now() + staysMs });
      if (before?.caseId === caseId && before.doing === doing) return;
      if (before !== undefined && before.caseId !== caseId)
        onChange(before.caseId);
      if (caseId !== null) onChange(caseId);
    },
    forgetTheGone: async () => {
      forgetTheGone();
    },
    present: () => {
      forgetTheGone();
      const found = new Map<string, Present>();
      for (const { caseId, personId, doing } of tabs.values()) {
        const key = `${caseId} ${personId}`;
        if (found.get(key)?.doing === "writing") continue;
        found.set(key, { caseId, personId, doing });
      }
      return [...found.values()];
    },
  };
}
