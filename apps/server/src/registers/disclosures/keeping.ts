import { registers } from "@kept/domain/registers/index";
import type { DisclosureFacts } from "@kept/domain/registers/disclosures/facts";
import {
  disclosureLetter,
  disclosureLetters,
  mayLetterLeave,
  mayWriteTo,
} from "@kept/domain/registers/disclosures/letters";
import type { DisclosureMove } from "@kept/domain/registers/disclosures/workflow";
import { granted, refused } from "@kept/domain/verdict";
import type { Keeping } from "../../casework/keeping.ts";
import { clocksOf } from "./clocks-of.ts";
import { factsOf } from "./facts-of.ts";
import { letterLeft } from "./letter-left.ts";
import { letterSetting } from "./letter-setting.ts";
import { readDisclosure } from "./record-store.ts";

/** How the disclosure register is kept. */
export const disclosureKeeping: Keeping<DisclosureMove, DisclosureFacts> = {
  register: registers.disclosures,
  templates: disclosureLetters,
  factsOf,
  clocksOf,
  letterSetting,
  mayBegin(facts, template) {
    const letter = disclosureLetter(template.id);
    return letter === undefined
      ? refused("unknownTemplate")
      : mayWriteTo(facts, letter);
  },
  mayLeave(facts, template) {
    const letter = disclosureLetter(template.id);
    return letter === undefined
      ? refused("unknownTemplate")
      : mayLetterLeave(facts, letter);
  },
  // An order that comes while a letter waits in the outbox holds it back as well.
  async mayStillLeave(db, { theCase, template }) {
    const letter = disclosureLetter(template.id);
    if (letter === undefined) return granted(null);
    const { secrecy, notice } = await readDisclosure(db, theCase.id);
    return mayWriteTo({ secrecy: secrecy.state, notice: notice.state }, letter);
  },
  letterLeft,
  takesReplies: true,
};
