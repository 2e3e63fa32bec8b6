import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Json } from "@kept/domain/json";
import {
  numberSources,
  secondChannels,
} from "@kept/domain/registers/disclosures/authority";
import { entryActs } from "@kept/domain/registers/disclosures/entry";
import { undertakingKinds } from "@kept/domain/registers/disclosures/transfers";
import {
  countries,
  disclosureBases,
  instruments,
} from "@kept/domain/registers/disclosures/instruments";
import {
  authorityClasses,
  disclosureKinds,
  disclosureOutcomes,
  noticeStates,
  releaseChannels,
  secrecyStates,
} from "@kept/domain/registers/disclosures/kinds";
import {
  reviewChecks,
  reviewResults,
} from "@kept/domain/registers/disclosures/review";
import { dataCategories } from "@kept/domain/registers/disclosures/scope";
import { disclosureWorkflow } from "@kept/domain/registers/disclosures/workflow";
import type { Text } from "@kept/domain/text";
import { useTRPC } from "../../../api/client.ts";
import type { FieldSpeech } from "../../../casework/forms/conflict-dialog.tsx";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import { usePersonName } from "../../../ui/use-person-name.ts";
import type { DisclosureView } from "./disclosure-view.ts";

type Labelled = Text | { readonly label: Text };

/** Fields whose values are keys of a closed list. */
const tables: Readonly<Record<string, Readonly<Record<string, Labelled>>>> = {
  kind: disclosureKinds,
  country: countries,
  dataPlaces: countries,
  authorityClass: authorityClasses,
  instrument: instruments,
  numberSource: numberSources,
  secondChannel: secondChannels,
  reviewResult: reviewResults,
  basis: disclosureBases,
  undertaking: undertakingKinds,
  releaseChannel: releaseChannels,
  outcome: disclosureOutcomes,
  secrecy: secrecyStates,
  notice: noticeStates,
  act: entryActs,
  stage: disclosureWorkflow.stages,
};

const moments: ReadonlySet<string> = new Set([
  "receivedAt",
  "preservedAt",
  "verifiedAt",
  "disclosedAt",
]);
const people: ReadonlySet<string> = new Set(["askedOf", "ownerId", "signedBy"]);
const days: ReadonlySet<string> = new Set([
  "respondBy",
  "secrecyUntil",
  "secrecyReviewOn",
  "signedOn",
  "dueOn",
  "deleteOn",
]);
const hashes: ReadonlySet<string> = new Set([
  "contentHash",
  "entrySha256",
  "sha256",
]);

/** What the fields of a disclosure are called, and how their values are said. */
export function useFieldSpeech(view: DisclosureView): FieldSpeech {
  const { t } = useTranslation("disclosures");
  const text = useText();
  const language = useLanguage();
  const dates = useDates();
  const nameOf = usePersonName();
  const trpc = useTRPC();
  const { data: colleagues } = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 300_000 }),
  );
  const { files } = view.frame;
  return useMemo(() => {
    const labels: Readonly<Record<string, string>> = {
      ...t("field", { returnObjects: true }),
      ...t("facts", { returnObjects: true }),
      ...t("trail", { returnObjects: true }),
    };
    const listed = (words: readonly string[]): string =>
      words.length === 0
        ? t("facts.none")
        : words.join(language === "zh" ? "、" : ", ");
    const keyed = (field: string, key: string): string => {
      const found = tables[field]?.[key];
      if (found === undefined) return key;
      return text("label" in found ? found.label : found);
    };
    const categoryOf = (key: string): string =>
      text(dataCategories[key as keyof typeof dataCategories].label);
    const value = (field: string, of: Json): string => {
      if (of === null || of === "") return t("facts.none");
      if (field === "checks" && isRecord(of))
        return listed(
          Object.entries(of).map(
            ([check, said]) =>
              `${text(reviewChecks[check as keyof typeof reviewChecks])}: ${t(`check.${said as "yes"}`)}`,
          ),
        );
      if (field === "scope" && isList(of))
        return listed(
          of.map((row) =>
            isRecord(row) && typeof row["category"] === "string"
              ? `${categoryOf(row["category"])} (${t("scope.given")}: ${String(isList(row["given"] ?? null) ? (row["given"] as readonly Json[]).length : 0)})`
              : "",
          ),
        );
      if (isList(of)) return listed(of.map((one) => value(field, one)));
      if (isRecord(of))
        return field === "content" && typeof of[language] === "string"
          ? of[language]
          : listed(
              Object.entries(of).flatMap(([key, one]) =>
                one === null ? [] : [value(key, one)],
              ),
            );
      if (typeof of === "boolean") return t(of ? "check.yes" : "check.no");
      const words = String(of);
      if (field in tables) return keyed(field, words);
      if (moments.has(field)) return dates.moment(words, "long");
      if (days.has(field)) return dates.day(words, "long");
      if (hashes.has(field)) return words.slice(0, 12);
      if (people.has(field)) {
        const found = colleagues?.find(({ id }) => id === words);
        return found === undefined ? t("row.nobody") : nameOf(found);
      }
      if (field === "scanFileId")
        return files.find(({ id }) => id === words)?.name ?? t("tabs.files");
      if (field === "challenge") return t(`challenge.${words as "clarify"}`);
      if (field === "challengeOutcome")
        return t(`challengeOutcome.${words as "accepted"}`);
      return words;
    };
    return {
      label: (field: string) => labels[field] ?? t("trail.other"),
      value,
    };
  }, [t, text, language, dates, nameOf, colleagues, files]);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !isList(value);
}
