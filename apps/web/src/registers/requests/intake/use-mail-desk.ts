import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "../../../api/client.ts";
import { sendMail, type FiledMail } from "./send-mail.ts";

/** A raw mail on its way in. */
export interface MailToSend {
  /** Of the file, as its sender named it. */
  readonly name: string;
  readonly bytes: Blob;
  readonly source: "drop" | "paste";
}

/** What became of one mail that was handed over on this page. */
export interface MailResult {
  readonly key: number;
  readonly name: string;
  readonly outcome:
    | { readonly state: "sending" }
    | { readonly state: "filed"; readonly filed: FiledMail }
    | { readonly state: "failed"; readonly error: unknown };
}

interface MailDesk {
  readonly results: readonly MailResult[];
  readonly send: (mails: readonly MailToSend[]) => void;
}

/** Hands mails over one after the other. `onWaiting` hears of each that waits for a case to be opened from it. */
export function useMailDesk(onWaiting: (mailId: string) => void): MailDesk {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [results, setResults] = useState<readonly MailResult[]>([]);

  const sendAll = async (
    mails: readonly (MailToSend & { readonly key: number })[],
  ): Promise<void> => {
    for (const { key, name, ...mail } of mails) {
      const outcome = await sendMail(mail).then(
        (filed) => ({ state: "filed", filed }) as const,
        (error: unknown) => ({ state: "failed", error }) as const,
      );
      // Whoever reads that it waits finds it among those that wait.
      if (outcome.state === "filed" && outcome.filed.outcome === "waiting")
        await queryClient.invalidateQueries(
          trpc.requests.waitingMail.pathFilter(),
        );
      setResults((known) =>
        known.map((one) => (one.key === key ? { key, name, outcome } : one)),
      );
      if (outcome.state === "filed" && outcome.filed.outcome === "waiting")
        onWaiting(outcome.filed.mailId);
    }
    await queryClient.invalidateQueries(trpc.requests.pathFilter());
  };

  return {
    results,
    send: (mails) => {
      const first = results.length;
      const numbered = mails.map((mail, index) => ({
        ...mail,
        key: first + index,
      }));
      setResults([
        ...results,
        ...numbered.map(({ key, name }) => ({
          key,
          name,
          outcome: { state: "sending" } as const,
        })),
      ]);
      void sendAll(numbered);
    },
  };
}
