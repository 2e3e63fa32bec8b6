import {
  addPasskeyInput,
  codeInput,
  onePasskeyInput,
  secondStepInput,
} from "@kept/domain/access/factors";
import {
  askResetInput,
  oneSessionInput,
  openLinkInput,
  signInInput,
  stepUpInput,
  useLinkInput,
} from "@kept/domain/access/schema";
import { granted } from "@kept/domain/verdict";
import type { Context } from "../api/context.ts";
import { noInput, openProcedure, procedure } from "../api/procedure.ts";
import { answer, refusalError } from "../api/refusal-error.ts";
import { instantAfter } from "../clock/wall-clock.ts";
import type { Writer } from "../db/writing.ts";
import { jotOver, type Change } from "../ledger/change.ts";
import { findAccount, findForSignIn, signInName } from "./account-store.ts";
import {
  addPasskey,
  confirmTotp,
  makeRecoveryCodes,
  removeFactor,
  startTotp,
  type Enrolled,
} from "./factors/factor-commands.ts";
import type { CodeSecrets } from "./factors/code-secrets.ts";
import {
  keepChallenge,
  passkeysOf,
  takeChallenge,
} from "./factors/factor-store.ts";
import {
  authenticationOptions,
  registrationOptions,
  relyingParty,
} from "./factors/passkeys.ts";
import { askForMail } from "./links/ask-mail.ts";
import { openByLink } from "./links/link-commands.ts";
import { findLink } from "./links/link-store.ts";
import { refuseGuessable } from "./new-password.ts";
import type { Passwords } from "./passwords.ts";
import { endOtherSessions, endOwnSession } from "./session-commands.ts";
import type { IdentityProvider } from "./sso/identity-provider.ts";
import { ssoProcedures } from "./sso/sso-router.ts";
import { signInView } from "./sign-in-views.ts";
import { placeOf, toldOf, unkeyed } from "./sign-in-call.ts";
import { beginSession, signIn } from "./sign-in.ts";
import { halfWayOf, proofWaysOf, secondStep, stepUp } from "./step-up.ts";
import type { Tries } from "./tries.ts";

export interface SignInRouterParts {
  readonly passwords: Passwords;
  readonly tries: Tries;
  readonly codes: CodeSecrets;
  readonly writer: Writer;
  /** The door for coming in and proving who one is: open on a full disk, too. */
  readonly letIn: Change;
  /** Names the house answers to; the first is what passkeys are bound to. */
  readonly hosts: readonly string[];
  /** Where people of this office sign in elsewhere; null where there is no such place. */
  readonly provider: IdentityProvider | null;
}

const challengeMs = 5 * 60_000;
const whileEnrolling = true;

/** How people come in, prove who they are, and keep the ways to do it. */
export function signInProcedures(parts: SignInRouterParts) {
  const { passwords, tries, codes } = parts;
  const jot = jotOver(parts.writer);
  const own = procedure("account.own", { whileEnrolling });
  const ownProved = procedure("account.own", { whileEnrolling, stepUp: true });
  const proofParts = (ctx: Context) => ({
    db: ctx.db,
    change: parts.letIn,
    jot,
    passwords,
    tries,
    codes,
  });
  const party = (ctx: Context) => relyingParty(parts.hosts, ctx.origin);
  const toldEnrolled = async (ctx: Context, enrolled: Enrolled) => {
    ctx.session.begin(enrolled.token);
    return { codes: enrolled.codes };
  };
  /** Notes what a browser is about to sign, for one answer of this session. */
  const challenged = async <T extends { challenge: string }>(
    ctx: Context,
    about: { sessionHash: string; purpose: "add" | "prove" },
    options: T,
  ): Promise<T> => {
    const now = ctx.now();
    const { challenge } = options;
    const expiresAt = instantAfter(now, challengeMs);
    answer(
      await jot(async (tx) => {
        await keepChallenge(tx, { ...about, challenge }, { now, expiresAt });
        return granted(null);
      }),
    );
    return options;
  };
  return {
    signIn: openProcedure
      .input(signInInput)
      .mutation(async ({ ctx, input }) => {
        const begun = answer(
          await signIn(proofParts(ctx), { ...input, ...placeOf(ctx) }),
        );
        ctx.session.begin(begun.token);
        return { ...(await toldOf(ctx, begun)), ways: begun.ways };
      }),

    /** What a link is for; nothing is told to whoever has none. */
    openLink: openProcedure
      .input(openLinkInput)
      .query(async ({ ctx, input }) => {
        const link = await findLink(ctx.db, input.token, ctx.now());
        if (link === null) throw refusalError({ code: "linkOver" });
        const account =
          link.accountId === null
            ? null
            : await findAccount(ctx.db, link.accountId);
        return {
          kind: link.kind,
          email: account?.email ?? null,
          name: account?.name ?? null,
        };
      }),

    useLink: openProcedure
      .input(useLinkInput)
      .mutation(async ({ ctx, input }) => {
        // Looked at before a hash is made, which is dear.
        const link = await findLink(ctx.db, input.token, ctx.now());
        if (link === null) throw refusalError({ code: "linkOver" });
        const owner =
          link.accountId === null
            ? null
            : await findAccount(ctx.db, link.accountId);
        await refuseGuessable(ctx.db, {
          password: input.password,
          field: "password",
          owner: owner ?? { name: input.name ?? "", email: input.email ?? "" },
        });
        const passwordHash = await passwords.hash(input.password);
        const { accountId } = answer(
          await openByLink(ctx.change, placeOf(ctx), {
            ...input,
            passwordHash,
          }),
        );
        const account = await findAccount(ctx.db, accountId);
        if (account === null) throw refusalError({ code: "linkOver" });
        const begun = answer(
          await beginSession(proofParts(ctx), placeOf(ctx), {
            account,
            shown: { by: "password" },
            alsoWrite: async () => undefined,
          }),
        );
        ctx.session.begin(begun.token);
        return { ...(await toldOf(ctx, begun)), ways: begun.ways };
      }),

    /** The same answer after the same work for every name; the mail goes to whom it belongs to, or to nobody. */
    askReset: openProcedure
      .input(askResetInput)
      .mutation(async ({ ctx, input }) => {
        const name = signInName(input.email);
        answer(await tries.count(`reset ${name}`, ctx.address));
        const known = await findForSignIn(ctx.db, name);
        const accountId =
          known === null || known.account.isDisabled ? null : known.account.id;
        const mail = { kind: "reset", accountId } as const;
        answer(
          await jot(async (tx) => {
            await askForMail(tx, { ...mail, readerId: accountId }, ctx.now());
            return granted(null);
          }),
        );
        return null;
      }),

    secondStep: openProcedure
      .input(secondStepInput)
      .mutation(async ({ ctx, input }) => {
        const done = answer(
          await secondStep(proofParts(ctx), placeOf(ctx), {
            address: ctx.address,
            party: party(ctx),
            given: input,
          }),
        );
        ctx.session.begin(done.token);
        return toldOf(ctx, done);
      }),

    /** What a passkey is to sign: for the second step, or for a proof of somebody who is signed in. */
    passkeyToProve: openProcedure.input(noInput).mutation(async ({ ctx }) => {
      const half =
        ctx.actor === null
          ? await halfWayOf(ctx.db, ctx.session.token, ctx.now())
          : null;
      const accountId = ctx.actor?.id ?? half?.account.id ?? null;
      const sessionHash = ctx.actor?.sessionHash ?? half?.sessionHash ?? null;
      if (accountId === null || sessionHash === null)
        throw refusalError({ code: "secondStepOver" });
      const known = await passkeysOf(ctx.db, accountId);
      const options = await authenticationOptions(party(ctx), known);
      return challenged(ctx, { sessionHash, purpose: "prove" }, options);
    }),

    stepUp: own.input(stepUpInput).mutation(async ({ ctx, input }) => {
      const { token } = answer(
        await stepUp(
          proofParts(ctx),
          { ...ctx.asking, stage: ctx.isEnrolling ? "enrolling" : "open" },
          { address: ctx.address, party: party(ctx), given: input },
        ),
      );
      ctx.session.begin(token);
      return null;
    }),

    /** With what this person can prove who they are. */
    proofWays: own.input(noInput).query(async ({ ctx }) => {
      const ways = await proofWaysOf(ctx.db, ctx.actor.id);
      return ways.filter(
        (way) => way !== "provider" || parts.provider !== null,
      );
    }),

    ownSignIn: own
      .input(noInput)
      .query(({ ctx }) => signInView(ctx.db, ctx.actor, ctx.now())),

    ...ssoProcedures(parts),

    startTotp: ownProved.input(noInput).mutation(async ({ ctx }) => {
      const account = await findAccount(ctx.db, ctx.actor.id);
      return answer(
        await startTotp(
          { change: ctx.change, codes },
          unkeyed(ctx.asking),
          account?.email ?? ctx.actor.name,
        ),
      );
    }),

    confirmTotp: ownProved.input(codeInput).mutation(async ({ ctx, input }) => {
      const enrolled = await confirmTotp(
        { change: ctx.change, tries, codes },
        unkeyed(ctx.asking),
        input.code,
      );
      return toldEnrolled(ctx, answer(enrolled));
    }),

    startPasskey: ownProved.input(noInput).mutation(async ({ ctx }) => {
      const { id, sessionHash } = ctx.actor;
      const office = party(ctx);
      const account = await findAccount(ctx.db, id);
      if (account === null || sessionHash === null)
        throw refusalError({ code: "notSignedIn" });
      if (!office.origins.includes(ctx.origin))
        throw refusalError({
          code: "passkeyHere",
          params: { address: addressFor(ctx, office) },
        });
      const known = await passkeysOf(ctx.db, id);
      const options = await registrationOptions(office, account, known);
      return challenged(ctx, { sessionHash, purpose: "add" }, options);
    }),

    addPasskey: ownProved
      .input(addPasskeyInput)
      .mutation(async ({ ctx, input }) => {
        const sessionHash = ctx.actor.sessionHash ?? "";
        const challenge = answer(
          await jot(async (tx) =>
            granted(
              await takeChallenge(
                tx,
                { sessionHash, purpose: "add" },
                ctx.now(),
              ),
            ),
          ),
        );
        const enrolled = await addPasskey(ctx.change, unkeyed(ctx.asking), {
          ...input,
          party: party(ctx),
          challenge,
        });
        return toldEnrolled(ctx, answer(enrolled));
      }),

    removePasskey: ownProved
      .input(onePasskeyInput)
      .mutation(async ({ ctx, input }) =>
        answer(await removeFactor(ctx.change, unkeyed(ctx.asking), input)),
      ),

    removeTotp: ownProved
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await removeFactor(ctx.change, unkeyed(ctx.asking), "totp")),
      ),

    makeRecoveryCodes: ownProved
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await makeRecoveryCodes(ctx.change, unkeyed(ctx.asking))),
      ),

    endSession: procedure("account.own")
      .input(oneSessionInput)
      .mutation(async ({ ctx, input }) =>
        answer(await endOwnSession(ctx.change, ctx.asking, input.sessionId)),
      ),

    endOtherSessions: procedure("account.own")
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await endOtherSessions(ctx.change, ctx.asking)),
      ),
  };
}

/** Where this page would have to be for a passkey. */
function addressFor(
  ctx: Context,
  office: { id: string; origins: readonly string[] },
) {
  const [first] = office.origins;
  if (first !== undefined) return first;
  const port = /:\d+$/u.exec(ctx.origin)?.[0] ?? "";
  return `http://${office.id}${port}`;
}
