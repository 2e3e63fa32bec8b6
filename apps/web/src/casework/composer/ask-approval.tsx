import { useQuery } from "@tanstack/react-query";
import { roles, type Permission } from "@kept/domain/access/permissions";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu } from "../../ui/menu.tsx";
import { useFailureText } from "../../api/failure-view.tsx";
import { useTRPC } from "../../api/client.ts";
import { TextButton } from "../../ui/text-button.tsx";
import { useAwayWords } from "../../people/use-away.ts";
import { useText } from "../../ui/use-language.ts";
import { usePersonName } from "../../ui/use-person-name.ts";
import { approversAmong } from "./approvers-among.ts";
import classes from "./ask-approval.module.css";

interface AskApprovalProps {
  readonly authorIds: readonly string[];
  /** What whoever says yes has to be allowed. */
  readonly approving: Permission;
  readonly onAsk: (personId: string) => void;
}

/** Asks one person for approval; chooses for whom there is a choice. */
export function AskApproval({
  authorIds,
  approving,
  onAsk,
}: AskApprovalProps): ReactNode {
  const { t } = useTranslation("composerPage");
  const trpc = useTRPC();
  const nameOf = usePersonName();
  const text = useText();
  const failureText = useFailureText();
  const awayOf = useAwayWords();
  const people = useQuery(
    trpc.people.list.queryOptions(undefined, { staleTime: 60_000 }),
  );
  if (people.isError)
    return (
      <>
        {failureText(people.error)}{" "}
        <TextButton onClick={() => void people.refetch()}>
          {t("retryFetch")}
        </TextButton>
      </>
    );
  const approvers = approversAmong(people.data ?? [], {
    authorIds,
    approving,
  });
  const [only] = approvers;
  if (people.isPending) return null;
  if (only === undefined) return t("checks.nobody");
  if (approvers.length === 1)
    return (
      <TextButton
        onClick={() => {
          onAsk(only.id);
        }}
      >
        {t("checks.ask", { name: nameOf(only) })}
        {awayOf(only.id)}
      </TextButton>
    );
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <button type="button" className={classes["ask"]}>
          {t("checks.askSomebody")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t("checks.askWhom")}</Menu.Label>
        {approvers.map((person) => (
          <Menu.Item
            key={person.id}
            onClick={() => {
              onAsk(person.id);
            }}
          >
            {nameOf(person)}{" "}
            <span className={classes["role"]}>
              {text(roles[person.role])}
              {awayOf(person.id)}
            </span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
