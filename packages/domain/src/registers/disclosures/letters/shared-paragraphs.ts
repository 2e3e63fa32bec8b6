import type { LetterTemplateParagraph } from "../../../casework/letter.ts";
import type { DisclosureLetterCondition } from "./conditions.ts";

type Paragraph = LetterTemplateParagraph & {
  readonly when?: DisclosureLetterCondition;
};

export const toAuthority: Paragraph = {
  id: "greeting",
  en: "To {{ authority }},",
  zh: "{{ authority }}：",
};

export const theirNumber: Paragraph = {
  id: "numbers",
  en: "Your number: {{ instrument_reference }}. Our number: {{ reference }}.",
  zh: "贵方文号：{{ instrument_reference }}。我方编号：{{ reference }}。",
  when: "theirNumber",
};

/** What they asked and when; every letter to an authority begins with it. */
export const yourDemand: Paragraph = {
  id: "demand",
  en: "On {{ received_on }} you asked us for the following: {{ asked }}",
  zh: "贵方于{{ received_on }}要求我方提供：{{ asked }}",
};

export const nothingWaived: Paragraph = {
  id: "reserve",
  en: "This letter gives up none of our rights and none of the rights of the persons concerned.",
  zh: "本函不构成对我方及相关个人任何权利的放弃。",
};

/** By which way they can ask; whoever is turned away at the gate is told it. */
export const properRoute: Paragraph = {
  id: "route",
  en: "There is a way to ask for it. {{ proper_route }}",
  zh: "贵方可经以下途径提出。{{ proper_route }}",
  when: "gateShut",
};

export const gateLaw: Paragraph = {
  id: "gate",
  en: "The law that holds for this data stands against it ({{ gate_data }}): {{ gate_law }}.",
  zh: "所涉数据（{{ gate_data }}）受下列法律约束，不得直接提供：{{ gate_law }}。",
  when: "gateShut",
};
