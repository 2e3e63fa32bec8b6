import { stopWindowSeconds } from "@kept/domain/casework/letter-delivery";
import type { LetterRegister } from "./letter-register.ts";
import type { LetterRoom } from "./use-letter-room.ts";

export interface LetterActs {
  readonly markCurrent: (paragraphIds: readonly string[]) => void;
  readonly discard: () => Promise<boolean>;
  readonly askApproval: (approverId: string) => void;
  readonly decide: (decision: {
    readonly approvalId: string;
    readonly contentHash: string;
    readonly answer: "approved" | "changesAsked";
    readonly reason: string | null;
  }) => Promise<boolean>;
  readonly send: () => Promise<boolean>;
  readonly stop: () => Promise<boolean>;
  /** The lines of the envelope. */
  readonly address: (postAddress: string) => Promise<boolean>;
  /** Another person of the case gets it instead. */
  readonly redirect: (recipientId: string) => Promise<boolean>;
  /** Fixes a letter that goes by post. */
  readonly print: () => Promise<boolean>;
  readonly markPosted: (postedAt: string) => Promise<boolean>;
  readonly checkFile: (fileId: string) => void;
  readonly removeFile: (fileId: string) => void;
}

/** What can be done with one letter, each on the case as it is when the turn comes. */
export function actsOfLetter({
  register: { acts },
  letterId,
  lastRead,
  room: { act, onServerTime },
}: {
  readonly register: LetterRegister;
  readonly letterId: string;
  /** The newest message that the writer has read. */
  readonly lastRead: string | null;
  readonly room: Pick<LetterRoom, "act" | "onServerTime">;
}): LetterActs {
  return {
    markCurrent: (paragraphIds) => {
      // One by one: each is an act of its own on the case as the one before has left it.
      void paragraphIds.reduce<Promise<boolean>>(
        async (before, paragraphId) =>
          (await before) &&
          act("markCurrent", (on) =>
            acts.markCurrent.mutate({ ...on, letterId, paragraphId }),
          ),
        Promise.resolve(true),
      );
    },
    discard: () =>
      act("discard", (on) => acts.discardLetter.mutate({ ...on, letterId })),
    askApproval: (approverId) => {
      void act("askApproval", (on) =>
        acts.askApproval.mutate({ ...on, letterId, approverId }),
      );
    },
    decide: (decision) =>
      act("decide", (on) => acts.decideApproval.mutate({ ...on, ...decision })),
    send: () =>
      act("send", async (on) => {
        const { leavesAt } = await acts.sendLetter.mutate({
          ...on,
          letterId,
          lastRead,
        });
        // The window has just opened, whatever this machine's clock says.
        onServerTime(
          new Date(
            Date.parse(leavesAt) - stopWindowSeconds * 1000,
          ).toISOString(),
        );
      }),
    stop: () =>
      act("stop", (on) => acts.stopLetter.mutate({ ...on, letterId })),
    address: (postAddress) =>
      act("address", (on) =>
        acts.addressLetter.mutate({ ...on, letterId, postAddress }),
      ),
    redirect: (recipientId) =>
      act("redirect", (on) =>
        acts.redirectLetter.mutate({ ...on, letterId, recipientId }),
      ),
    print: () =>
      act("print", (on) =>
        acts.printLetter.mutate({ ...on, letterId, lastRead }),
      ),
    markPosted: (postedAt) =>
      act("markPosted", (on) =>
        acts.markPosted.mutate({ ...on, letterId, postedAt }),
      ),
    checkFile: (fileId) => {
      void act("checkFile", (on) =>
        acts.checkEnclosure.mutate({ ...on, letterId, fileId }),
      );
    },
    removeFile: (fileId) => {
      void act("removeFile", (on) =>
        acts.removeEnclosure.mutate({ ...on, letterId, fileId }),
      );
    },
  };
}
