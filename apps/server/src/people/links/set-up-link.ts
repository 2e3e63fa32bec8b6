import { granted } from "@kept/domain/verdict";
import { answer } from "../../api/refusal-error.ts";
import { systemClock } from "../../clock/wall-clock.ts";
import { addressOf, type Config } from "../../config.ts";
import type { Change } from "../../ledger/change.ts";
import { atTheMachine } from "../first-accounts.ts";
import { makeLink, type AccountLink } from "./link-store.ts";
import { linkTo } from "./mail-links.ts";

/** Where people reach the office for something that is bound to a name: on one's own machine, not by a number. */
export function officeAddress(
  config: Pick<Config, "hosts" | "host" | "port">,
  port: number = config.port,
): string {
  const isHere = ["127.0.0.1", "::1"].includes(config.host);
  return addressOf({
    hosts: config.hosts,
    host: isHere ? "localhost" : config.host,
    port,
  });
}

/** A link made at the machine: for the first account of a house, or for one that was just made there. */
export async function linkAtTheMachine(
  { change }: { readonly change: Change },
  link: Omit<AccountLink, "id">,
  address: string,
): Promise<string> {
  const asking = atTheMachine(systemClock.now());
  let token = "";
  answer(
    await change({ ...asking, action: "people.make-link" }, async (tx) => {
      token = await makeLink(tx, link, asking.now);
      const object =
        link.accountId === null
          ? { kind: "office", id: "office" }
          : { kind: "account", id: link.accountId };
      return granted({
        value: null,
        events: [
          {
            action: "people.link-made",
            object,
            changes: [{ field: "link", before: null, after: link.kind }],
          },
        ],
      });
    }),
  );
  return linkTo(address, token);
}

/** Printed at the first start: there is no default account and no default password. */
export function setUpLink(
  app: { readonly change: Change },
  address: string,
): Promise<string> {
  return linkAtTheMachine(app, { kind: "setUp", accountId: null }, address);
}
