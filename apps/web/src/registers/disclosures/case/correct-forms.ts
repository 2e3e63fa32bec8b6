import { z } from "zod";
import { countries } from "@kept/domain/registers/disclosures/instruments";
import { authorityClasses } from "@kept/domain/registers/disclosures/kinds";
import { correctDisclosureInput } from "@kept/domain/registers/disclosures/schema";
import { agencyField, withoutAgency } from "./use-agencies.ts";
import { choicesOf, type MoveForms } from "./form-seat.ts";

/** What is written as a number stands in the field as words. */
export function countOf(written: unknown): number | null {
  return typeof written === "string" && /^\d+$/.test(written)
    ? Number(written)
    : null;
}

/** What was said of a demand, said anew with the reason. */
export const correctForms: MoveForms = {
  correct: ({ view: { disclosure }, text, t, agencies }) => ({
    schema: z.preprocess(
      (values: Readonly<Record<string, unknown>>) => ({
        ...withoutAgency(values),
        scopeCount: countOf(values["scopeCount"]),
      }),
      correctDisclosureInput,
    ),
    fields: [
      ...agencyField(agencies, agencies.asWhoAsks),
      { name: "body", kind: "line" },
      {
        name: "authorityClass",
        kind: "choice",
        choices: choicesOf(authorityClasses, text),
      },
      { name: "country", kind: "choice", choices: choicesOf(countries, text) },
      { name: "officer", kind: "line", optional: true },
      { name: "contactPhone", kind: "line", optional: true },
      { name: "contactAddress", kind: "line", optional: true },
      { name: "asked", kind: "words" },
      { name: "purpose", kind: "words", optional: true },
      { name: "respondBy", kind: "day", optional: true },
      { name: "dataPlaces", kind: "many", choices: choicesOf(countries, text) },
      { name: "scopeWords", kind: "words", optional: true },
      { name: "scopeCount", kind: "line", optional: true },
      {
        name: "language",
        kind: "choice",
        choices: (["zh", "en"] as const).map((value) => ({
          value,
          label: t(`language.${value}`),
        })),
      },
      { name: "reason", kind: "words" },
    ],
    values: {
      body: disclosure.body,
      authorityClass: disclosure.authorityClass,
      country: disclosure.country,
      officer: disclosure.officer,
      contactPhone: disclosure.contactPhone,
      contactAddress: disclosure.contactAddress,
      asked: disclosure.asked,
      purpose: disclosure.purpose,
      respondBy: disclosure.respondBy,
      dataPlaces: [...disclosure.dataPlaces],
      scopeWords: disclosure.scopeWords,
      scopeCount:
        disclosure.scopeCount === null ? null : String(disclosure.scopeCount),
      language: disclosure.language,
      reason: "",
    },
  }),
};
