import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/client.ts";

/** A disclosure as the server sends it. */
export type DisclosureView =
  inferRouterOutputs<AppRouter>["disclosures"]["byReference"];

export type MoveView = DisclosureView["frame"]["moves"][number];
