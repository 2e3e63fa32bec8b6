import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/client.ts";

type Outputs = inferRouterOutputs<AppRouter>["requests"];

/** A waiting mail with everything that was guessed from it. */
export type MailPreview = Outputs["mailPreview"];
export type WaitingMail = Outputs["waitingMail"][number];
export type Duplicate = MailPreview["duplicates"][number];
