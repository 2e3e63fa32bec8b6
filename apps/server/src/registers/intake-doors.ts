import type { RegisterKey } from "@kept/domain/registers/index";
import type { OutsideCall } from "../api/operation.ts";
import type { Asking, House } from "../casework/act.ts";
import { addFile, type FileToAdd } from "../casework/upload-commands.ts";
import { disclosureKeeping } from "./disclosures/keeping.ts";
import { requestOperations } from "./requests/intake/api-operations.ts";
import type { IntakeParts } from "./requests/intake/intake-parts.ts";
import {
  takeDroppedMail,
  type DropGiven,
} from "./requests/intake/mail-drop.ts";
import { requestKeeping } from "./requests/keeping.ts";

type FileDesk = (asking: Asking, file: FileToAdd) => ReturnType<typeof addFile>;

/** Puts an uploaded file on a case, by the register of the case. */
export function fileDesks(house: House): Record<RegisterKey, FileDesk> {
  return {
    requests: (asking, file) =>
      addFile({ ...house, keeping: requestKeeping }, asking, file),
    disclosures: (asking, file) =>
      addFile({ ...house, keeping: disclosureKeeping }, asking, file),
  };
}

/** Where mail and programs outside come in. Whoever hands a mail over, it is the request register that reads it. */
export function openIntake(parts: IntakeParts) {
  return {
    operations: requestOperations(parts),
    takeDroppedMail: (call: OutsideCall, given: DropGiven) =>
      takeDroppedMail(parts, call, given),
  };
}
