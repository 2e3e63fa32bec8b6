import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../../api/client.ts";
import { macroDraft } from "../../../casework/drafts/draft-forms.ts";
import { DraftLines } from "../../../casework/drafts/draft-lines.tsx";
import { Section } from "../../../ui/section.tsx";
import { begunPath } from "./mail-path.ts";

const prefix = "new-";

/** Requests that I began to take in and have not opened, but for the one in the form. */
export function Unfinished({ slot }: { readonly slot: string }): ReactNode {
  const { t } = useTranslation("drafts");
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.drafts.list.queryOptions());
  const begun = data.filter(
    ({ register, record, form }) =>
      register === "requests" &&
      form !== macroDraft &&
      record.startsWith(prefix) &&
      record !== `${prefix}${slot}`,
  );
  if (begun.length === 0) return null;
  return (
    <Section title={t("unfinished")} end={begun.length} ruled>
      <DraftLines
        lines={begun}
        wayTo={({ record }) => ({
          to: begunPath({ mailId: null, slot: record.slice(prefix.length) }),
          state: { draft: record },
        })}
      />
    </Section>
  );
}
