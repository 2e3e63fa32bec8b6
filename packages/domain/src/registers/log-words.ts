import { caseWords } from "../log/case-words.ts";
import { houseWords } from "../log/house-words.ts";
import type { LogWords } from "../log/sentence.ts";
import { disclosureLogWords } from "./disclosures/log-words.ts";
import { registers } from "./index.ts";
import { requestLogWords } from "./requests/log-words.ts";

/** Every sentence that the log can say. */
export const logWords: LogWords = {
  ...houseWords,
  ...caseWords(Object.keys(registers)),
  ...requestLogWords,
  ...disclosureLogWords,
};
