import type { ProofWay } from "@kept/domain/access/factors";
import { stepUpInput, type StepUpInput } from "@kept/domain/access/schema";
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { applyFailure } from "../api/apply-failure.ts";
import { failureOf } from "../api/failure.ts";
import { useFailureText } from "../api/failure-view.tsx";
import { useTRPCClient } from "../api/client.ts";
import { paths } from "../paths.ts";
import { Form, FormActs } from "../ui/form/form.tsx";
import { PasswordField, TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { TextButton } from "../ui/text-button.tsx";
import { useLanguage } from "../ui/use-language.ts";
import { showPasskey } from "./passkey.ts";
import { ProviderButton } from "./provider-button.tsx";
import { useHello } from "./session.tsx";
import { onProved } from "./sso.ts";
import classes from "./proof-form.module.css";

interface ProofFormProps {
  /** The first of them is offered at once. */
  readonly ways: readonly ProofWay[];
  readonly label: string;
  readonly submit: string;
  readonly onGive: (given: StepUpInput) => Promise<void>;
  /** Beside the button. */
  readonly otherAct: ReactNode;
  /** Where they are already signed in: the provider then asks in a window of its own. */
  readonly onProvedElsewhere?: () => void;
}

/** Shows who somebody is, by one of the ways they have; the others stand below. */
export function ProofForm(props: ProofFormProps): ReactNode {
  const { t } = useTranslation("signIn");
  const { provider } = useHello();
  const [first = "password"] = props.ways;
  const [way, setWay] = useState<ProofWay>(first);
  const others = props.ways.filter((one) => one !== way);
  return (
    <div className={classes["proof"]}>
      {way === "passkey" ? (
        <PasskeyProof {...props} />
      ) : way === "provider" ? (
        <ProviderProof {...props} />
      ) : (
        <TypedProof key={way} {...props} way={way} />
      )}
      {others.length === 0 ? null : (
        <ul className={classes["others"]}>
          {others.map((other) => (
            <li key={other}>
              <TextButton
                onClick={() => {
                  setWay(other);
                }}
              >
                {t(`proof.other.${other}`, { name: provider ?? "" })}
              </TextButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Typed = z.input<typeof stepUpInput>;

function TypedProof({
  way,
  label,
  submit,
  onGive,
  otherAct,
}: ProofFormProps & {
  readonly way: Exclude<ProofWay, "passkey" | "provider">;
}): ReactNode {
  const { t } = useTranslation("signIn");
  const language = useLanguage();
  const failureText = useFailureText();
  const form = useZodForm<Typed, StepUpInput>({
    schema: stepUpInput,
    defaultValues:
      way === "password" ? { by: way, password: "" } : { by: way, code: "" },
  });
  const give = async (given: StepUpInput): Promise<void> => {
    await onGive(given).catch((error: unknown) => {
      applyFailure({ form, error, language, otherwise: failureText(error) });
    });
  };
  return (
    <Form form={form} label={label} onSubmit={give}>
      {way === "password" ? (
        <PasswordField
          control={form.control}
          name="password"
          label={t("proof.password")}
          width={320}
        />
      ) : (
        <TextField
          control={form.control}
          name="code"
          label={t(`proof.${way}`)}
          help={t(`proof.${way}Help`)}
          width={way === "totp" ? 160 : 320}
          {...(way === "totp"
            ? { inputMode: "numeric", autoComplete: "one-time-code" }
            : {})}
        />
      )}
      <FormActs>
        <PrimaryAct
          label={submit}
          type="submit"
          busy={form.formState.isSubmitting}
        />
        {otherAct}
      </FormActs>
    </Form>
  );
}

function ProviderProof({
  otherAct,
  onProvedElsewhere,
}: ProofFormProps): ReactNode {
  const { t } = useTranslation("signIn");
  const { provider: name } = useHello();
  useEffect(
    () =>
      onProvedElsewhere === undefined ? undefined : onProved(onProvedElsewhere),
    [onProvedElsewhere],
  );
  if (name === null)
    return (
      <>
        <p className={classes["words"]}>{t("proof.providerOff")}</p>
        <FormActs>{otherAct}</FormActs>
      </>
    );
  const isAside = onProvedElsewhere !== undefined;
  return (
    <>
      <p className={classes["words"]}>
        {t(isAside ? "proof.providerAside" : "proof.providerWords", { name })}
      </p>
      <FormActs>
        {isAside ? (
          <PrimaryAct
            label={t("proof.providerSubmit", { name })}
            onAct={() => {
              window.open(paths.signInProve, "_blank");
            }}
          />
        ) : (
          <ProviderButton
            label={t("proof.providerSubmit", { name })}
            purpose={{ purpose: "signIn" }}
          />
        )}
        {otherAct}
      </FormActs>
    </>
  );
}

function PasskeyProof({ onGive, otherAct }: ProofFormProps): ReactNode {
  const { t } = useTranslation("signIn");
  const client = useTRPCClient();
  const failureText = useFailureText();
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const use = async (): Promise<void> => {
    setProblem(null);
    setBusy(true);
    try {
      const options = await client.people.passkeyToProve.mutate();
      const response = await showPasskey(options);
      await onGive({ by: "passkey", response });
    } catch (error) {
      // What the browser itself says of it is in its own words and language.
      const isOurs = failureOf(error).kind === "refusal";
      setProblem(isOurs ? failureText(error) : t("proof.passkeyFailed"));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p className={classes["words"]}>{t("proof.passkeyWords")}</p>
      {problem === null ? null : (
        <p role="alert" className={classes["problem"]}>
          {problem}
        </p>
      )}
      <FormActs>
        <PrimaryAct
          label={t("proof.passkeySubmit")}
          busy={isBusy}
          onAct={() => void use()}
        />
        {otherAct}
      </FormActs>
    </>
  );
}
