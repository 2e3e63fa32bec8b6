import { ownSettingsInput } from "@kept/domain/access/own-settings";
import {
  changePasswordInput,
  createPersonInput,
  createTeamInput,
  oneOrderInput,
  onePersonInput,
  setLanguageInput,
  setRoleInput,
  setSchemeInput,
  setShortcutsInput,
} from "@kept/domain/access/schema";
import type { Actor } from "@kept/domain/access/actor";
import { refused, type Verdict } from "@kept/domain/verdict";
import { noInput, openProcedure, procedure, router } from "../api/procedure.ts";
import { answer } from "../api/refusal-error.ts";
import type { Db } from "../db/reading.ts";
import { findAccount, passwordHashOf } from "./account-store.ts";
import { changePassword, setOwn, signOut } from "./own-account-commands.ts";
import {
  createPerson,
  sendInvitation,
  showInvitation,
} from "./invitation-commands.ts";
import { createTeam } from "./team-commands.ts";
import { decideRole, setRole } from "./role-commands.ts";
import {
  disablePerson,
  enablePerson,
  endSessionsOfPerson,
  sendReset,
} from "./account-commands.ts";
import {
  helloView,
  listPeople,
  listTeams,
  meView,
  type MeView,
} from "./people-views.ts";
import {
  makeFeed,
  removeFeed,
  setOwnSettings,
} from "./own-settings-commands.ts";
import { feedMadeAt, readOwnSettings } from "./own-settings-store.ts";
import { askAnew, decideAnew } from "./anew/anew-commands.ts";
import { linkTo } from "./links/mail-links.ts";
import { overseenPeople, waitingOrdersView } from "./oversight-views.ts";
import { refuseGuessable } from "./new-password.ts";
import { unkeyed } from "./sign-in-call.ts";
import { hashOfToken, newToken, sessionEnd } from "./session-store.ts";
import { signInProcedures, type SignInRouterParts } from "./sign-in-router.ts";

export interface PeopleParts extends SignInRouterParts {
  /** Whether a mail reaches anybody outside this machine. */
  readonly mailLeaves: boolean;
}

async function whoAmI(
  db: Db,
  actor: Actor,
  isEnrolling: boolean,
): Promise<Verdict<MeView>> {
  const account = await findAccount(db, actor.id);
  return account === null
    ? refused("notFound")
    : {
        ok: true,
        value: await meView(db, account, {
          mustEnrol: isEnrolling,
          session: { column: "trace_hash", hash: actor.sessionHash ?? "" },
        }),
      };
}

export function peopleRouter(parts: PeopleParts) {
  const { passwords, tries } = parts;
  return router({
    hello: openProcedure
      .input(noInput)
      .query(({ ctx }) => helloView(ctx.db, parts.provider?.name ?? null)),

    ...signInProcedures(parts),

    // Asked by pages that are open, also after the end; nobody is refused and nothing is told but the time left.
    sessionEnd: openProcedure
      .input(noInput)
      .query(({ ctx }) =>
        ctx.session.token === null
          ? null
          : sessionEnd(ctx.db, hashOfToken(ctx.session.token), ctx.now()),
      ),

    signOut: procedure("account.own", { whileEnrolling: true })
      .input(noInput)
      .mutation(async ({ ctx }) => {
        answer(await signOut(parts.letIn, ctx.asking));
        ctx.session.end();
        return null;
      }),

    me: procedure("account.own", { whileEnrolling: true })
      .input(noInput)
      .query(async ({ ctx }) =>
        answer(await whoAmI(ctx.db, ctx.actor, ctx.isEnrolling)),
      ),

    setLanguage: procedure("account.own", { whileEnrolling: true })
      .input(setLanguageInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await setOwn(ctx.change, ctx.asking, {
            kind: "language",
            language: input.language,
          }),
        ),
      ),

    setShortcuts: procedure("account.own")
      .input(setShortcutsInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await setOwn(ctx.change, ctx.asking, {
            kind: "shortcuts",
            shortcuts: input.shortcuts,
          }),
        ),
      ),

    setScheme: procedure("account.own")
      .input(setSchemeInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await setOwn(ctx.change, ctx.asking, {
            kind: "scheme",
            scheme: input.scheme,
          }),
        ),
      ),

    ownSettings: procedure("account.own")
      .input(noInput)
      .query(async ({ ctx }) => ({
        ...(await readOwnSettings(ctx.db, ctx.actor.id)),
        feedMadeAt: await feedMadeAt(ctx.db, ctx.actor.id),
      })),

    setOwnSettings: procedure("account.own")
      .input(ownSettingsInput)
      .mutation(async ({ ctx, input }) =>
        answer(await setOwnSettings(ctx.change, ctx.asking, input)),
      ),

    makeFeed: procedure("account.own")
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await makeFeed(ctx.change, ctx.asking)),
      ),

    removeFeed: procedure("account.own")
      .input(noInput)
      .mutation(async ({ ctx }) =>
        answer(await removeFeed(ctx.change, ctx.asking)),
      ),

    changePassword: procedure("account.own", { stepUp: true })
      .input(changePasswordInput)
      .mutation(async ({ ctx, input }) => {
        // Guessing the old password from an open session counts like guessing it at the door.
        answer(await tries.count(ctx.actor.id, ctx.address));
        const kept = await passwordHashOf(ctx.db, ctx.actor.id);
        if (!answer(await passwords.check(input.current, kept)))
          answer(refused("wrongPassword"));
        await tries.forgive(ctx.actor.id, ctx.address);
        const owner = await findAccount(ctx.db, ctx.actor.id);
        await refuseGuessable(ctx.db, {
          password: input.next,
          field: "next",
          owner: owner ?? { name: ctx.actor.name, email: "" },
        });
        const fresh = await passwords.hash(input.next);
        return answer(await changePassword(ctx.change, ctx.asking, fresh));
      }),

    list: procedure("people.view")
      .input(noInput)
      .query(({ ctx }) => listPeople(ctx.db)),

    teams: procedure("people.view")
      .input(noInput)
      .query(({ ctx }) => listTeams(ctx.db)),

    create: procedure("people.manage", { stepUp: true })
      .input(createPersonInput)
      .mutation(async ({ ctx, input }) => {
        // Nobody's until the person has chosen one by the link that is mailed to them.
        const passwordHash = await passwords.hash(newToken().token);
        return answer(
          await createPerson(ctx.change, ctx.asking, {
            ...input,
            passwordHash,
          }),
        );
      }),

    sendReset: procedure("people.manage", { stepUp: true })
      .input(onePersonInput)
      .mutation(async ({ ctx, input }) =>
        answer(await sendReset(ctx.change, ctx.asking, input.personId)),
      ),

    /** Everybody's account as those see it who keep the house. */
    oversee: procedure("people.oversee")
      .input(noInput)
      .query(async ({ ctx }) => ({
        people: await overseenPeople(ctx.db, ctx.now()),
        mailLeaves: parts.mailLeaves,
      })),

    sendInvitation: procedure("people.manage", { stepUp: true })
      .input(onePersonInput)
      .mutation(async ({ ctx, input }) =>
        answer(await sendInvitation(ctx.change, ctx.asking, input.personId)),
      ),

    showInvitation: procedure("people.approve", { stepUp: true })
      .input(onePersonInput)
      .mutation(async ({ ctx, input }) => {
        const { token } = answer(
          await showInvitation(ctx.change, unkeyed(ctx.asking), {
            ...input,
            mailLeaves: parts.mailLeaves,
          }),
        );
        return { link: linkTo(ctx.origin, token) };
      }),

    endSessionsOf: procedure("people.manage", { stepUp: true })
      .input(onePersonInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await endSessionsOfPerson(ctx.change, ctx.asking, input.personId),
        ),
      ),

    /** What was lost is set up anew, once a second person has said yes. */
    askAnew: procedure("people.manage", { stepUp: true, approvals: 1 })
      .input(onePersonInput)
      .mutation(async ({ ctx, input }) =>
        answer(await askAnew(ctx.change, ctx.asking, input.personId)),
      ),

    approveAnew: procedure("people.approve", { stepUp: true })
      .input(oneOrderInput)
      .mutation(async ({ ctx, input }) => {
        const passwordHash = await passwords.hash(newToken().token);
        return answer(
          await decideAnew(ctx.change, ctx.asking, {
            ...input,
            isGranted: true,
            passwordHash,
          }),
        );
      }),

    declineAnew: procedure("people.approve")
      .input(oneOrderInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await decideAnew(ctx.change, ctx.asking, {
            ...input,
            isGranted: false,
            passwordHash: "",
          }),
        ),
      ),

    /** What waits for the yes of a second person. */
    orders: procedure("people.approve")
      .input(noInput)
      .query(({ ctx }) => waitingOrdersView(ctx.db, ctx.actor.id)),

    approveRole: procedure("people.approve", { stepUp: true })
      .input(oneOrderInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await decideRole(ctx.change, ctx.asking, {
            ...input,
            isGranted: true,
          }),
        ),
      ),

    declineRole: procedure("people.approve")
      .input(oneOrderInput)
      .mutation(async ({ ctx, input }) =>
        answer(
          await decideRole(ctx.change, ctx.asking, {
            ...input,
            isGranted: false,
          }),
        ),
      ),

    setRole: procedure("people.manage", { stepUp: true, approvals: 1 })
      .input(setRoleInput)
      .mutation(async ({ ctx, input }) =>
        answer(await setRole(ctx.change, ctx.asking, input)),
      ),

    disable: procedure("people.manage", { stepUp: true })
      .input(onePersonInput)
      .mutation(async ({ ctx, input }) =>
        answer(await disablePerson(ctx.change, ctx.asking, input.personId)),
      ),

    enable: procedure("people.manage", { stepUp: true })
      .input(onePersonInput)
      .mutation(async ({ ctx, input }) =>
        answer(await enablePerson(ctx.change, ctx.asking, input.personId)),
      ),

    createTeam: procedure("people.manage")
      .input(createTeamInput)
      .mutation(async ({ ctx, input }) =>
        answer(await createTeam(ctx.change, ctx.asking, input)),
      ),
  });
}
