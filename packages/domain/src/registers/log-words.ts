import { houseWords } from "../log/house-words.ts";
import type { LogWords } from "../log/sentence.ts";
import { disclosureLogWords } from "./disclosures/log-words.ts";
import { requestLogWords } from "./requests/log-words.ts";

/** Every sentence that the log can say. */
export const logWords: LogWords = {
  ...houseWords,
  ...requestLogWords,
  ...disclosureLogWords,
};
