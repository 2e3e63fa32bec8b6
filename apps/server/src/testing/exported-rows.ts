import { parse } from "csv-parse/sync";
import type { ListQuery } from "@kept/domain/casework/listing-query";
import type { TestApp } from "./test-app.ts";
import type { CastName } from "./world.ts";

/** The rows of a list as the file says them that somebody makes of it and fetches. */
export async function exportedRows(
  app: TestApp,
  wanted: {
    readonly who: CastName;
    readonly register: string;
    readonly query: ListQuery;
  },
): Promise<readonly Readonly<Record<string, string>>[]> {
  const { who, register, query } = wanted;
  const made = await app.call(who, "exports.make", {
    register,
    query,
    text: null,
    format: "csv",
    language: "en",
    viewName: null,
  });
  const { exportId } = made.data as { exportId: string };
  const response = await app.fetch(`/exports/${exportId}`, { who });
  return parse<Record<string, string>>(
    Buffer.from(await response.arrayBuffer()),
    { columns: true, bom: true },
  );
}
