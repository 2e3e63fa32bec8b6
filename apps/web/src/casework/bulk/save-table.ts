/** Hands a table to the person as a file; it never has an address of its own. */
export function saveTable(name: string, table: string): void {
  const url = URL.createObjectURL(
    new Blob([table], { type: "text/csv;charset=utf-8" }),
  );
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
