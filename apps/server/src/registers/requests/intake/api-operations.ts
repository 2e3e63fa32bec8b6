import { granted } from "@kept/domain/verdict";
import type { Operation } from "../../../api/operation.ts";
import {
  mailLimits,
  mailSizeInWords,
} from "../../../mail/incoming/parsed-mail.ts";
import {
  filedAnswer,
  intakeRequestInput,
  openedAnswer,
  type IntakeRequestInput,
} from "./api-schemas.ts";
import { requestKeeping } from "../keeping.ts";
import { fileMail } from "./file-mail.ts";
import type { IntakeParts } from "./intake-parts.ts";
import { openFromApi } from "./open-from-api.ts";

const repliesOn: ReadonlySet<string> = new Set(["attached", "unverified"]);

/** What programs outside may do with requests. */
export function requestOperations(parts: IntakeParts): readonly Operation[] {
  return [
    {
      path: "/api/v1/requests",
      operationId: "openRequest",
      scope: "requests:write",
      title: {
        en: "Hand over a request from the contact page",
        zh: "从联系页面提交请求",
      },
      description: {
        en: "Opens a case at once with its clocks running. Fields that are left out are guessed from the text and shown to the team as guesses. A request that is very like an open one is put beside it for somebody to judge.",
        zh: "立即立案并开始计算期限。未提供的字段由系统根据内容推测，并以推测值显示给工作人员。与未结案件高度相似的请求会标为疑似重复，由人工判断。",
      },
      actor: "intake-api",
      limit: { bytes: 1_000_000, words: "1 MB" },
      needsKey: true,
      takes: "application/json",
      schema: intakeRequestInput,
      answers: [
        {
          status: 201,
          means: { en: "The case is open.", zh: "已立案。" },
          schema: openedAnswer,
        },
      ],
      run: async ({ asking, key }, { value, hash }) => {
        const opened = await openFromApi(
          parts,
          {
            ...asking,
            ...(key !== null && { idempotency: { key, bodyHash: hash } }),
          },
          // The wire has parsed it with `schema`.
          value as IntakeRequestInput,
        );
        if (!opened.ok) return opened;
        return granted({
          status: 201,
          body: { outcome: "opened", ...opened.value },
        });
      },
    },
    {
      path: "/api/v1/mail",
      operationId: "fileMail",
      scope: "mail:write",
      title: {
        en: "Hand over a mail from the gateway",
        zh: "从邮件网关提交邮件",
      },
      description: {
        en: "Takes a raw mail as it came. It is kept whole, read, and put where it belongs: a case of its own, a message on the case it answers, or the lane of unverified senders. It counts as received now, or at its own date where that is at most 30 days earlier. The same mail twice opens nothing twice, with or without an Idempotency-Key.",
        zh: "接收原始邮件，完整保存、解析并归入相应位置：新案件、所回复案件的来信，或“发件人未核实”分区。收到时间为当前时间；邮件日期早于当前时间且不超过 30 天的，以邮件日期为准。同一邮件重复提交不会重复立案，是否附带 Idempotency-Key 均可。",
      },
      actor: "mail-gateway",
      limit: { bytes: mailLimits.size, words: mailSizeInWords },
      needsKey: false,
      takes: "message/rfc822",
      answers: [
        {
          status: 201,
          means: { en: "A case was opened.", zh: "已立案。" },
          schema: filedAnswer,
        },
        {
          status: 200,
          means: {
            en: "Filed without a case of its own.",
            zh: "已归档，未单独立案。",
          },
          schema: filedAnswer,
        },
        {
          status: 202,
          means: {
            en: "Kept until somebody says which policy it belongs to.",
            zh: "已保存，待工作人员确定适用的政策。",
          },
          schema: filedAnswer,
        },
      ],
      run: async ({ asking, key }, mail) => {
        const filed = await fileMail(parts, asking, {
          mail,
          source: "gateway",
          key,
        });
        if (!filed.ok) return filed;
        const { mailId } = filed.value;
        const on = filed.value.case;
        const isSealed = on?.isSealed === true;
        // What came to a sealed case is answered like what came to none.
        const outcome =
          isSealed && repliesOn.has(filed.value.outcome)
            ? "waiting"
            : filed.value.outcome;
        // A program is told of requests only; that there is a demand is nobody's business outside.
        const reference =
          on?.register === requestKeeping.register.key && !isSealed
            ? on.reference
            : null;
        return granted({
          status:
            outcome === "opened" ? 201 : outcome === "waiting" ? 202 : 200,
          body: { outcome, reference, mailId },
        });
      },
    },
  ];
}
