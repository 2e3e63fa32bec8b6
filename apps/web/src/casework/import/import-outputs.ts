import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/client.ts";

type Imports = inferRouterOutputs<AppRouter>["imports"];

export type ImportAbout = Imports["about"];
export type ImportCheck = Imports["check"];
export type ImportView = Imports["get"];
export type OutcomeRow = Imports["outcome"][number];
