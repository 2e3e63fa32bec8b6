import type { ReactNode } from "react";
import { z } from "zod";
import { Button } from "@mantine/core";
import { Shell } from "../app/shell.tsx";
import {
  CheckboxField,
  CheckboxesField,
  RadioField,
  SelectField,
} from "../ui/form/choice-fields.tsx";
import { Form, FormActs, FieldGroup } from "../ui/form/form.tsx";
import { MomentField } from "../ui/form/moment-field.tsx";
import { TextAreaField, TextField } from "../ui/form/text-fields.tsx";
import { useZodForm } from "../ui/form/use-zod-form.ts";
import { FactList } from "../ui/fact-list.tsx";
import { Page } from "../ui/page.tsx";
import { PrimaryAct } from "../ui/primary-act.tsx";
import { TextButton } from "../ui/text-button.tsx";

const nothing = (): void => undefined;

const schema = z.object({
  name: z.string().min(1, { error: "text.empty" }),
  email: z.email({ error: "email.invalid" }),
  receivedAt: z.string().min(1, { error: "field.missing" }),
  channel: z.enum(["email", "phone", "store"]),
  policy: z.string({ error: "field.missing" }),
  types: z.array(z.string()).min(1),
  text: z.string().min(1, { error: "text.empty" }),
  minor: z.boolean(),
});

export function FormsView(): ReactNode {
  const form = useZodForm({
    schema,
    defaultValues: {
      name: "",
      email: "hannah.vogel@",
      receivedAt: "2026-09-16T02:00:00Z",
      types: [],
      text: "",
      minor: false,
    },
  });
  return (
    <Shell due={{ today: 11, mine: { requests: 12 } }}>
      <Page
        title="New request"
        lead="One screen. What is not known yet can be left out."
      >
        <Form form={form} label="New request" onSubmit={nothing}>
          <TextField
            control={form.control}
            name="name"
            label="Name"
            width={320}
          />
          <TextField
            control={form.control}
            name="email"
            label="E-mail"
            help="Answers go here once it is verified."
            type="email"
            width={320}
            optional
          />
          <MomentField
            control={form.control}
            name="receivedAt"
            label="Received"
            help="When it reached the company, not when you read it."
          />
          <RadioField
            control={form.control}
            name="channel"
            label="Channel"
            choices={[
              { value: "email", label: "E-mail" },
              { value: "phone", label: "Phone", help: "Somebody called" },
              { value: "store", label: "Store" },
            ]}
          />
          <SelectField
            control={form.control}
            name="policy"
            label="Policy"
            choices={[
              { value: "p000", label: "Online shop privacy policy" },
              { value: "p001", label: "Mall privacy policy" },
            ]}
            width={320}
          />
          <FieldGroup legend="What is asked">
            <CheckboxesField
              control={form.control}
              name="types"
              label="Kinds of request"
              columns={3}
              choices={[
                "Access and copy",
                "Correction",
                "Deletion",
                "Portability",
                "Objection",
              ].map((label) => ({ value: label, label }))}
              width={600}
            />
            <TextAreaField
              control={form.control}
              name="text"
              label="In their words"
            />
            <CheckboxField
              control={form.control}
              name="minor"
              label="About a minor"
            />
          </FieldGroup>
          <FormActs>
            <PrimaryAct label="Open the case" type="submit" />
            <Button variant="subtle">Cancel</Button>
          </FormActs>
        </Form>
        <h2>Check the answers</h2>
        <FactList
          layout="check"
          facts={[
            {
              key: "a",
              label: "Name",
              value: "Hannah Vogel",
              act: <TextButton onClick={nothing}>Change</TextButton>,
            },
            {
              key: "b",
              label: "Received",
              value: "Wed 16 Sep 2026, 10:00",
              remark: "was 10:04",
              act: <TextButton onClick={nothing}>Change</TextButton>,
            },
          ]}
        />
      </Page>
    </Shell>
  );
}
