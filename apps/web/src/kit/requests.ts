import type { QueueItem } from "../casework/queue-row.tsx";
import type { PresentIn } from "../live/present-in.ts";
import { answerClock, pausedClock } from "./clocks.ts";
import { chips } from "./clock-chips.ts";

const byName = new Map(chips.map(({ name, clock }) => [name, clock]));
const clock = (name: string): QueueItem["clock"] =>
  byName.get(name) ?? answerClock;

const lin = { name: "Lin Yue", mine: true };
const zhou = { name: "Zhou Min", mine: false };
const tang = { name: "Tang Ning", mine: false };

export interface KitRequest extends QueueItem {
  readonly group: string;
}

/** Colleagues who are in a case of the picture. */
export const kitPresence: ReadonlyMap<string, PresentIn> = new Map([
  ["374", { doing: "viewing", who: "Lin Yue" }],
  ["329", { doing: "writing", who: "Zhou Min" }],
]);

/** The queue of the picture. */
export const kitRequests: readonly KitRequest[] = [
  {
    group: "overdue",
    key: "371",
    number: "00371",
    name: "顾晓岚",
    kind: "Deletion",
    tags: [],
    snippet: "请注销我的账号，并删除所有历史订单。",
    clock: clock("overdue, days"),
    dueIsMakeUp: true,
    owner: lin,
  },
  {
    group: "overdue",
    key: "412",
    number: "00412",
    name: "Marcus Thiele",
    kind: "Access",
    tags: [{ text: "Minor", tone: "amber" }],
    snippet: "Which data do you keep about my son’s account?",
    clock: clock("overdue, hours"),
    owner: null,
  },
  {
    group: "today",
    key: "414",
    number: "00414",
    name: "陈思远",
    kind: "Enquiry",
    tags: [],
    snippet: "我没有订阅，为什么一直收到推广短信？",
    clock: clock("today, hours"),
    owner: lin,
  },
  {
    group: "today",
    key: "374",
    number: "00374",
    name: "Sofia Lindqvist",
    kind: "Correction",
    tags: [],
    snippet: "My surname is spelled wrong on every invoice.",
    clock: clock("today, days"),
    owner: lin,
    caseId: "374",
  },
  {
    group: "today",
    key: "329",
    number: "00329",
    name: "马一鸣",
    kind: "Access, copy",
    tags: [],
    snippet: "希望获得会员积分和门店消费记录的副本",
    clock: clock("today, days"),
    owner: zhou,
  },
  {
    group: "soon",
    key: "416",
    number: "00416",
    name: "Aisha Noor",
    kind: "Objection",
    tags: [],
    snippet: "Stop using my orders for recommendations, please",
    clock: clock("soon, hours"),
    owner: null,
  },
  {
    group: "soon",
    key: "378",
    number: "00378",
    name: "欧阳静",
    kind: "Consent withdrawn",
    tags: [],
    snippet: "不同意继续将我的信息用于线下门店分析",
    clock: clock("soon, days"),
    owner: lin,
  },
  {
    group: "soon",
    key: "380",
    number: "00380",
    name: "Tomás Ferreira",
    kind: "Deletion",
    tags: [{ text: "Awaiting approval", tone: "grey" }],
    snippet: "Delete my account and the reviews I wrote",
    clock: clock("soon, days"),
    owner: tang,
  },
  {
    group: "week",
    key: "383",
    number: "00383",
    name: "Greta Aalto",
    kind: "Portability",
    tags: [],
    snippet:
      "Please send my order history as a file to another shop, they told me you must do so",
    clock: answerClock,
    owner: tang,
    caseId: "329",
  },
  {
    group: "week",
    key: "384",
    number: "00384",
    name: "苏文博",
    kind: "Correction",
    tags: [],
    snippet: "手机号已更换，无法收到验证码",
    clock: answerClock,
    owner: lin,
  },
  {
    group: "paused",
    key: "358",
    number: "00358",
    name: "Oliver Pemberton",
    kind: "Access",
    tags: [],
    snippet: "Waiting for the requester: which of two accounts?",
    clock: pausedClock,
    owner: lin,
  },
];
