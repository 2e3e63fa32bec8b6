import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isReadable, letterRuns, variableNames } from "./letter-runs.ts";

describe("letterRuns", () => {
  it("splits a paragraph into words and variables", () => {
    expect(letterRuns("Dear {{ salutation }}, on {{received_on}}.")).toEqual([
      { kind: "text", text: "Dear " },
      { kind: "variable", name: "salutation" },
      { kind: "text", text: ", on " },
      { kind: "variable", name: "received_on" },
      { kind: "text", text: "." },
    ]);
  });

  it("takes tags, filters, property paths and crowded braces for broken", () => {
    for (const source of [
      "{% include 'x' %}",
      "{% raw %}",
      "{{ name | upcase }}",
      "{{ person.name }}",
      "{{ '7' }}",
      "{{ 7 }}",
      "{{- name -}}",
      "{{{ name }}}",
      "{{ name }}}",
      "an open {{ brace",
      "a closing }} brace",
      "{{}}",
      "{{ __proto__ }}",
    ]) {
      expect(isReadable(source), source).toBe(false);
    }
  });

  it("leaves single braces and other template languages alone, as words", () => {
    for (const source of ["{ a }", "<%= 7*7 %>", "${7*7}", "100 %", "#{x}"]) {
      expect(letterRuns(source)).toEqual([{ kind: "text", text: source }]);
    }
  });

  it("names each variable once, in reading order", () => {
    expect(variableNames("{{ b }} {{ a }} {{ b }}")).toEqual(["b", "a"]);
  });

  it("loses no character of what was written", () => {
    const written = fc.stringMatching(/^[{}% ab_|.中1\n]*$/);
    fc.assert(
      fc.property(written, (source) => {
        const names = source.matchAll(/\{\{\s*[a-z][a-z0-9_]*\s*\}\}/g);
        const kept = letterRuns(source).map((run) =>
          run.kind === "variable" ? names.next().value?.[0] : run.text,
        );
        // Broken variables keep their own text and use up a match as well.
        if (letterRuns(source).every((run) => run.kind !== "broken")) {
          expect(kept.join("")).toBe(source);
        }
      }),
    );
  });
});
