import { useLanguage } from "../../ui/use-language.ts";
import type { CaseRow, ListFace } from "./list-face.ts";

/** What the view that is shown is called; a saved one has the name of the list. */
export function useViewName<Row extends CaseRow>({
  title,
  state: { listing, query },
}: ListFace<Row>): string {
  const language = useLanguage();
  return (
    listing.views.find(({ key }) => key === query.view)?.label[language] ??
    title
  );
}
