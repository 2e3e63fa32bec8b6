import type { inferRouterOutputs } from "@trpc/server";
import { createContext, useContext } from "react";
import type { AppRouter } from "../api/client.ts";

type Outputs = inferRouterOutputs<AppRouter>["people"];

/** Who is signed in, and what their role allows. */
export type Me = Outputs["me"];
/** What may be known of the office before anybody has signed in. */
export type Hello = Outputs["hello"];

export const MeContext = createContext<Me | null>(null);
export const HelloContext = createContext<Hello | null>(null);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error("Nobody is signed in on this page.");
  return me;
}

export function useHello(): Hello {
  const hello = useContext(HelloContext);
  if (!hello) throw new Error("The office is not known yet.");
  return hello;
}
