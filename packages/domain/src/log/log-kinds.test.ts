import { describe, expect, it } from "vitest";
import { logWords } from "../registers/log-words.ts";
import { logKinds } from "./log-kinds.ts";

describe("the kinds of the log", () => {
  it.each(Object.keys(logWords))(
    "let %s be found by exactly one of them",
    (action) => {
      const found = Object.entries(logKinds).filter(([, { begins }]) =>
        begins.some((begin) => action.startsWith(begin)),
      );
      expect(found.map(([kind]) => kind)).toHaveLength(1);
    },
  );
});
