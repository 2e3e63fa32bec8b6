import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate, useSearchParams } from "react-router";
import { freshKey, useTRPC } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { DraftMark } from "../../casework/drafts/draft-mark.tsx";
import { DraftNote } from "../../casework/drafts/draft-note.tsx";
import { slotOf } from "../../casework/drafts/draft-slot.ts";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { Page } from "../../ui/page.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { MailBeside } from "./intake/mail-beside.tsx";
import { MailDrop } from "./intake/mail-drop.tsx";
import { begunPath, mailOf, mailPath } from "./intake/mail-path.ts";
import { MailResults } from "./intake/mail-results.tsx";
import { OpenFields } from "./intake/open-fields.tsx";
import { Unfinished } from "./intake/unfinished.tsx";
import { useMailDesk } from "./intake/use-mail-desk.ts";
import { useOpenForm } from "./intake/use-open-form.ts";
import { useOpenRequest } from "./intake/use-open-request.ts";
import { WaitingMails } from "./intake/waiting-mails.tsx";
import classes from "./open-form.module.css";

/** Takes a request in: by hand, or from the mail it came in. One screen. */
export function OpenRequestPage(): ReactNode {
  const { t } = useTranslation("intake");
  const { permissions } = useMe();
  if (!permissions.includes("requests.intake")) {
    return (
      <Page title={t("title")}>
        <ErrorState title={t("refused.title")}>{t("refused.words")}</ErrorState>
      </Page>
    );
  }
  return <FreshIntake />;
}

/** Another draft is another form, with nothing of the one before. */
function FreshIntake(): ReactNode {
  const { state } = useLocation() as { readonly state: unknown };
  const key =
    typeof state === "object" && state !== null && "draft" in state
      ? String(state.draft)
      : "";
  return <Intake key={key} />;
}

function Intake(): ReactNode {
  const { t } = useTranslation("intake");
  const { permissions } = useMe();
  const navigate = useNavigate();
  const { state } = useLocation() as { readonly state: unknown };
  const [search] = useSearchParams();
  const mailId = mailOf(search);
  // Whoever opens the same mail again finds what they wrote beside it.
  const [slot] = useState(() => slotOf(search) ?? mailId ?? freshKey());
  const openMail = useRef(mailId);
  useEffect(() => {
    openMail.current = mailId;
  }, [mailId]);
  const trpc = useTRPC();
  const waiting = useQuery(trpc.requests.waitingMail.queryOptions());
  const preview = useQuery(
    trpc.requests.mailPreview.queryOptions(
      { mailId: mailId ?? "" },
      {
        enabled: mailId !== null,
        staleTime: Number.POSITIVE_INFINITY,
        placeholderData: keepPreviousData,
      },
    ),
  );
  const shown = mailId === null ? null : (preview.data ?? null);
  const { form, groundOf, draft } = useOpenForm(shown, slot);
  const open = useOpenRequest(form, draft.keeper);
  const hasWords = draft.standing.state !== "empty";
  const isNamed = slotOf(search) === slot || mailId === slot;
  useEffect(() => {
    if (hasWords && !isNamed)
      void navigate(begunPath({ mailId, slot }), { replace: true, state });
  }, [hasWords, isNamed, mailId, navigate, slot, state]);
  const { restoredFrom } = draft;
  const isMailBack = useRef(false);
  useEffect(() => {
    if (restoredFrom === null || isMailBack.current) return;
    isMailBack.current = true;
    // The mail that the words were written beside comes back with them.
    const itsMail = form.getValues("mailId");
    if (itsMail !== null && itsMail !== mailId)
      void navigate(begunPath({ mailId: itsMail, slot }), {
        replace: true,
        state,
      });
  }, [form, mailId, navigate, restoredFrom, slot, state]);
  const desk = useMailDesk((waitingId) => {
    // The first mail comes beside the form at once; others wait in the list.
    if (openMail.current !== null) return;
    openMail.current = waitingId;
    void navigate(
      hasWords ? begunPath({ mailId: waitingId, slot }) : mailPath(waitingId),
      { replace: true, state },
    );
  });
  const mails = waiting.data ?? [];

  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      end={
        permissions.includes("cases.import") ? (
          <Link to={paths.importRequests}>{t("fromTable")}</Link>
        ) : null
      }
    >
      <div className={classes["columns"]}>
        <div className={classes["mail"]}>
          <MailDrop onMails={desk.send} />
          <MailResults
            results={desk.results}
            waiting={
              waiting.data === undefined
                ? null
                : new Set(mails.map((mail) => mail.mailId))
            }
            openMailId={mailId}
          />
          {mailId !== null && preview.isError ? (
            <FailureView error={preview.error} />
          ) : null}
          {shown === null ? null : (
            <MailBeside
              preview={shown}
              end={
                <Link to={paths.newRequest} replace>
                  {t("mail.without")}
                </Link>
              }
            />
          )}
        </div>
        <div className={classes["form"]}>
          <Form
            form={form}
            label={t("title")}
            save={t("form.save")}
            onSubmit={open}
            onSaveDraft={
              hasWords
                ? () => {
                    void draft.keeper.save();
                  }
                : undefined
            }
          >
            <DraftNote draft={draft} />
            <OpenFields form={form} groundOf={groundOf} />
            <FormActs>
              <PrimaryAct
                label={t("form.save")}
                type="submit"
                busy={form.formState.isSubmitting}
              />
              <Button component={Link} to={paths.requests} variant="subtle">
                {t("form.cancel")}
              </Button>
              <DraftMark standing={draft.standing} />
            </FormActs>
          </Form>
        </div>
        <div className={classes["waiting"]}>
          <Unfinished slot={slot} />
          <WaitingMails
            mails={mails}
            openMailId={mailId}
            onDiscarded={(discarded) => {
              if (discarded === mailId)
                void navigate(paths.newRequest, { replace: true });
            }}
          />
        </div>
      </div>
    </Page>
  );
}
