import { requestRoutes } from "./requests/routes.ts";

/** The pages of every register. */
export const registerRoutes = [...requestRoutes];
