import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../ui/copy-button.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { usePersonName } from "../../ui/use-person-name.ts";
import { When } from "../../ui/when.tsx";
import { sentInWords } from "./sent-in-words.ts";
import { downloads } from "../files/downloads.ts";
import classes from "./sent-copy.module.css";
import type { CaseOfLetter, Letter } from "./letter-register.ts";

/** What left, when, to whom, and the hashes by which it can be known again. */
export function SentCopy({
  theCase,
  letter,
}: {
  readonly theCase: CaseOfLetter;
  readonly letter: Letter;
}): ReactNode {
  const { t } = useTranslation(["composerPage", "composer"]);
  const nameOf = usePersonName();
  const line = theCase.frame.letters.find(({ id }) => id === letter.id);
  const approver = theCase.frame.approvals.findLast(
    ({ letterId, state }) => letterId === letter.id && state === "approved",
  )?.decidedBy;
  const hashes = [
    { key: "mail", label: t("sent.mailHash"), hash: line?.mailSha256 ?? null },
    { key: "pdf", label: t("sent.pdfHash"), hash: line?.pdfSha256 ?? null },
  ];
  return (
    <section className={classes["copy"]} aria-labelledby="sent-copy">
      <h2 id="sent-copy">{t("sent.title")}</h2>
      <p className={classes["words"]}>{t("sent.words")}</p>
      <FactList
        layout="above"
        facts={[
          {
            key: "at",
            label: t("sent.at"),
            value:
              letter.sentAt === null ? null : (
                <When at={letter.sentAt} show="long" />
              ),
          },
          letter.way === "post"
            ? {
                key: "to",
                label: t("sent.byPost"),
                value: (
                  <span className={classes["envelope"]}>
                    {letter.postAddress}
                  </span>
                ),
              }
            : { key: "to", label: t("sent.to"), value: letter.toAddress },
          {
            key: "language",
            label: t("sent.language"),
            value: sentInWords(letter.document.language, t),
          },
          ...(approver === undefined || approver === null
            ? []
            : [
                {
                  key: "approver",
                  label: t("sent.approvedBy"),
                  value: nameOf(approver),
                },
              ]),
          ...hashes.flatMap(({ key, label, hash }) =>
            hash === null
              ? []
              : [
                  {
                    key,
                    label,
                    value: (
                      <CopyButton
                        value={hash}
                        label={t("sent.copyHash")}
                        className={classes["hash"]}
                      />
                    ),
                  },
                ],
          ),
        ]}
      />
      <ul className={classes["links"]}>
        {line?.pdfSha256 ? (
          <li>
            <a href={downloads.letterPdf(letter.id)} download>
              {t("sent.pdf")}
            </a>
          </li>
        ) : null}
        {line?.mailSha256 ? (
          <li>
            <a href={downloads.letterMail(letter.id)} download>
              {t("sent.mail")}
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  );
}
