import { listen } from '@tauri-apps/api/event'
import { ask } from './ask'
import type {
  About,
  AppError,
  BackUp,
  BenefitDraft,
  BenefitMonth,
  BenefitRule,
  CompensationType,
  ConnectionDraft,
  ConnectionReport,
  ConnectionView,
  Correction,
  DataOverview,
  Erased,
  Field,
  FilePreview,
  HistoryFilter,
  HistoryPage,
  Imported,
  IntegrationCard,
  IntegrationChoices,
  IntegrationDraft,
  IntegrationSettings,
  IntegrationView,
  KleerLogin,
  KnownPerson,
  LeavePeriods,
  LeaveRule,
  LegalLimit,
  LinksView,
  ListPersonDraft,
  MailServerDraft,
  MailSettings,
  OpenedFile,
  Overview,
  Period,
  PersonRef,
  PlanView,
  Preferences,
  Progress,
  Proof,
  ReadFile,
  ReportFormat,
  Restored,
  RestoreOffer,
  RunMail,
  RunView,
  SalaryQuestion,
  SalaryUnitName,
  ServiceFacts,
  TextEncoding,
} from './bindings'
import { once as invoke } from './once'
import type { PeopleExport } from './route'
import { seen } from './seen'

/** One person by both services' ids. Named, because an import reads them in the other order. */
export type Pair = { alexis: string; kleer: string }

/** What the owner said yes to before a run. */
export type Despite = { brake: boolean; resend: boolean }

/** An amount of the benefit list. As a decimal text with a point; `null` removes it. */
export type AmountDraft = { person: string; benefit: string; month: string; amount: string | null }

/**
 * The only door to the shell: one function a command, and the one event. Every failure is an `AppError`. What does something is
 * done once: a second click while the first one is under way does nothing more. A question is asked each time.
 */
export const backend = {
  overview: () => ask<Overview>('overview'),
  sampleOpen: () => invoke<string>('sample_open'),

  serviceFacts: () => ask<ServiceFacts[]>('service_facts'),
  connections: () => ask<ConnectionView[]>('connections'),
  kleerLogIn: (address: string, email: string, password: string) =>
    invoke<KleerLogin>('kleer_log_in', { address, email, password }),
  connectionCheck: (draft: ConnectionDraft) => ask<ConnectionReport>('connection_check', { draft }),
  connectionRecheck: (connectionId: string) => ask<ConnectionReport>('connection_recheck', { connectionId }),
  connectionSave: (draft: ConnectionDraft, label: string) => invoke<ConnectionView>('connection_save', { draft, label }),
  connectionReplace: (connectionId: string, draft: ConnectionDraft) =>
    invoke<ConnectionView>('connection_replace', { connectionId, draft }),

  integrationSave: (draft: IntegrationDraft) => invoke<string>('integration_save', { draft }),
  integration: (integrationId: string) => ask<IntegrationView>('integration', { integrationId }),
  integrationUpdate: (integrationId: string, label: string, settings: IntegrationSettings) =>
    invoke<void>('integration_update', { integrationId, label, settings }),
  integrationChoices: (integrationId: string) => ask<IntegrationChoices>('integration_choices', { integrationId }),
  driftCheck: (integrationId: string) => ask<IntegrationCard>('drift_check', { integrationId }),
  integrationRemove: (integrationId: string) => invoke<void>('integration_remove', { integrationId }),
  links: (integrationId: string) => ask<LinksView>('links', { integrationId }),
  linkConfirm: (integrationId: string, { alexis, kleer }: Pair) =>
    invoke<void>('link_confirm', { integrationId, sourceId: alexis, targetId: kleer }),
  linkReject: (integrationId: string, { alexis, kleer }: Pair) =>
    invoke<void>('link_reject', { integrationId, sourceId: alexis, targetId: kleer }),
  linkRemove: (integrationId: string, alexis: string) => invoke<void>('link_remove', { integrationId, sourceId: alexis }),
  salaryQuestion: (integrationId: string) => ask<SalaryQuestion>('salary_question', { integrationId }),
  salaryConfirm: (integrationId: string, unit: SalaryUnitName) => invoke<void>('salary_confirm', { integrationId, unit }),

  planPrepare: (integrationId: string, kind: PeopleExport) => ask<PlanView>('plan_prepare', { integrationId, export: kind }),
  plan: (planId: string) => ask<PlanView>('plan', { planId }),
  planCut: (planId: string, key: string, cut: number) => invoke<PlanView>('plan_cut', { planId, key, cut }),
  planDecide: (planId: string, key: string, field: Field, takeSource: boolean) =>
    invoke<PlanView>('plan_decide', { planId, key, field, takeSource }),
  planLeave: (integrationId: string, from: string, to: string) => ask<PlanView>('plan_leave', { integrationId, from, to }),
  leavePeriods: (integrationId: string) => ask<LeavePeriods>('leave_periods', { integrationId }),
  periodClose: (integrationId: string, { from, to }: Period) => invoke<LeavePeriods>('period_close', { integrationId, from, to }),
  periodOpen: (integrationId: string, { from, to }: Period) => invoke<LeavePeriods>('period_open', { integrationId, from, to }),
  leaveRule: (integrationId: string, leaveType: string, rule: LeaveRule | null) =>
    invoke<void>('leave_rule', { integrationId, leaveType, rule }),
  corrections: (integrationId: string) => ask<Correction[]>('corrections', { integrationId }),
  runStart: (planId: string, keys: string[], { brake, resend }: Despite) =>
    invoke<string>('run_start', { planId, keys, despiteBrake: brake, despiteResend: resend }),
  runPutAside: (runId: string, keys: string[], reason: string) => invoke<RunView>('run_put_aside', { runId, keys, reason }),
  runCancel: (runId: string) => invoke<void>('run_cancel', { runId }),
  run: (runId: string) => ask<RunView>('run', { runId }),
  runContinue: (runId: string) => invoke<void>('run_continue', { runId }),
  runSettle: (runId: string) => invoke<void>('run_settle', { runId }),
  runWord: (runId: string, key: string, there: boolean) => invoke<RunView>('run_word', { runId, key, there }),
  runSave: (runId: string, format: ReportFormat, words: Record<string, string>) =>
    invoke<string | null>('run_save', { runId, format, words }),
  history: (filter: HistoryFilter) => ask<HistoryPage>('history', { filter }),

  benefitIntegrationSave: (targetId: string, label: string) => invoke<string>('benefit_integration_save', { targetId, label }),
  benefitMonth: (integrationId: string, month: string | null) => ask<BenefitMonth>('benefit_month', { integrationId, month }),
  benefitSave: (integrationId: string, draft: BenefitDraft) => invoke<string>('benefit_save', { integrationId, draft }),
  benefitRemove: (integrationId: string, benefitId: string) => invoke<void>('benefit_remove', { integrationId, benefitId }),
  benefitPersonSave: (integrationId: string, draft: ListPersonDraft) =>
    invoke<string>('benefit_person_save', { integrationId, draft }),
  benefitPersonRemove: (integrationId: string, personId: string) =>
    invoke<void>('benefit_person_remove', { integrationId, personId }),
  benefitAmount: (integrationId: string, draft: AmountDraft) => invoke<void>('benefit_amount', { integrationId, ...draft }),
  benefitCopy: (integrationId: string, from: string, to: string) => invoke<number>('benefit_copy', { integrationId, from, to }),
  benefitRule: (integrationId: string, benefitId: string, rule: BenefitRule | null) =>
    invoke<void>('benefit_rule', { integrationId, benefitId, rule }),
  compensationTypes: (integrationId: string) => ask<CompensationType[]>('compensation_types', { integrationId }),
  benefitFileOpen: (
    integrationId: string,
    name: string,
    content: string,
    choice: { sheet: string | null; headerLine: number | null; encoding: TextEncoding | null },
  ) => ask<OpenedFile>('benefit_file_open', { integrationId, name, content, ...choice }),
  benefitFileRead: (integrationId: string, read: ReadFile) => ask<FilePreview>('benefit_file_read', { integrationId, read }),
  benefitFileTake: (integrationId: string, read: ReadFile) => invoke<Imported>('benefit_file_take', { integrationId, read }),
  legalLimits: () => ask<LegalLimit[]>('legal_limits'),
  legalLimitsSave: (limits: LegalLimit[]) => invoke<LegalLimit[]>('legal_limits_save', { limits }),
  legalLimitsReset: () => invoke<LegalLimit[]>('legal_limits_reset'),
  planBenefits: (integrationId: string, month: string) => ask<PlanView>('plan_benefits', { integrationId, month }),
  runProof: (runId: string) => ask<Proof>('run_proof', { runId }),

  mailSettings: () => ask<MailSettings>('mail_settings'),
  mailCheck: (draft: MailServerDraft) => invoke<void>('mail_check', { draft }),
  mailSave: (draft: MailServerDraft) => invoke<MailSettings>('mail_save', { draft }),
  mailForget: () => invoke<MailSettings>('mail_forget'),
  runMail: (runId: string) => ask<RunMail>('run_mail', { runId }),
  runMailSend: (runId: string) => invoke<RunMail>('run_mail_send', { runId }),
  runMailOpen: (runId: string) => invoke<RunMail>('run_mail_open', { runId }),

  dataOverview: () => ask<DataOverview>('data_overview'),
  dataBackUp: () => invoke<BackUp | null>('data_back_up'),
  dataRestoreOpen: () => ask<RestoreOffer | null>('data_restore_open'),
  dataRestoreClose: () => invoke<void>('data_restore_close'),
  dataRestore: () => invoke<Restored>('data_restore'),
  dataKeepLook: (months: number) => ask<number>('data_keep_look', { months }),
  dataKeep: (months: number | null) => invoke<DataOverview>('data_keep', { months }),
  dataPeople: (text: string) => ask<KnownPerson[]>('data_people', { text }),
  dataErase: (people: PersonRef[]) => invoke<Erased>('data_erase', { people }),
  dataCopyRemove: (name: string) => invoke<DataOverview>('data_copy_remove', { name }),

  preferences: () => ask<Preferences>('preferences'),
  preferencesSave: (preferences: Preferences) => invoke<void>('preferences_save', { preferences }),
  about: () => ask<About>('about'),
  storageNotice: () => ask<AppError | null>('storage_notice'),
  diagnostics: () => ask<string>('diagnostics'),
  diagnosticsSave: () => invoke<string | null>('diagnostics_save'),
  thirdParty: () => ask<string>('third_party'),
  openDataFolder: () => invoke<void>('open_data_folder'),

  onProgress: (hear: (progress: Progress) => void) => listen<Progress>('progress', (event) => hear(seen(event.payload))),
}
