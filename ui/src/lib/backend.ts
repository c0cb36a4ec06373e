import { invoke } from '@tauri-apps/api/core'
import { listen } from '@tauri-apps/api/event'
import type {
  About,
  AppError,
  ConnectionDraft,
  ConnectionReport,
  ConnectionView,
  Correction,
  Field,
  HistoryFilter,
  HistoryPage,
  IntegrationCard,
  IntegrationChoices,
  IntegrationDraft,
  IntegrationSettings,
  IntegrationView,
  KleerLogin,
  LeavePeriods,
  LeaveRule,
  LinksView,
  Overview,
  Period,
  PlanView,
  Preferences,
  Progress,
  ReportFormat,
  RunView,
  SalaryQuestion,
  SalaryUnitName,
  ServiceFacts,
} from './bindings'
import type { PeopleExport } from './route'

/** One person by both services' ids. Named, because an import reads them in the other order. */
export type Pair = { alexis: string; kleer: string }

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
  runStart: (planId: string, keys: string[], despiteBrake: boolean) =>
    invoke<string>('run_start', { planId, keys, despiteBrake }),
  runCancel: (runId: string) => invoke<void>('run_cancel', { runId }),
  run: (runId: string) => invoke<RunView>('run', { runId }),
  runContinue: (runId: string) => invoke<void>('run_continue', { runId }),
  runSettle: (runId: string) => invoke<void>('run_settle', { runId }),
  runSave: (runId: string, format: ReportFormat, words: Record<string, string>) =>
    invoke<string | null>('run_save', { runId, format, words }),
  history: (filter: HistoryFilter) => invoke<HistoryPage>('history', { filter }),

  preferences: () => invoke<Preferences>('preferences'),
  preferencesSave: (preferences: Preferences) => invoke<void>('preferences_save', { preferences }),
  about: () => invoke<About>('about'),
  storageNotice: () => invoke<AppError | null>('storage_notice'),
  openDataFolder: () => invoke<void>('open_data_folder'),

  onProgress: (hear: (progress: Progress) => void) => listen<Progress>('progress', (event) => hear(event.payload)),
}
