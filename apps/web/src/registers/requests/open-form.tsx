import { Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useTRPC } from "../../api/client.ts";
import { FailureView } from "../../api/failure-view.tsx";
import { paths } from "../../paths.ts";
import { useMe } from "../../people/session.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Form, FormActs } from "../../ui/form/form.tsx";
import { Page } from "../../ui/page.tsx";
import { PrimaryAct } from "../../ui/primary-act.tsx";
import { MailBeside } from "./intake/mail-beside.tsx";
import { MailDrop } from "./intake/mail-drop.tsx";
import { mailOf, mailPath } from "./intake/mail-path.ts";
import { MailResults } from "./intake/mail-results.tsx";
import { OpenFields } from "./intake/open-fields.tsx";
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
  return <Intake />;
}

function Intake(): ReactNode {
  const { t } = useTranslation("intake");
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const mailId = mailOf(search);
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
  const { form, groundOf } = useOpenForm(shown);
  const open = useOpenRequest(form);
  const desk = useMailDesk((waitingId) => {
    // The first mail comes beside the form at once; others wait in the list.
    if (openMail.current !== null) return;
    openMail.current = waitingId;
    void navigate(mailPath(waitingId), { replace: true });
  });
  const mails = waiting.data ?? [];

  return (
    <Page title={t("title")} lead={t("lead")}>
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
          <Form form={form} label={t("title")} onSubmit={open}>
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
            </FormActs>
          </Form>
        </div>
        <div className={classes["waiting"]}>
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
