import { Button } from "@mantine/core";
import { schemes } from "@kept/domain/access/schemes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  ownSettingsInput,
  type OwnSettings,
} from "@kept/domain/access/own-settings";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { useTRPC } from "../api/client.ts";
import { FailureView, useFailureText } from "../api/failure-view.tsx";
import { Away } from "../people/away.tsx";
import { languages, ownName, switchLanguage } from "../locales/language.ts";
import { useHello } from "../people/session.tsx";
import { SignInSettings } from "../people/sign-in-settings.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { CheckboxField, SelectField } from "../ui/form/choice-fields.tsx";
import { Form, FormActs } from "../ui/form/form.tsx";
import { TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { LoadingRows } from "../ui/loading-rows.tsx";
import { useScheme } from "./use-scheme.ts";
import { Page } from "../ui/page.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { Section } from "../ui/section.tsx";
import { useShortcuts } from "../ui/shortcuts.tsx";
import { useDates } from "../ui/use-dates.ts";
import { useLanguage } from "../ui/use-language.ts";
import classes from "./settings-page.module.css";

/** How I want my screens and my working day to be. */
export function SettingsPage(): ReactNode {
  const { t } = useTranslation("context");
  const trpc = useTRPC();
  const own = useQuery(trpc.people.ownSettings.queryOptions());
  return (
    <Page title={t("settings.title")} lead={t("settings.lead")}>
      <div className={classes["parts"]}>
        <Screen />
        {own.data !== undefined ? (
          <>
            <Work own={own.data} />
            <Away />
            <Feed madeAt={own.data.feedMadeAt} />
          </>
        ) : own.isPending ? (
          <LoadingRows height={52} rows={5} />
        ) : (
          <FailureView error={own.error} onRetry={() => void own.refetch()} />
        )}
        <SignInSettings />
      </div>
    </Page>
  );
}

/** What changes at once and needs no button. */
function Screen(): ReactNode {
  const { t } = useTranslation("context");
  const { t: shell } = useTranslation("shell");
  const trpc = useTRPC();
  const language = useLanguage();
  const shortcuts = useShortcuts();
  const { scheme, choose } = useScheme();
  const keepLanguage = useMutation(trpc.people.setLanguage.mutationOptions());
  const keepShortcuts = useMutation(trpc.people.setShortcuts.mutationOptions());
  return (
    <Section title={t("settings.screen")} ruled>
      <div className={classes["form"]}>
        <Choices
          legend={t("settings.language")}
          name="language"
          value={language}
          choices={languages.map((value) => ({ value, label: ownName[value] }))}
          onChoose={(value) => {
            void switchLanguage(value);
            keepLanguage.mutate({ language: value });
          }}
        />
        <Choices
          legend={t("settings.scheme")}
          name="scheme"
          value={scheme}
          choices={schemes.map((value) => ({
            value,
            label: shell(`scheme.${value}`),
          }))}
          onChoose={choose}
        />
        <label className={classes["choice"]}>
          <input
            type="checkbox"
            checked={shortcuts.isOn}
            onChange={({ currentTarget }) => {
              shortcuts.turn(currentTarget.checked);
              keepShortcuts.mutate({ shortcuts: currentTarget.checked });
            }}
          />
          <span>
            {t("settings.shortcuts")}
            <span className={classes["help"]}>
              {t("settings.shortcutsHelp")}
            </span>
          </span>
        </label>
      </div>
    </Section>
  );
}

interface ChoicesProps<Value extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly {
    readonly value: Value;
    readonly label: string;
  }[];
  readonly onChoose: (value: Value) => void;
}

function Choices<Value extends string>({
  legend,
  name,
  value,
  choices,
  onChoose,
}: ChoicesProps<Value>): ReactNode {
  return (
    <fieldset className={classes["choices"]}>
      <legend className={classes["legend"]}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={classes["choice"]}>
          <input
            type="radio"
            name={name}
            checked={choice.value === value}
            onChange={() => {
              onChoose(choice.value);
            }}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

type Typed = z.input<typeof ownSettingsInput>;

function Work({ own }: { readonly own: OwnSettings }): ReactNode {
  const { t } = useTranslation("context");
  const language = useLanguage();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const { zone: officeZone } = useHello();
  const save = useMutation(trpc.people.setOwnSettings.mutationOptions());
  const { zone, worksFrom, worksUntil, digest } = own;
  const form = useZodForm<Typed, OwnSettings>({
    schema: ownSettingsInput,
    defaultValues: { zone, worksFrom, worksUntil, digest },
  });
  const keep = async (wanted: OwnSettings): Promise<void> => {
    await save.mutateAsync(wanted).then(
      () =>
        queryClient.invalidateQueries(trpc.people.ownSettings.queryFilter()),
      (error: unknown) => {
        applyFailure({ form, error, language, otherwise: failureText(error) });
      },
    );
  };
  return (
    <Section title={t("settings.work")} ruled>
      <div className={classes["form"]}>
        <p className={classes["help"]}>{t("settings.workHelp")}</p>
        <Form form={form} label={t("settings.work")} onSubmit={keep}>
          <SelectField
            control={form.control}
            name="zone"
            label={t("settings.zone")}
            help={t("settings.zoneHelp", { zone: officeZone })}
            choices={Intl.supportedValuesOf("timeZone").map((value) => ({
              value,
              label: value,
            }))}
            searchable
            optional
          />
          <TextField
            control={form.control}
            name="worksFrom"
            label={t("settings.from")}
            help={t("settings.timeHelp")}
            width={120}
          />
          <TextField
            control={form.control}
            name="worksUntil"
            label={t("settings.until")}
            width={120}
          />
          <CheckboxField
            control={form.control}
            name="digest"
            label={t("settings.digest")}
            help={t("settings.digestHelp")}
          />
          <FormActs>
            <PrimaryAct
              label={t("settings.save")}
              type="submit"
              busy={save.isPending}
            />
            <span role="status">
              {save.isSuccess ? t("settings.saved") : null}
            </span>
          </FormActs>
        </Form>
      </div>
    </Section>
  );
}

/** The secret address of my calendar; it is told once and can be taken back. */
function Feed({ madeAt }: { readonly madeAt: string | null }): ReactNode {
  const { t } = useTranslation("context");
  const dates = useDates();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const failureText = useFailureText();
  const [address, setAddress] = useState<string | null>(null);
  const anew = () =>
    queryClient.invalidateQueries(trpc.people.ownSettings.queryFilter());
  const make = useMutation(
    trpc.people.makeFeed.mutationOptions({
      onSuccess: ({ token }) => {
        setAddress(`${window.location.origin}/calendar/${token}.ics`);
        return anew();
      },
    }),
  );
  const remove = useMutation(
    trpc.people.removeFeed.mutationOptions({
      onSuccess: () => {
        setAddress(null);
        return anew();
      },
    }),
  );
  const error = make.error ?? remove.error;
  return (
    <Section title={t("settings.feed")} ruled>
      <div className={classes["form"]}>
        <p className={classes["help"]}>{t("settings.feedHelp")}</p>
        {address === null ? (
          madeAt === null ? null : (
            <p>{t("settings.feedSince", { moment: dates.moment(madeAt) })}</p>
          )
        ) : (
          <div role="status" className={classes["once"]}>
            <p>{t("settings.feedShown")}</p>
            <CopyButton
              value={address}
              label={t("settings.feedCopy")}
              className={classes["address"]}
            />
          </div>
        )}
        <div className={classes["acts"]}>
          <Button
            variant="default"
            loading={make.isPending}
            onClick={() => {
              make.mutate();
            }}
          >
            {t(madeAt === null ? "settings.feedMake" : "settings.feedAgain")}
          </Button>
          {madeAt === null ? null : (
            <Button
              variant="subtle"
              loading={remove.isPending}
              onClick={() => {
                remove.mutate();
              }}
            >
              {t("settings.feedRemove")}
            </Button>
          )}
        </div>
        {madeAt === null ? null : (
          <p className={classes["help"]}>{t("settings.feedAgainHelp")}</p>
        )}
        {remove.isSuccess && madeAt === null ? (
          <p role="status">{t("settings.feedRemoved")}</p>
        ) : null}
        {error === null ? null : (
          <p role="alert" className={classes["error"]}>
            {failureText(error)}
          </p>
        )}
      </div>
    </Section>
  );
}
