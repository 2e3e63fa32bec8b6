// Written by scripts/calendars.ts from date-holidays 3.37.0 (data: CC BY 3.0). Not edited by hand.
import type { WorkCalendar } from "../work-calendar.ts";
import { calendarAt } from "./calendar-at.ts";
import { calendarAu } from "./calendar-au.ts";
import { calendarBe } from "./calendar-be.ts";
import { calendarBg } from "./calendar-bg.ts";
import { calendarBr } from "./calendar-br.ts";
import { calendarCa } from "./calendar-ca.ts";
import { calendarCaQc } from "./calendar-ca-qc.ts";
import { calendarCh } from "./calendar-ch.ts";
import { calendarCn } from "./calendar-cn.ts";
import { calendarCy } from "./calendar-cy.ts";
import { calendarCz } from "./calendar-cz.ts";
import { calendarDe } from "./calendar-de.ts";
import { calendarDeBb } from "./calendar-de-bb.ts";
import { calendarDeBe } from "./calendar-de-be.ts";
import { calendarDeBw } from "./calendar-de-bw.ts";
import { calendarDeBy } from "./calendar-de-by.ts";
import { calendarDeHb } from "./calendar-de-hb.ts";
import { calendarDeHe } from "./calendar-de-he.ts";
import { calendarDeHh } from "./calendar-de-hh.ts";
import { calendarDeMv } from "./calendar-de-mv.ts";
import { calendarDeNi } from "./calendar-de-ni.ts";
import { calendarDeNw } from "./calendar-de-nw.ts";
import { calendarDeRp } from "./calendar-de-rp.ts";
import { calendarDeSh } from "./calendar-de-sh.ts";
import { calendarDeSl } from "./calendar-de-sl.ts";
import { calendarDeSn } from "./calendar-de-sn.ts";
import { calendarDeSt } from "./calendar-de-st.ts";
import { calendarDeTh } from "./calendar-de-th.ts";
import { calendarDk } from "./calendar-dk.ts";
import { calendarEe } from "./calendar-ee.ts";
import { calendarEs } from "./calendar-es.ts";
import { calendarFi } from "./calendar-fi.ts";
import { calendarFr } from "./calendar-fr.ts";
import { calendarGb } from "./calendar-gb.ts";
import { calendarGbNir } from "./calendar-gb-nir.ts";
import { calendarGbSct } from "./calendar-gb-sct.ts";
import { calendarGr } from "./calendar-gr.ts";
import { calendarHk } from "./calendar-hk.ts";
import { calendarHr } from "./calendar-hr.ts";
import { calendarHu } from "./calendar-hu.ts";
import { calendarIe } from "./calendar-ie.ts";
import { calendarIn } from "./calendar-in.ts";
import { calendarIs } from "./calendar-is.ts";
import { calendarIt } from "./calendar-it.ts";
import { calendarJp } from "./calendar-jp.ts";
import { calendarKr } from "./calendar-kr.ts";
import { calendarLi } from "./calendar-li.ts";
import { calendarLt } from "./calendar-lt.ts";
import { calendarLu } from "./calendar-lu.ts";
import { calendarLv } from "./calendar-lv.ts";
import { calendarMt } from "./calendar-mt.ts";
import { calendarNl } from "./calendar-nl.ts";
import { calendarNo } from "./calendar-no.ts";
import { calendarPl } from "./calendar-pl.ts";
import { calendarPt } from "./calendar-pt.ts";
import { calendarRo } from "./calendar-ro.ts";
import { calendarSe } from "./calendar-se.ts";
import { calendarSg } from "./calendar-sg.ts";
import { calendarSi } from "./calendar-si.ts";
import { calendarSk } from "./calendar-sk.ts";
import { calendarUs } from "./calendar-us.ts";
import { calendarUsCa } from "./calendar-us-ca.ts";
import { calendarZa } from "./calendar-za.ts";

/** Every calendar that an office begins with. */
export const seedCalendars: readonly WorkCalendar[] = [
  calendarAt,
  calendarAu,
  calendarBe,
  calendarBg,
  calendarBr,
  calendarCa,
  calendarCaQc,
  calendarCh,
  calendarCn,
  calendarCy,
  calendarCz,
  calendarDe,
  calendarDeBb,
  calendarDeBe,
  calendarDeBw,
  calendarDeBy,
  calendarDeHb,
  calendarDeHe,
  calendarDeHh,
  calendarDeMv,
  calendarDeNi,
  calendarDeNw,
  calendarDeRp,
  calendarDeSh,
  calendarDeSl,
  calendarDeSn,
  calendarDeSt,
  calendarDeTh,
  calendarDk,
  calendarEe,
  calendarEs,
  calendarFi,
  calendarFr,
  calendarGb,
  calendarGbNir,
  calendarGbSct,
  calendarGr,
  calendarHk,
  calendarHr,
  calendarHu,
  calendarIe,
  calendarIn,
  calendarIs,
  calendarIt,
  calendarJp,
  calendarKr,
  calendarLi,
  calendarLt,
  calendarLu,
  calendarLv,
  calendarMt,
  calendarNl,
  calendarNo,
  calendarPl,
  calendarPt,
  calendarRo,
  calendarSe,
  calendarSg,
  calendarSi,
  calendarSk,
  calendarUs,
  calendarUsCa,
  calendarZa,
];
