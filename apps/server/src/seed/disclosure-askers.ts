import type {
  Country,
  Instrument,
} from "@kept/domain/registers/disclosures/instruments";
import type { AuthorityClass } from "@kept/domain/registers/disclosures/kinds";

export interface Asker {
  readonly body: string;
  readonly country: Country;
  readonly authorityClass: AuthorityClass;
  readonly instrument: Instrument;
  readonly phone: string;
}

/** Invented bodies; the numbers are ours, found without them. */
export const askers: readonly Asker[] = [
  {
    body: "浦东公安分局经侦支队",
    country: "CN",
    authorityClass: "lawEnforcement",
    instrument: "productionOrder",
    phone: "+862150000101",
  },
  {
    body: "浦东新区人民法院",
    country: "CN",
    authorityClass: "court",
    instrument: "courtOrder",
    phone: "+862150000102",
  },
  {
    body: "上海市税务稽查局",
    country: "CN",
    authorityClass: "tax",
    instrument: "taxRequest",
    phone: "+862150000103",
  },
  {
    body: "市场监督管理执法总队",
    country: "CN",
    authorityClass: "regulator",
    instrument: "informationNotice",
    phone: "+862150000104",
  },
  {
    body: "Public Prosecutor's Office Bremen",
    country: "DE",
    authorityClass: "prosecutor",
    instrument: "productionOrder",
    phone: "+494215000105",
  },
  {
    body: "District Court Rotterdam",
    country: "NL",
    authorityClass: "court",
    instrument: "courtOrder",
    phone: "+311050000106",
  },
  {
    body: "District Attorney, Fairfield County",
    country: "US",
    authorityClass: "prosecutor",
    instrument: "subpoena",
    phone: "+12035550107",
  },
  {
    body: "Metropolitan Police, Economic Crime",
    country: "GB",
    authorityClass: "lawEnforcement",
    instrument: "productionOrder",
    phone: "+442075550108",
  },
  {
    body: "Commercial Affairs Department",
    country: "SG",
    authorityClass: "lawEnforcement",
    instrument: "administrativeOrder",
    phone: "+6565550109",
  },
];
