// Generated from the migrations by `pnpm db:types`. Not edited by hand.
import type { Generated } from "kysely";

export interface AbsencesTable {
  account_id: string;
  from_on: string;
  until_on: string;
  stand_in_id: string | null;
}

export interface AccountLinksTable {
  id: string;
  kind: string;
  account_id: string | null;
  token_hash: string;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

export interface AccountSettingsTable {
  account_id: string;
  zone: string | null;
  works_from: string;
  works_until: string;
  digest: number;
  digest_day: string | null;
  feed_hash: string | null;
  feed_made_at: string | null;
}

export interface AccountsTable {
  id: string;
  email: string;
  name: string;
  name_zh: string | null;
  role: string;
  team_id: string | null;
  language: string;
  password_hash: string;
  disabled_at: string | null;
  created_at: string;
  shortcuts: Generated<number>;
  scheme: string | null;
  opened_at: string | null;
}

export interface ApiTokensTable {
  id: string;
  name: string;
  token_hash: string;
  scopes: string;
  created_at: string;
  created_by: string;
  expires_at: string;
  revoked_at: string | null;
}

export interface CalendarsTable {
  id: string;
  version: number;
  data: string;
  imported_at: string;
  imported_by: string | null;
}

export interface CaseAccessTable {
  id: string;
  case_id: string;
  account_id: string;
  granted_by: string;
  granted_at: string;
  until: string;
  ended_at: string | null;
  ended_by: string | null;
}

export interface CaseApprovalsTable {
  id: string;
  case_id: string;
  subject_kind: string;
  subject_id: string;
  content_hash: string;
  author_ids: string;
  state: string;
  asked_by: string;
  asked_of: string | null;
  asked_at: string;
  decided_by: string | null;
  decided_at: string | null;
  reason: string | null;
  until: string | null;
}

export interface CaseClockFactsTable {
  id: string;
  case_id: string;
  kind: string;
  name: string;
  at: string;
  until: string | null;
  rule_ids: Generated<string>;
  ground: string | null;
  replaced_at: string | null;
}

export interface CaseCountsTable {
  register: string;
  facet: string;
  queue: number;
  due_on: string;
  due_hour: string;
  is_provisional: number;
  n: number;
}

export interface CaseDueTable {
  case_id: string;
  rule_id: string;
  act: string;
  due_at: string | null;
  due_on: string | null;
  stopped_at: string | null;
  strength: string;
  is_provisional: number;
  governs: number;
  calendar_id: string | null;
  calendar_version: number | null;
  is_hours: Generated<number>;
}

export interface CaseEntryMatchesTable {
  case_id: string;
  entry_id: string;
  is_theirs: number;
  decided_at: string;
  decided_by: string;
}

export interface CaseFilesTable {
  id: string;
  case_id: string;
  message_id: string | null;
  letter_id: string | null;
  file_id: string;
  name: string;
  declared_type: string | null;
  sniffed_type: string;
  is_active_content: number;
  size: number;
  sha256: string;
  purpose: string;
  delete_on: string | null;
  added_at: string;
  added_by: string | null;
  checked_at: string | null;
  checked_by: string | null;
  deleted_at: string | null;
  insides: string | null;
}

export interface CaseFollowersTable {
  case_id: string;
  account_id: string;
  state: string;
  since: string;
}

export interface CaseHoldsTable {
  id: string;
  case_id: string;
  reason: string;
  until: string | null;
  set_by: string;
  set_at: string;
  lifted_by: string | null;
  lifted_at: string | null;
}

export interface CaseLettersTable {
  id: string;
  case_id: string;
  template_id: string;
  template_version: number;
  state: string;
  document: string;
  content_hash: string | null;
  effect: string | null;
  author_ids: string;
  to_address: string;
  language: string;
  created_at: string;
  edited_at: string;
  queued_at: string | null;
  queued_by: string | null;
  sent_at: string | null;
  message_id: string | null;
  mail_file_id: string | null;
  mail_sha256: string | null;
  pdf_file_id: string | null;
  pdf_sha256: string | null;
  failure: string | null;
  post_address: string | null;
  pdf_size: number | null;
  recipient_id: string | null;
}

export interface CaseMessagesTable {
  id: string;
  case_id: string;
  kind: string;
  lane: string;
  channel: string;
  author_id: string | null;
  from_name: string | null;
  from_address: string | null;
  to_address: string | null;
  subject: string | null;
  text: string;
  html: string | null;
  language: string | null;
  happened_at: string;
  recorded_at: string;
  message_id: string | null;
  raw_file_id: string | null;
  raw_sha256: string | null;
  letter_id: string | null;
  notes: Generated<string>;
}

export interface CaseNumbersTable {
  register: string;
  year: number;
  last: number;
}

export interface CaseRemindersTable {
  id: string;
  case_id: string;
  account_id: string;
  at: string;
  words: string | null;
  created_at: string;
  told_at: string | null;
}

export interface CaseSnoozesTable {
  account_id: string;
  case_id: string;
  until: string;
  since: string;
  reminder_id: string;
}

export interface CaseStatementEntriesTable {
  statement_id: string;
  entry_id: string;
  told_case_id: string;
}

export interface CaseStatementsTable {
  id: string;
  case_id: string;
  case_file_id: string;
  made_at: string;
  made_by: string;
  as_of: string;
  words_hash: string;
}

export interface CaseTasksTable {
  id: string;
  case_id: string;
  position: number;
  plan_key: string | null;
  title_en: string;
  title_zh: string;
  state: string;
  owner_id: string | null;
  due_on: string | null;
  waits_for: string | null;
  result: string | null;
  done_at: string | null;
  done_by: string | null;
}

export interface CasesTable {
  id: string;
  register: string;
  reference: string;
  stage: string;
  is_open: number;
  version: number;
  team_id: string | null;
  owner_id: string | null;
  title: string;
  lane: string;
  is_urgent: number;
  received_at: string;
  opened_at: string;
  ended_at: string | null;
  touched_at: string;
  next_due_at: string | null;
  next_act: string | null;
  next_rule_id: string | null;
  next_is_provisional: Generated<number>;
  is_paused: Generated<number>;
  next_due_on: string | null;
  next_clock: string | null;
  is_sealed: Generated<number>;
}

export interface DisclosureAgenciesTable {
  id: string;
  name: string;
  country: string;
  authority_class: string;
  phone: string;
  address: string | null;
  source: string;
  checked_at: string;
  checked_by: string;
}

export interface DisclosureChallengesTable {
  id: string;
  case_id: string;
  challenge: string;
  sent_at: string;
  sent_by: string;
  text: string;
  outcome: string | null;
  replied_at: string | null;
  reply: string | null;
}

export interface DisclosureCorrectionsTable {
  id: string;
  year: number;
  number: number;
  version: number;
  case_id: string;
  act: string;
  said: string | null;
  reason: string;
  state: string;
  asked_by: string;
  asked_at: string;
  decided_by: string | null;
  decided_at: string | null;
}

export interface DisclosureEntriesTable {
  id: string;
  year: number;
  number: number;
  version: number;
  case_id: string;
  act: string;
  kind: string;
  level: string;
  is_compelled: number;
  is_emergency: number;
  outcome: string;
  content_en: string;
  content_zh: string;
  categories: string;
  has_content_data: number;
  disclosed_at: string;
  demanded_at: string;
  basis: string | null;
  instrument: string | null;
  instrument_ref: string | null;
  purpose: string;
  refusal_reason: string | null;
  recipient: string;
  recipient_officer: string | null;
  authority_class: string;
  country: string;
  channel: string | null;
  person_ids: string;
  persons_count: number;
  scope_words: string | null;
  entered_at: string;
  entered_by: string;
  approved_by: string | null;
  correction_reason: string | null;
  sha256: string;
  package_sha256: string | null;
}

export interface DisclosureEntryNumbersTable {
  year: number;
  last: number;
}

export interface DisclosureIdentifiersTable {
  id: string;
  person_id: string;
  case_id: string;
  kind: string;
  value: string;
  match_key: string;
}

export interface DisclosurePersonsTable {
  id: string;
  case_id: string;
  position: number;
  name: string | null;
}

export interface DisclosureScopeTable {
  id: string;
  case_id: string;
  person_id: string | null;
  position: number;
  category: string;
  asked: string;
  lawful: string;
  available: string;
  given: string;
  withheld: string | null;
  file_ids: Generated<string>;
}

export interface DisclosuresTable {
  case_id: string;
  kind: string;
  form: string | null;
  channel: string;
  body: string;
  authority_class: string;
  country: string;
  officer: string | null;
  contact_phone: string | null;
  contact_address: string | null;
  asked: string;
  purpose: string | null;
  data_places: string;
  scope_words: string | null;
  scope_count: number | null;
  language: string;
  respond_by: string | null;
  opened_by: string;
  instrument: string | null;
  instrument_ref: string | null;
  issued_on: string | null;
  issuer: string | null;
  scan_file_id: string | null;
  logged_at: string | null;
  logged_by: string | null;
  agency_id: string | null;
  call_back_number: string | null;
  number_source: string | null;
  second_channel: string | null;
  spoke_with: string | null;
  verified_at: string | null;
  verified_by: string | null;
  checks: Generated<string>;
  exceptions: Generated<string>;
  basis: string | null;
  necessity: string | null;
  review_result: string | null;
  reviewed_at: string | null;
  reviewed_by: string | null;
  scope_authors: Generated<string>;
  scoped_at: string | null;
  undertaking: string | null;
  undertaking_on: string | null;
  undertaking_ref: string | null;
  told_before_at: string | null;
  told_before: string | null;
  consented_at: string | null;
  consent_proof: string | null;
  outcome: string | null;
  answered_at: string | null;
  released_at: string | null;
  released_by: string | null;
  release_channel: string | null;
  package_file_id: string | null;
  receipt_at: string | null;
  receipt_by: string | null;
  paper_at: string | null;
  paper_ref: string | null;
  preserved_at: string | null;
  preserved_what: string | null;
  refusal_reason: string | null;
  secrecy: Generated<string>;
  secrecy_by: string | null;
  secrecy_ref: string | null;
  secrecy_until: string | null;
  secrecy_review_on: string | null;
  secrecy_ended_on: string | null;
  notice: Generated<string>;
  notice_reason: string | null;
  notice_at: string | null;
  notice_how: string | null;
  end_reason: string | null;
  packed_content: string | null;
  packed_at: string | null;
  packed_by: string | null;
}

export interface ErasureCasesTable {
  erasure_id: string;
  case_id: string;
}

export interface ErasuresTable {
  id: string;
  state: string;
  ground: string;
  content_hash: string;
  asked_by: string;
  asked_of: string;
  asked_at: string;
  decided_by: string | null;
  decided_at: string | null;
  finished_at: string | null;
}

export interface ExportCasesTable {
  export_id: string;
  case_id: string;
}

export interface ExportsTable {
  id: string;
  register: string;
  format: string;
  state: string;
  request: string | null;
  file_id: string | null;
  file_name: string;
  file_size: number | null;
  rows_total: number;
  rows_done: Generated<number>;
  made_by: string;
  asked_at: string;
  ready_at: string | null;
  expires_at: string;
}

export interface FactorOrdersTable {
  id: string;
  account_id: string;
  asked_by: string;
  asked_at: string;
  state: Generated<string>;
  decided_by: string | null;
  decided_at: string | null;
}

export interface FailedSignInsTable {
  minute: string;
  account_id: string;
  kind: string;
  count: number;
}

export interface FileChecksTable {
  file_id: string;
  state: string;
  checked_at: string;
}

export interface FormDraftsTable {
  id: string;
  account_id: string;
  register: string;
  record: string;
  form: string;
  body: string;
  token: number;
  case_version: number | null;
  saved_at: string;
  older_body: string | null;
  older_saved_at: string | null;
}

export interface GlassOrdersTable {
  id: string;
  reference: string;
  asked_by: string;
  asked_of: string;
  asked_at: string;
  state: Generated<string>;
  decided_at: string | null;
}

export interface IdempotencyKeysTable {
  actor_id: string;
  key: string;
  body_hash: string;
  answer: string;
  created_at: string;
}

export interface ImportMappingsTable {
  register: string;
  headers_key: string;
  mapping: string;
  used_at: string;
}

export interface ImportRowsTable {
  import_id: string;
  row_number: number;
  state: string;
  case_id: string | null;
  fingerprint: string | null;
  problems: Generated<string>;
}

export interface ImportsTable {
  id: string;
  register: string;
  state: string;
  file_id: string | null;
  file_name: string;
  file_size: number;
  sha256: string;
  settings: Generated<string>;
  created_at: string;
  created_by: string;
  started_at: string | null;
  finished_at: string | null;
  undone_at: string | null;
  undone_by: string | null;
  rows_total: Generated<number>;
  rows_done: Generated<number>;
}

export interface InboxLinesTable {
  id: string;
  account_id: string;
  case_id: string;
  reason: string;
  subject_id: string;
  by_id: string | null;
  at: string;
  done_at: string | null;
  snoozed_until: string | null;
}

export interface IncomingMailTable {
  id: string;
  state: string;
  source: string;
  case_id: string | null;
  raw_file_id: string;
  raw_sha256: string;
  size: number;
  message_id: string | null;
  parsed: string;
  guesses: string;
  arrived_at: string;
}

export interface JobsTable {
  id: string;
  kind: string;
  unique_key: string | null;
  payload: string;
  state: Generated<string>;
  run_at: string;
  attempts: Generated<number>;
  claimed_until: string | null;
  last_error: string | null;
  created_at: string;
  settled_at: string | null;
}

export interface LedgerCheckpointsTable {
  size: number;
  root: string;
  peaks: string;
  note: string;
  made_at: string;
}

export interface LedgerEntriesTable {
  seq: number;
  at: string;
  case_id: string | null;
  case_version: number | null;
  object_kind: string;
  object_id: string;
  action: string;
  actor_id: string;
  canonical: string;
  leaf: string;
  chain: string;
}

export interface LedgerLookCallsTable {
  request_id: string;
  seq: number;
}

export interface LedgerLooksTable {
  seq: number;
  at: string;
  actor_id: string;
  action: string;
  object_kind: string;
  object_id: string;
  case_id: string | null;
  outcome: string;
  request_id: string;
}

export interface LedgerValuesTable {
  seq: number;
  field: string;
  side: string;
  nonce: string;
  value: string;
}

export interface LogAlertsTable {
  id: string;
  kind: string;
  actor_id: string;
  amount: number;
  at: string;
}

export interface LogSampleRowsTable {
  sample_id: string;
  seq: number;
  finding: string | null;
  remark: string | null;
  judged_by: string | null;
  judged_at: string | null;
}

export interface LogSampleSignaturesTable {
  sample_id: string;
  account_id: string;
  signed_at: string;
  note: string | null;
}

export interface LogSamplesTable {
  id: string;
  first_day: string;
  last_day: string;
  drawn_at: string;
  seed: string;
  entries: number;
  completed_at: string | null;
}

export interface MacrosTable {
  id: string;
  register: string;
  name: string;
  steps: string;
  shared_with: string;
  team_id: string | null;
  owner_id: string;
  version: number;
  created_at: string;
  changed_at: string;
  removed_at: string | null;
}

export interface MigrationsTable {
  number: number;
  name: string;
  checksum: string;
  applied_at: string;
}

export interface OutboxTable {
  id: string;
  kind: string;
  case_id: string | null;
  payload: string;
  state: Generated<string>;
  not_before: string;
  attempts: Generated<number>;
  claimed_until: string | null;
  last_error: string | null;
  created_at: string;
  settled_at: string | null;
}

export interface PasskeyChallengesTable {
  challenge: string;
  session_hash: string;
  purpose: string;
  expires_at: string;
}

export interface PasskeysTable {
  id: string;
  account_id: string;
  name: string;
  public_key: string;
  counter: number;
  transports: string;
  created_at: string;
  last_used_at: string | null;
}

export interface ProviderLinksTable {
  issuer: string;
  subject: string;
  account_id: string;
  linked_at: string;
  last_used_at: string | null;
}

export interface ProviderTripsTable {
  state_hash: string;
  browser_hash: string;
  purpose: string;
  session_hash: string | null;
  link_id: string | null;
  return_to: string;
  expires_at: string;
}

export interface RecoveryCodesTable {
  code_hash: string;
  account_id: string;
  used_at: string | null;
}

export interface RequestTypesTable {
  case_id: string;
  type: string;
  outcome: string | null;
  ground: string | null;
  citation: string | null;
  reason: string | null;
  withheld: string | null;
  decided_at: string | null;
  decided_by: string | null;
}

export interface RequestsTable {
  case_id: string;
  policy_id: string;
  channel: string;
  partner_name: string | null;
  partner_received_at: string | null;
  company_received_at: string;
  person_name: string;
  person_address: string | null;
  person_phone: string | null;
  account_ref: string | null;
  requester_role: string;
  on_behalf_of: string | null;
  residence: string | null;
  language: string;
  summary: string;
  is_significant: number;
  is_minor: number;
  marketing_channels: Generated<string>;
  guesses: Generated<string>;
  identified_at: string | null;
  identified_by: string | null;
  verified_at: string | null;
  verified_by: string | null;
  verification_method: string | null;
  verification_point: string | null;
  verification_address: string | null;
  id_document_ground: string | null;
  id_document_delete_on: string | null;
  merged_into: string | null;
  end_reason: string | null;
  merged_messages: string | null;
}

export interface RoleOrdersTable {
  id: string;
  account_id: string;
  role: string;
  team_id: string | null;
  asked_by: string;
  asked_at: string;
  state: Generated<string>;
  decided_by: string | null;
  decided_at: string | null;
}

export interface RunRowsTable {
  run_id: string;
  position: number;
  subject_id: string;
  label: string | null;
  seen_version: number | null;
  state: Generated<string>;
  refusal: string | null;
  undo: string | null;
}

export interface RunsTable {
  id: string;
  job_kind: string;
  register: string;
  owner_id: string;
  session_hash: string | null;
  asked: string;
  state: Generated<string>;
  total: Generated<number>;
  done: Generated<number>;
  failed: Generated<number>;
  cancel_asked: Generated<number>;
  undoes: string | null;
  undone_by: string | null;
  undo_until: string | null;
  created_at: string;
  settled_at: string | null;
}

export interface SavedViewsTable {
  id: string;
  register: string;
  name: string;
  address: string;
  listing_version: number;
  shared_with: string;
  team_id: string | null;
  role: string | null;
  owner_id: string;
  version: number;
  created_at: string;
  changed_at: string;
  removed_at: string | null;
}

export interface SessionsTable {
  id: string;
  token_hash: string;
  trace_hash: string;
  account_id: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  proved_at: string;
  ended_at: string | null;
  stage: Generated<string>;
  device: string | null;
  ip_class: string | null;
  displaced_by: string | null;
}

export interface SettingsTable {
  key: string;
  value: string;
  version: number;
}

export interface TeamsTable {
  id: string;
  key: string;
  name_en: string;
  name_zh: string;
}

export interface TotpFactorsTable {
  account_id: string;
  secret: string;
  made_at: string;
  confirmed_at: string | null;
  last_step: number | null;
}

export interface TransparencyReportsTable {
  id: string;
  from_day: string;
  to_day: string;
  country: string;
  version: number;
  content: string;
  sha256: string;
  erratum: string | null;
  frozen_at: string;
  frozen_by: string;
  signed_at: string | null;
  signed_by: string | null;
}

export interface ViewDefaultsTable {
  register: string;
  whose: string;
  view: string;
}

export interface WrappedKeysTable {
  name: string;
  wrapped: string;
}

export interface Schema {
  absences: AbsencesTable;
  account_links: AccountLinksTable;
  account_settings: AccountSettingsTable;
  accounts: AccountsTable;
  api_tokens: ApiTokensTable;
  calendars: CalendarsTable;
  case_access: CaseAccessTable;
  case_approvals: CaseApprovalsTable;
  case_clock_facts: CaseClockFactsTable;
  case_counts: CaseCountsTable;
  case_due: CaseDueTable;
  case_entry_matches: CaseEntryMatchesTable;
  case_files: CaseFilesTable;
  case_followers: CaseFollowersTable;
  case_holds: CaseHoldsTable;
  case_letters: CaseLettersTable;
  case_messages: CaseMessagesTable;
  case_numbers: CaseNumbersTable;
  case_reminders: CaseRemindersTable;
  case_snoozes: CaseSnoozesTable;
  case_statement_entries: CaseStatementEntriesTable;
  case_statements: CaseStatementsTable;
  case_tasks: CaseTasksTable;
  cases: CasesTable;
  disclosure_agencies: DisclosureAgenciesTable;
  disclosure_challenges: DisclosureChallengesTable;
  disclosure_corrections: DisclosureCorrectionsTable;
  disclosure_entries: DisclosureEntriesTable;
  disclosure_entry_numbers: DisclosureEntryNumbersTable;
  disclosure_identifiers: DisclosureIdentifiersTable;
  disclosure_persons: DisclosurePersonsTable;
  disclosure_scope: DisclosureScopeTable;
  disclosures: DisclosuresTable;
  erasure_cases: ErasureCasesTable;
  erasures: ErasuresTable;
  export_cases: ExportCasesTable;
  exports: ExportsTable;
  factor_orders: FactorOrdersTable;
  failed_sign_ins: FailedSignInsTable;
  file_checks: FileChecksTable;
  form_drafts: FormDraftsTable;
  glass_orders: GlassOrdersTable;
  idempotency_keys: IdempotencyKeysTable;
  import_mappings: ImportMappingsTable;
  import_rows: ImportRowsTable;
  imports: ImportsTable;
  inbox_lines: InboxLinesTable;
  incoming_mail: IncomingMailTable;
  jobs: JobsTable;
  ledger_checkpoints: LedgerCheckpointsTable;
  ledger_entries: LedgerEntriesTable;
  ledger_look_calls: LedgerLookCallsTable;
  ledger_looks: LedgerLooksTable;
  ledger_values: LedgerValuesTable;
  log_alerts: LogAlertsTable;
  log_sample_rows: LogSampleRowsTable;
  log_sample_signatures: LogSampleSignaturesTable;
  log_samples: LogSamplesTable;
  macros: MacrosTable;
  migrations: MigrationsTable;
  outbox: OutboxTable;
  passkey_challenges: PasskeyChallengesTable;
  passkeys: PasskeysTable;
  provider_links: ProviderLinksTable;
  provider_trips: ProviderTripsTable;
  recovery_codes: RecoveryCodesTable;
  request_types: RequestTypesTable;
  requests: RequestsTable;
  role_orders: RoleOrdersTable;
  run_rows: RunRowsTable;
  runs: RunsTable;
  saved_views: SavedViewsTable;
  sessions: SessionsTable;
  settings: SettingsTable;
  teams: TeamsTable;
  totp_factors: TotpFactorsTable;
  transparency_reports: TransparencyReportsTable;
  view_defaults: ViewDefaultsTable;
  wrapped_keys: WrappedKeysTable;
}
