import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { freshDatabase } from "../src/db/fresh-database.ts";
import { schemaText } from "../src/db/schema-text.ts";

const handle = await freshDatabase();
writeFileSync(
  join(import.meta.dirname, "..", "src", "db", "schema.ts"),
  schemaText(handle),
);
handle.close();
