import { isEmailAddress } from "@kept/domain/casework/text-rules";
import { plainQuery } from "@kept/domain/casework/listing-query";
import { requestListing } from "@kept/domain/registers/requests/listing";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../../api/client.ts";
import { paths } from "../../../paths.ts";
import { useMe } from "../../../people/session.tsx";
import { Run } from "../../../ui/run.tsx";
import { useLanguage } from "../../../ui/use-language.ts";
import { kindWords } from "../list/queue-item.ts";
import classes from "./known-cases.module.css";
import type { OpenForm } from "./use-open-form.ts";

const mostShown = 3;

/** While somebody types: open cases of the same address or name, so that nothing is opened twice. */
export function KnownCases({ form }: { readonly form: OpenForm }): ReactNode {
  const { t } = useTranslation("intake");
  const { t: requests } = useTranslation("requests");
  const language = useLanguage();
  const trpc = useTRPC();
  const { permissions } = useMe();
  const name = useWatch({ control: form.control, name: "personName" });
  const address = useWatch({ control: form.control, name: "personAddress" });
  const [text] = useDebouncedValue(searchWords(name, address), 400);
  const found = useQuery(
    trpc.requests.list.queryOptions(
      {
        ...queryInput,
        text,
      },
      { enabled: text !== null && permissions.includes("requests.view") },
    ),
  );
  const rows = text === null ? [] : (found.data?.rows ?? []);
  if (rows.length === 0) return null;
  const hidden = (found.data?.total ?? 0) - rows.length;
  return (
    <div className={classes["known"]} role="status">
      <p>{t("known.lead")}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={paths.request(row.reference)}>{row.reference}</Link>{" "}
            <Run>{row.name}</Run>,{" "}
            {kindWords(row.types, { t: requests, language })}
          </li>
        ))}
        {hidden > 0 ? <li>{t("known.more", { count: hidden })}</li> : null}
      </ul>
    </div>
  );
}

const queryInput = {
  query: plainQuery(requestListing),
  folded: [],
  cursor: null,
  limit: mostShown,
};

/** An address says more than a name; a short name would find half the office. */
function searchWords(
  name: string | undefined,
  address: string | null | undefined,
): string | null {
  if (address != null && isEmailAddress(address.trim())) return address.trim();
  const words = name?.trim() ?? "";
  const isLong = /\p{Script=Han}/u.test(words)
    ? words.length >= 2
    : words.length >= 5;
  return isLong && words.length <= 200 ? words : null;
}
