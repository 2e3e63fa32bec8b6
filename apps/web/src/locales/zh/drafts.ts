import type { drafts as english } from "../en/drafts.ts";
import type { Wording } from "../wording.ts";

export const drafts = {
  saved: "草稿已于 {{time}} 保存",
  unsaved: "尚未保存",
  offline: "尚未保存：无法连接 Kept，系统会自动重试。",
  restored: "已恢复您于 {{moment}} 填写的内容。",
  moved: "其后案件有更新。",
  older: "您的另一个窗口于 {{time}} 在此保存了不同的内容。",
  take: "改用该内容",
  drop: "不需要",
  discard: "放弃",
  discarded: "草稿已放弃。",
  undo: "撤销",
  unfinished: "未完成",
  continueOne: "{{what}}，{{time}}",
  task: "任务",
  title: "草稿",
  lead: "您已开始填写但尚未提交的内容，他人无法查看；90 天未改动的草稿将自动删除。",
  empty: "没有未完成的内容。您在表单中开始填写的内容会保存在这里，直到提交。",
  newIn: "{{register}}：尚未立案",
  macroIn: "{{register}}：宏",
  agencyIn: "{{register}}：机关",
  reminder: "提醒",
  noWords: "尚无文字",
} as const satisfies Wording<typeof english>;
