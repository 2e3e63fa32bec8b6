import {
  intakeChannels,
  marketingChannels,
  requesterRoles,
  requestTypes,
  verificationMethods,
} from "@kept/domain/registers/requests/types";
import { isVerified } from "@kept/domain/registers/requests/facts";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { paths } from "../../../paths.ts";
import type { Fact } from "../../../ui/fact-list.tsx";
import { Run } from "../../../ui/run.tsx";
import { TextButton } from "../../../ui/text-button.tsx";
import { useDates, type Dates } from "../../../ui/use-dates.ts";
import { useLanguage, useText } from "../../../ui/use-language.ts";
import classes from "./case-facts.module.css";
import { lawsOfPlace } from "./forms/laws-of-place.ts";
import {
  maskedAddress,
  maskedPhone,
} from "../../../casework/masked-contact.ts";
import type { RequestView } from "./request-view.ts";

export function usePersonFacts({
  request,
  residenceName,
}: RequestView): Fact[] {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const { personAddress, personPhone, accountRef, onBehalfOf } = request;
  return [
    {
      key: "name",
      label: t("facts.name"),
      value: <Run>{request.personName}</Run>,
    },
    {
      key: "email",
      label: t("facts.email"),
      value:
        personAddress === null ? (
          t("facts.none")
        ) : (
          <Masked
            what={t("facts.email")}
            masked={maskedAddress(personAddress)}
            whole={personAddress}
          />
        ),
    },
    ...(personPhone === null
      ? []
      : [
          {
            key: "phone",
            label: t("facts.phone"),
            value: (
              <Masked
                what={t("facts.phone")}
                masked={maskedPhone(personPhone)}
                whole={personPhone}
              />
            ),
          },
        ]),
    ...(accountRef === null
      ? []
      : [{ key: "account", label: t("facts.account"), value: accountRef }]),
    ...(request.requesterRole === "self"
      ? []
      : [
          {
            key: "role",
            label: t("facts.role"),
            value: text(requesterRoles[request.requesterRole]),
          },
        ]),
    ...(onBehalfOf === null
      ? []
      : [
          {
            key: "behalf",
            label: t("facts.onBehalfOf"),
            value: <Run>{onBehalfOf}</Run>,
          },
        ]),
    {
      key: "place",
      label: t("facts.livesIn"),
      value: residenceName === null ? t("facts.unknown") : text(residenceName),
    },
    {
      key: "language",
      label: t("facts.language"),
      value: t(`header.language.${request.language}`),
    },
  ];
}

export function useRequestFacts(view: RequestView): Fact[] {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const language = useLanguage();
  const dates = useDates();
  const comma = language === "zh" ? "、" : ", ";
  const { frame, request, policyTitle } = view;
  const promise =
    frame.clocks.find(({ pack }) => pack.kind === "policy")?.pack.title ??
    policyTitle;
  const laws = lawsOfPlace(request.residence, request.policyId).map(text);
  return [
    {
      key: "received",
      label: t("facts.received"),
      value: moment(frame.receivedAt, dates),
      ...(request.partner === null
        ? {}
        : { remark: text(intakeChannels.partner) }),
    },
    ...(request.partner === null
      ? []
      : [
          {
            key: "partner",
            label: t("facts.partner"),
            value: <Run>{request.partner.name}</Run>,
          },
          {
            key: "company",
            label: t("facts.receivedCompany"),
            value: moment(request.companyReceivedAt, dates),
          },
        ]),
    {
      key: "recorded",
      label: t("facts.recorded"),
      value: moment(frame.openedAt, dates),
    },
    ...(request.marketingChannels.length === 0
      ? []
      : [
          {
            key: "channels",
            label: t("facts.channels"),
            value: request.marketingChannels
              .map((channel) => text(marketingChannels[channel]))
              .join(comma),
          },
        ]),
    { key: "policy", label: t("facts.policy"), value: text(promise) },
    {
      key: "law",
      label: t("facts.law"),
      value: laws.length === 0 ? t("facts.noLaw") : laws.join(comma),
    },
    ...(request.endReason === null
      ? []
      : [
          {
            key: "reason",
            label: t("facts.endReason"),
            value: <Run>{request.endReason}</Run>,
          },
        ]),
  ];
}

export function useIdentityFacts({
  request,
  dataLeaves,
}: RequestView): Fact[] | null {
  const { t } = useTranslation("requestCase");
  const text = useText();
  const dates = useDates();
  const { verification } = request;
  if (verification === null)
    return dataLeaves
      ? [
          {
            key: "none",
            label: t("facts.verified"),
            value: t("facts.notVerified"),
          },
        ]
      : null;
  const { at, method, point, idDocument } = verification;
  const holds = isVerified({
    verification,
    contactAddress: request.personAddress,
  });
  return [
    {
      key: "at",
      label: t("facts.verified"),
      value: moment(at, dates),
      ...(holds
        ? {}
        : {
            remark: (
              <span className={classes["warning"]}>
                {t("facts.otherAddress")}
              </span>
            ),
          }),
    },
    {
      key: "method",
      label: t("facts.method"),
      value: text(verificationMethods[method]),
      remark: point,
    },
    ...(idDocument === null
      ? []
      : [
          {
            key: "ground",
            label: t("facts.idGround"),
            value: <Run>{idDocument.ground}</Run>,
          },
          {
            key: "delete",
            label: t("facts.idDelete"),
            value: dates.day(idDocument.deleteOn, "long"),
          },
        ]),
  ];
}

function moment(at: string, dates: Dates): string {
  return dates.moment(at, "long");
}

/** Shown whole only when somebody asks: a screen is seen by more people than the one before it. */
function Masked({
  what,
  masked,
  whole,
}: {
  readonly what: string;
  readonly masked: string;
  readonly whole: string;
}): ReactNode {
  const { t } = useTranslation("requestCase");
  const [isShown, setShown] = useState(false);
  return (
    <>
      {isShown ? whole : masked}{" "}
      <TextButton
        label={isShown ? t("facts.hide") : t("facts.revealLabel", { what })}
        onClick={() => {
          setShown(!isShown);
        }}
      >
        {isShown ? t("facts.hide") : t("facts.reveal")}
      </TextButton>
    </>
  );
}

export function SamePerson({
  cases,
}: {
  readonly cases: RequestView["samePerson"];
}): ReactNode {
  const text = useText();
  const language = useLanguage();
  const comma = language === "zh" ? "，" : ", ";
  return (
    <ul>
      {cases.map(({ id, reference, types, stage }) => (
        <li key={id} className={classes["same"]}>
          <Link to={paths.request(reference)}>{reference}</Link>{" "}
          <span className={classes["remark"]}>
            {[
              ...types.map((type) => text(requestTypes[type].label)),
              text(stage),
            ].join(comma)}
          </span>
        </li>
      ))}
    </ul>
  );
}
