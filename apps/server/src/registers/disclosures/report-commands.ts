import { createHash } from "node:crypto";
import { canonicalJson } from "@kept/domain/casework/letter-frozen";
import type {
  freezeReportInput,
  signReportInput,
} from "@kept/domain/registers/disclosures/report-schema";
import { publishedOf } from "@kept/domain/registers/disclosures/published-report";
import type { Json } from "@kept/domain/json";
import { granted, refused, type Verdict } from "@kept/domain/verdict";
import type { z } from "zod";
import type { Asking, House } from "../../casework/act.ts";
import { fieldChange } from "../../casework/field-changes.ts";
import { today } from "../../casework/office.ts";
import {
  findReport,
  insertReport,
  latestReport,
  markSigned,
} from "./report-store.ts";
import { beforeOf, reportOn, type FrozenContent } from "./report-views.ts";

/** Fixes the numbers of a period as they are now. After a version was signed off, another one is an erratum. */
export function freezeReport(
  house: House,
  asking: Asking,
  input: z.infer<typeof freezeReportInput>,
): Promise<Verdict<{ reportId: string }>> {
  const { handling, remarks, erratum, ...asked } = input;
  const { now, actor } = asking;
  return house.change(
    { ...asking, action: "disclosures.freezeReport" },
    async (tx) => {
      const office = await house.office(tx);
      if (asked.to >= today(office, now)) return refused("reportPeriodOpen");
      const latest = await latestReport(tx, asked);
      if (latest !== null && latest.signedAt !== null && erratum === null)
        return refused("erratumNeeded");
      const at = { office, now };
      const frozen: FrozenContent = {
        report: publishedOf(await reportOn(tx, asked, at)),
        before: publishedOf(await reportOn(tx, beforeOf(asked), at)),
        office: office.name,
        asOf: today(office, now),
        handling,
        remarks,
      };
      const content = canonicalJson(frozen as unknown as Json);
      const sha256 = createHash("sha256").update(content).digest("hex");
      const version = (latest?.version ?? 0) + 1;
      const reportId = await insertReport(tx, {
        asked,
        version,
        content,
        sha256,
        erratum: latest === null ? null : erratum,
        frozenAt: now,
        frozenBy: actor.id,
      });
      return granted({
        value: { reportId },
        caseId: null,
        events: [
          {
            action: "disclosures.report-frozen",
            object: { kind: "report", id: reportId },
            changes: [
              ...fieldChange("period", null, `${asked.from}/${asked.to}`),
              ...fieldChange("version", null, version),
              ...fieldChange("sha256", null, sha256),
              ...fieldChange("erratum", null, erratum),
            ],
          },
        ],
      });
    },
  );
}

/** A second person signs off exactly what they read. */
export function signReport(
  house: House,
  asking: Asking,
  input: z.infer<typeof signReportInput>,
): Promise<Verdict<null>> {
  const { now, actor } = asking;
  return house.change(
    { ...asking, action: "disclosures.signReport" },
    async (tx) => {
      const report = await findReport(tx, input.reportId);
      if (report === null) return refused("notFound");
      if (report.sha256 !== input.sha256) return refused("stale");
      if (report.frozenBy === actor.id) return refused("reportOwnHand");
      const latest = await latestReport(tx, report.asked);
      if (report.signedAt !== null || latest?.id !== report.id)
        return refused("reportSettled");
      await markSigned(tx, report.id, { at: now, by: actor.id });
      return granted({
        value: null,
        caseId: null,
        events: [
          {
            action: "disclosures.report-signed",
            object: { kind: "report", id: report.id },
            changes: fieldChange("signedBy", null, actor.id),
          },
        ],
      });
    },
  );
}
