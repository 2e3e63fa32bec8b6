import type { Database as Handle } from "better-sqlite3";

interface TableRow {
  readonly name: string;
  readonly type: string;
}
interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: string | null;
  readonly pk: number;
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|_)([a-z0-9])/g, (_whole, letter: string) =>
    letter.toUpperCase(),
  );
}

function typeOf(column: ColumnRow): string {
  // Full-text tables declare no types: all they hold is text.
  const bare = column.type === "INTEGER" ? "number" : "string";
  const nullable =
    column.notnull === 0 && column.pk === 0 ? `${bare} | null` : bare;
  return column.dflt_value === null ? nullable : `Generated<${nullable}>`;
}

/** The types of a migrated database as the text of `schema.ts`. */
export function schemaText(handle: Handle): string {
  const tables = handle
    .prepare<[], TableRow>(
      "select name, type from pragma_table_list where schema = 'main' and type <> 'shadow' and name not like 'sqlite_%' order by name",
    )
    .all();
  const interfaces = tables.map(({ name }) => {
    const columns = handle
      .prepare<[string], ColumnRow>(
        'select name, type, "notnull", dflt_value, pk from pragma_table_info(?)',
      )
      .all(name);
    const lines = columns.map(
      (column) => `  ${column.name}: ${typeOf(column)};`,
    );
    return `export interface ${pascal(name)}Table {\n${lines.join("\n")}\n}\n`;
  });
  const members = tables.map(({ name }) => `  ${name}: ${pascal(name)}Table;`);
  return [
    "// Generated from the migrations by `pnpm db:types`. Not edited by hand.\n",
    'import type { Generated } from "kysely";\n\n',
    interfaces.join("\n"),
    `\nexport interface Schema {\n${members.join("\n")}\n}\n`,
  ].join("");
}
