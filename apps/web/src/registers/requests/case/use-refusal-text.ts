import { sentenceOf, type Refusal } from "@kept/domain/refusal";
import { useLanguage } from "../../../ui/use-language.ts";

/** Why something cannot be done now, in the sentence that the server would say. */
export function useRefusalText(): (
  refusal: Pick<Refusal, "code" | "params">,
) => string {
  const language = useLanguage();
  return (refusal) => sentenceOf(refusal, language);
}
