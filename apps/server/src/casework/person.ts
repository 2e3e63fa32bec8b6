import type { Role } from "@kept/domain/access/permissions";
import type { Db } from "../db/reading.ts";

/** Somebody of the office, as letters and histories name them. */
export interface Person {
  readonly name: string;
  readonly nameZh: string | null;
  readonly role: Role;
}

export async function personOf(db: Db, accountId: string): Promise<Person> {
  const row = await db
    .selectFrom("accounts")
    .select(["name", "name_zh", "role"])
    .where("id", "=", accountId)
    .executeTakeFirst();
  return {
    name: row?.name ?? "",
    nameZh: row?.name_zh ?? null,
    role: (row?.role ?? "auditor") as Role,
  };
}
