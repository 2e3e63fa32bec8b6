import { au } from "./au.ts";
import { br } from "./br.ts";
import { caQc } from "./ca-qc.ts";
import { ca } from "./ca.ts";
import { ch } from "./ch.ts";
import { cn } from "./cn.ts";
import { eu } from "./eu.ts";
import { hk } from "./hk.ts";
import { india } from "./in.ts";
import { jp } from "./jp.ts";
import { kr } from "./kr.ts";
import { p000 } from "./p000.ts";
import { p001 } from "./p001.ts";
import { p002 } from "./p002.ts";
import { p003 } from "./p003.ts";
import { p004 } from "./p004.ts";
import type { RulePack } from "./rule-pack.ts";
import { sg } from "./sg.ts";
import { uk } from "./uk.ts";
import { usCa } from "./us-ca.ts";
import { za } from "./za.ts";

/** The rule packs an office begins with: five policies and fifteen laws. */
export const seedRulePacks: readonly RulePack[] = [
  p000,
  p001,
  p002,
  p003,
  p004,
  eu,
  uk,
  usCa,
  cn,
  hk,
  sg,
  jp,
  kr,
  br,
  india,
  au,
  ca,
  caQc,
  za,
  ch,
];
