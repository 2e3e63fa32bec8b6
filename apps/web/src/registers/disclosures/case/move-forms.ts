import { beforeForms } from "./before-forms.ts";
import { correctForms } from "./correct-forms.ts";
import type { MoveForms } from "./form-seat.ts";
import { noticeForms } from "./notice-forms.ts";
import { releaseForms } from "./release-forms.ts";

/** Moves that are made with a plain form; what has a table or a checklist has a form of its own. */
export const moveForms: MoveForms = {
  ...beforeForms,
  ...correctForms,
  ...releaseForms,
  ...noticeForms,
};
