import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../api/client.ts";

type Outputs = inferRouterOutputs<AppRouter>["requests"];

/** One page of the list as the server sends it. */
export type RequestPage = Outputs["list"];
export type RequestRow = RequestPage["rows"][number];
