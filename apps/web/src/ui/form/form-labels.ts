import { createContext } from "react";

/** What the fields of the form around are called, by their path. The error summary names them. */
export const FormLabels = createContext<Map<string, string>>(new Map());
