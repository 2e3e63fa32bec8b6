/** Every address of the app. Pages build links from here, so that a renamed page does not compile. */
export const paths = {
  today: "/",
  requests: "/requests",
  newRequest: "/requests/new",
  importRequests: "/requests/import",
  requestImport: (importId: string): string =>
    `/requests/import/${encodeURIComponent(importId)}`,
  exportRequests: "/requests/export",
  requestBulkCheck: "/requests/write-to-many",
  requestMacros: "/requests/macros",
  request: (reference: string): string =>
    `/requests/${encodeURIComponent(reference)}`,
  disclosures: "/disclosures",
  newDisclosure: "/disclosures/new",
  disclosureRegister: "/disclosures/register",
  agencies: "/disclosures/agencies",
  exportDisclosures: "/disclosures/export",
  disclosureBulkCheck: "/disclosures/write-to-many",
  disclosureMacros: "/disclosures/macros",
  disclosure: (reference: string): string =>
    `/disclosures/${encodeURIComponent(reference)}`,
  transparency: "/reports/transparency",
  audit: "/audit",
  auditOfCase: (reference: string): string =>
    `/audit/cases/${encodeURIComponent(reference)}`,
  auditState: "/audit/state",
  auditSamples: "/audit/samples",
  auditSample: (sampleId: string): string => `/audit/samples/${sampleId}`,
  exportAudit: "/audit/export",
  people: "/people",
  drafts: "/drafts",
  inbox: "/inbox",
  glass: "/break-glass",
  mySettings: "/me",
  signIn: "/sign-in",
  /** Where the provider of the office sends people back to; registered there, so it stays what it is. */
  signInReturn: "/sign-in/return",
  signInProve: "/sign-in/prove",
  welcome: "/welcome",
  kit: "/dev/kit",
} as const;

const caseOf: Readonly<Record<string, (reference: string) => string>> = {
  requests: paths.request,
  disclosures: paths.disclosure,
};

const listOf: Readonly<Record<string, string>> = {
  requests: paths.requests,
  disclosures: paths.disclosures,
};

/** The list of a register. */
export function listAddress(register: string): string {
  return listOf[register] ?? paths.requests;
}

const newOf: Readonly<Record<string, string>> = {
  requests: paths.newRequest,
  disclosures: paths.newDisclosure,
};

const macrosOf: Readonly<Record<string, string>> = {
  requests: paths.requestMacros,
  disclosures: paths.disclosureMacros,
};

/** Where the macros of a register are made and changed. */
export function macrosAddress(register: string): string {
  return macrosOf[register] ?? paths.requestMacros;
}

/** Where a case of a register is taken in. */
export function newAddress(register: string): string {
  return newOf[register] ?? paths.newRequest;
}

/** Where a case stands, whatever its register; the number of a sealed case does not say it. */
export function caseAddress(theCase: {
  readonly register: string;
  readonly reference: string;
}): string {
  return (caseOf[theCase.register] ?? paths.request)(theCase.reference);
}

/** The sign-in page, remembering where the person wanted to go. */
export function signInPath(from: string): string {
  return from === paths.today
    ? paths.signIn
    : `${paths.signIn}?from=${encodeURIComponent(from)}`;
}

/** Where to go after signing in. Only a path of this app: never another host. */
export function pathAfterSignIn(search: URLSearchParams): string {
  const from = search.get("from");
  return from !== null && /^\/(?![/\\])/.test(from) ? from : paths.today;
}
