import {
  sentenceOf,
  type Refusal,
  type RefusalCode,
} from "@kept/domain/refusal";
import type { OpenRequestInput } from "@kept/domain/registers/requests/schema";
import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { FieldPath } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { applyFailure } from "../../../api/apply-failure.ts";
import { freshKey, useTRPC, useTRPCClient } from "../../../api/client.ts";
import { failureOf } from "../../../api/failure.ts";
import { useFailureText } from "../../../api/failure-view.tsx";
import type { FormDraft } from "../../../casework/drafts/use-form-draft.ts";
import { dueMoment } from "../../../casework/clock-words.ts";
import { paths } from "../../../paths.ts";
import { toast } from "../../../ui/toast.ts";
import { useDates } from "../../../ui/use-dates.ts";
import { useLanguage } from "../../../ui/use-language.ts";
import type { OpenFormInput } from "./open-schema.ts";
import type { OpenForm } from "./use-open-form.ts";

/** Refusals that are about one field, beyond what its schema can know. */
const fieldOfRefusal: Partial<Record<RefusalCode, FieldPath<OpenFormInput>>> = {
  receivedInFuture: "receivedAt",
  partnerAfterCompany: "partner.receivedAt",
  unknownPolicy: "policyId",
  unknownResidence: "residence",
};

/** Opens the case, goes to it, and says by when it has to be identified. A no goes to its field; entries stay. */
export function useOpenRequest(
  form: OpenForm,
  { hold, release, close }: FormDraft["keeper"],
): (input: OpenRequestInput) => Promise<void> {
  const { t } = useTranslation("intake");
  const language = useLanguage();
  const dates = useDates();
  const navigate = useNavigate();
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  // The same form sent again after a lost answer is the same act; a changed one is another.
  const act = useRef({ body: "", key: "" });

  // Under a field it goes without saying that nothing was saved.
  const fieldWords = (refusal: Refusal): string =>
    refusal.code === "receivedInFuture" ||
    refusal.code === "partnerAfterCompany"
      ? t(`problem.${refusal.code}`)
      : sentenceOf(refusal, language);

  const refuse = (error: unknown): void => {
    const failure = failureOf(error);
    const field =
      failure.kind === "refusal"
        ? fieldOfRefusal[failure.refusal.code]
        : undefined;
    if (failure.kind === "refusal" && field !== undefined)
      form.setError(field, {
        type: "server",
        message: fieldWords(failure.refusal),
      });
    else applyFailure({ form, error, language, otherwise: failureText(error) });
  };

  /** "Identify by Wed 23 Sep, 09:42": what the case says itself; nothing where it cannot be asked. */
  const dueWords = async (reference: string): Promise<string | null> => {
    const view = await client.requests.byReference
      .query({ reference })
      .catch(() => null);
    const clock =
      view?.frame.clocks.find(
        ({ ruleId }) => ruleId === view.frame.nextRuleId,
      ) ?? null;
    const due = clock === null ? null : dueMoment(clock);
    return clock === null || due === null
      ? null
      : t("opened.due", {
          act: clock.title[language],
          day: dates.day(due.on),
          time: due.time,
        });
  };

  return async (input) => {
    if (Date.parse(input.receivedAt) > Date.parse(dates.now)) {
      form.setError("receivedAt", {
        type: "server",
        message: t("problem.receivedInFuture"),
      });
      return;
    }
    const body = JSON.stringify(input);
    if (act.current.body !== body) act.current = { body, key: freshKey() };
    const draftId = await hold();
    const opened = await client.requests.open
      .mutate(input, {
        context: {
          idempotencyKey: act.current.key,
          ...(draftId !== null && { draftId }),
        },
      })
      .catch(refuse);
    if (opened === undefined) {
      release();
      return;
    }
    close();
    const { reference } = opened;
    const due = await dueWords(reference);
    void queryClient.invalidateQueries(trpc.requests.pathFilter());
    void queryClient.invalidateQueries(trpc.desk.pathFilter());
    void queryClient.invalidateQueries(trpc.drafts.pathFilter());
    toast({
      text:
        due === null
          ? t("opened.plain", { reference })
          : t("opened.withDue", { reference, due }),
    });
    void navigate(paths.request(reference));
  };
}
