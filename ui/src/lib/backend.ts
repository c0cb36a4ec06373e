import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
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
} from './bindings'
import type { PeopleExport } from './route'

/** One person by both services' ids. Named, because an import reads them in the other order. */
export type Pair = { alexis: string; kleer: string }

/** What the owner said yes to before a run. */
export type Despite = { brake: boolean; resend: boolean }

/** An amount of the benefit list. As a decimal text with a point; `null` removes it. */
export type AmountDraft = { person: string; benefit: string; month: string; amount: string | null }

/** The only door to the shell: one function a command, and the one event. Every failure is an `AppError`. */
export const backend = {
  overview: () => invoke<Overview>('overview'),
  sampleOpen: () => invoke<string>('sample_open'),

  serviceFacts: () => invoke<ServiceFacts[]>('service_facts'),
  connections: () => invoke<ConnectionView[]>('connections'),
  kleerLogIn: (address: string, email: string, password: string) =>
    invoke<KleerLogin>('kleer_log_in', { address, email, password }),
  connectionCheck: (draft: ConnectionDraft) => invoke<ConnectionReport>('connection_check', { draft }),
  connectionRecheck: (connectionId: string) => invoke<ConnectionReport>('connection_recheck', { connectionId }),
  connectionSave: (draft: ConnectionDraft, label: string) => invoke<ConnectionView>('connection_save', { draft, label }),
  connectionReplace: (connectionId: string, draft: ConnectionDraft) =>
    invoke<ConnectionView>('connection_replace', { connectionId, draft }),

  integrationSave: (draft: IntegrationDraft) => invoke<string>('integration_save', { draft }),
  integration: (integrationId: string) => invoke<IntegrationView>('integration', { integrationId }),
  integrationUpdate: (integrationId: string, label: string, settings: IntegrationSettings) =>
    invoke<void>('integration_update', { integrationId, label, settings }),
  integrationChoices: (integrationId: string) => invoke<IntegrationChoices>('integration_choices', { integrationId }),
  driftCheck: (integrationId: string) => invoke<IntegrationCard>('drift_check', { integrationId }),
  integrationRemove: (integrationId: string) => invoke<void>('integration_remove', { integrationId }),
  links: (integrationId: string) => invoke<LinksView>('links', { integrationId }),
  linkConfirm: (integrationId: string, { alexis, kleer }: Pair) =>
    invoke<void>('link_confirm', { integrationId, sourceId: alexis, targetId: kleer }),
  linkReject: (integrationId: string, { alexis, kleer }: Pair) =>
    invoke<void>('link_reject', { integrationId, sourceId: alexis, targetId: kleer }),
  linkRemove: (integrationId: string, alexis: string) => invoke<void>('link_remove', { integrationId, sourceId: alexis }),
  salaryQuestion: (integrationId: string) => invoke<SalaryQuestion>('salary_question', { integrationId }),
  salaryConfirm: (integrationId: string, unit: SalaryUnitName) => invoke<void>('salary_confirm', { integrationId, unit }),

  planPrepare: (integrationId: string, kind: PeopleExport) => invoke<PlanView>('plan_prepare', { integrationId, export: kind }),
  plan: (planId: string) => invoke<PlanView>('plan', { planId }),
  planCut: (planId: string, key: string, cut: number) => invoke<PlanView>('plan_cut', { planId, key, cut }),
  planDecide: (planId: string, key: string, field: Field, takeSource: boolean) =>
    invoke<PlanView>('plan_decide', { planId, key, field, takeSource }),
  planLeave: (integrationId: string, from: string, to: string) => invoke<PlanView>('plan_leave', { integrationId, from, to }),
  leavePeriods: (integrationId: string) => invoke<LeavePeriods>('leave_periods', { integrationId }),
  periodClose: (integrationId: string, { from, to }: Period) => invoke<LeavePeriods>('period_close', { integrationId, from, to }),
  periodOpen: (integrationId: string, { from, to }: Period) => invoke<LeavePeriods>('period_open', { integrationId, from, to }),
  leaveRule: (integrationId: string, leaveType: string, rule: LeaveRule | null) =>
    invoke<void>('leave_rule', { integrationId, leaveType, rule }),
  corrections: (integrationId: string) => invoke<Correction[]>('corrections', { integrationId }),
  runStart: (planId: string, keys: string[], { brake, resend }: Despite) =>
    invoke<string>('run_start', { planId, keys, despiteBrake: brake, despiteResend: resend }),
  runCancel: (runId: string) => invoke<void>('run_cancel', { runId }),
  run: (runId: string) => invoke<RunView>('run', { runId }),
  runContinue: (runId: string) => invoke<void>('run_continue', { runId }),
  runSettle: (runId: string) => invoke<void>('run_settle', { runId }),
  runWord: (runId: string, key: string, there: boolean) => invoke<RunView>('run_word', { runId, key, there }),
  runSave: (runId: string, format: ReportFormat, words: Record<string, string>) =>
    invoke<string | null>('run_save', { runId, format, words }),
  history: (filter: HistoryFilter) => invoke<HistoryPage>('history', { filter }),

  benefitIntegrationSave: (targetId: string, label: string) => invoke<string>('benefit_integration_save', { targetId, label }),
  benefitMonth: (integrationId: string, month: string | null) => invoke<BenefitMonth>('benefit_month', { integrationId, month }),
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
  compensationTypes: (integrationId: string) => invoke<CompensationType[]>('compensation_types', { integrationId }),
  benefitFileOpen: (integrationId: string, name: string, content: string, sheet: string | null) =>
    invoke<OpenedFile>('benefit_file_open', { integrationId, name, content, sheet }),
  benefitFileRead: (integrationId: string, read: ReadFile) => invoke<FilePreview>('benefit_file_read', { integrationId, read }),
  benefitFileTake: (integrationId: string, read: ReadFile) => invoke<Imported>('benefit_file_take', { integrationId, read }),
  legalLimits: () => invoke<LegalLimit[]>('legal_limits'),
  legalLimitsSave: (limits: LegalLimit[]) => invoke<LegalLimit[]>('legal_limits_save', { limits }),
  legalLimitsReset: () => invoke<LegalLimit[]>('legal_limits_reset'),
  planBenefits: (integrationId: string, month: string) => invoke<PlanView>('plan_benefits', { integrationId, month }),
  runProof: (runId: string) => invoke<Proof>('run_proof', { runId }),

  mailSettings: () => invoke<MailSettings>('mail_settings'),
  mailCheck: (draft: MailServerDraft) => invoke<void>('mail_check', { draft }),
  mailSave: (draft: MailServerDraft) => invoke<MailSettings>('mail_save', { draft }),
  mailForget: () => invoke<MailSettings>('mail_forget'),
  runMail: (runId: string) => invoke<RunMail>('run_mail', { runId }),
  runMailSend: (runId: string) => invoke<RunMail>('run_mail_send', { runId }),
  runMailOpen: (runId: string) => invoke<RunMail>('run_mail_open', { runId }),

  dataOverview: () => invoke<DataOverview>('data_overview'),
  dataBackUp: () => invoke<BackUp | null>('data_back_up'),
  dataRestoreOpen: () => invoke<RestoreOffer | null>('data_restore_open'),
  dataRestore: () => invoke<Restored>('data_restore'),
  dataKeepLook: (months: number) => invoke<number>('data_keep_look', { months }),
  dataKeep: (months: number | null) => invoke<DataOverview>('data_keep', { months }),
  dataPeople: (text: string) => invoke<KnownPerson[]>('data_people', { text }),
  dataErase: (people: PersonRef[]) => invoke<Erased>('data_erase', { people }),
  dataCopyRemove: (name: string) => invoke<DataOverview>('data_copy_remove', { name }),

  preferences: () => invoke<Preferences>('preferences'),
  preferencesSave: (preferences: Preferences) => invoke<void>('preferences_save', { preferences }),
  about: () => invoke<About>('about'),
  storageNotice: () => invoke<AppError | null>('storage_notice'),
  openDataFolder: () => invoke<void>('open_data_folder'),

  onProgress: (hear: (progress: Progress) => void) => listen<Progress>('progress', (event) => hear(event.payload)),
}
