import type { ConnectionReport, IntegrationCard, IntegrationSettings, IntegrationView, Progress } from '../generated/types'
import { benefitStates } from './benefitStates'
import { changes, plan } from './company'
import { dataStates } from './dataStates'
import { conflictPlan, decided, importPlan } from './decisionPlans'
import { leaveStates } from './leaveStates'
import { linksView, manyLinks } from './links'
import { proofStates } from './proofStates'
import { appError, cancelledRun, confirmedRun, importRun, interruptedRun, mixedRun, runningRun, stoppedRun } from './runs'
import { type answers, card, connections, fails, goodReport, integrationView, never, sampleCard } from './shellAnswers'
import { unsettledStates } from './unsettledStates'

export type Step =
  | { click: string }
  | { fill: string; with: string }
  /** Chooses an option of a drop-down by its value. */
  | { choose: string; option: string }
  /** Uploads a file. */
  | { file: string }

/** One screenshot: its address, the shell's answers, and the steps before it is taken. */
export type State = {
  name: string
  hash: string
  answers?: typeof answers
  progress?: Progress
  steps?: Step[]
  /** The smallest window that the app allows. */
  small?: boolean
}

const progress = (more: Partial<Progress>): Progress => ({
  job: 'run-1',
  stage: 'sending',
  done: 4,
  total: 10,
  name: 'Ebba Lindqvist',
  seconds_left: 95,
  ...more,
})

const toKleer: Step[] = [{ fill: 'alexis-token', with: 'token' }, { click: 'wizard-next' }]
const logIn: Step[] = [
  { fill: 'kleer-email', with: 'paybridge@nordlicht.example' },
  { fill: 'kleer-password', with: 'password' },
  { click: 'kleer-log-in' },
]
const toTest: Step[] = [
  ...toKleer,
  { click: 'kleer-way-token' },
  { fill: 'kleer-company-id', with: '4711' },
  { fill: 'kleer-token', with: 'token' },
  { click: 'wizard-next' },
]
const toLabel: Step[] = [...toTest, { click: 'wizard-next' }]

const lackingReport = {
  ...goodReport,
  checks: [
    { right: 'log_in', count: null, error: null },
    { right: 'read_people', count: 26, error: null },
    { right: 'read_payroll', count: null, error: appError('missing_right') },
  ],
  ok: false,
}

const emptyReport: ConnectionReport = {
  ...goodReport,
  empty_fields: ['tax_table', 'tax_column', 'clearing_number', 'account_number'],
}

const inStepCard: IntegrationCard = {
  ...card,
  drift: { checked_at: '2026-11-21T13:05:00Z', differs: 0, blocked: 0, notices: 0, since: null },
  calm: { kind: 'compared', notices: 0 },
}
const driftCard: IntegrationCard = {
  ...card,
  drift: { checked_at: '2026-11-21T13:05:00Z', differs: 3, blocked: 1, notices: 2, since: '2026-11-12T08:00:00Z' },
  calm: { kind: 'compared', notices: 2 },
}
const settingsOf = (settings: Partial<IntegrationSettings>): IntegrationView => ({
  ...integrationView,
  settings: { ...integrationView.settings, ...settings },
})
const kleerLeads = settingsOf({ lead: { kind: 'kleer' } })
const scopedView = settingsOf({ scope: { kind: 'departments', ids: ['d-1', 'd-gone'] } })

const run = (view: typeof confirmedRun) => ({ run: () => view })
const own = { ...plan, sample: false }

export const states: State[] = [
  { name: 'start', hash: '#/', answers: { overview: () => ({ integrations: [] }) } },
  { name: 'start-small', hash: '#/', answers: { overview: () => ({ integrations: [] }) }, small: true },
  { name: 'overview', hash: '#/' },
  {
    name: 'overview-needs',
    hash: '#/',
    answers: {
      overview: () => ({
        integrations: [
          {
            ...card,
            last_runs: [{ ...interruptedRun.summary, sample: false }],
            needs: [{ kind: 'run_interrupted', run_id: 'run-1' }, { kind: 'salary_unit' }],
          },
          { ...card, id: 'int-2', label: 'Fjällhem AB', needs: [{ kind: 'run_unconfirmed', run_id: 'run-1', count: 3 }] },
          sampleCard,
        ],
      }),
    },
  },
  { name: 'overview-sample', hash: '#/', answers: { overview: () => ({ integrations: [sampleCard] }) }, small: true },
  { name: 'overview-loading', hash: '#/', answers: { overview: never } },
  { name: 'overview-error', hash: '#/', answers: { overview: fails(appError('storage_failed', { service: null })) } },
  {
    name: 'storage-notice',
    hash: '#/',
    answers: {
      overview: () => ({ integrations: [] }),
      storage_notice: () => appError('storage_corrupt', { service: null, hint: 'paybridge-damaged-2026-11-21.sqlite' }),
    },
  },
  { name: 'wizard-alexis', hash: '#/connect' },
  {
    name: 'wizard-alexis-existing',
    hash: '#/connect',
    answers: { connections: () => connections },
    steps: [{ click: 'wizard-next' }],
  },
  { name: 'wizard-kleer', hash: '#/connect', steps: [...toKleer, { click: 'kleer-guide' }, { click: 'wizard-next' }] },
  { name: 'wizard-kleer-company', hash: '#/connect', steps: [...toKleer, ...logIn], small: true },
  {
    name: 'wizard-kleer-wrong',
    hash: '#/connect',
    answers: { kleer_log_in: fails(appError('wrong_credentials')) },
    steps: [...toKleer, ...logIn],
  },
  { name: 'wizard-test', hash: '#/connect', steps: toTest },
  {
    name: 'wizard-test-lacking',
    hash: '#/connect',
    answers: {
      connection_check: ({ draft }) =>
        (draft as { credentials: { kind: string } }).credentials.kind === 'alexis_token'
          ? Promise.reject(appError('keychain_locked', { service: null }))
          : lackingReport,
    },
    steps: toTest,
  },
  { name: 'wizard-label', hash: '#/connect', steps: [...toLabel, { click: 'advanced-settings' }] },
  { name: 'wizard-salary', hash: '#/connect', steps: [...toLabel, { click: 'wizard-next' }] },
  {
    name: 'salaries-nobody',
    hash: '#/integrations/int-1/salaries',
    answers: { salary_question: () => ({ kind: 'nobody_has_one' }) },
  },
  {
    name: 'prepare',
    hash: '#/integrations/int-1/export',
    answers: { plan_prepare: never },
    progress: progress({ job: 'int-1', stage: 'reading_target', done: 12, total: null, name: null, seconds_left: null }),
  },
  { name: 'prepare-offline', hash: '#/integrations/int-1/export', answers: { plan_prepare: fails(appError('unreachable')) } },
  { name: 'review', hash: '#/plans/plan-1' },
  { name: 'review-small', hash: '#/plans/plan-1', small: true },
  {
    name: 'review-open',
    hash: '#/plans/plan-1',
    answers: { plan: () => ({ ...own, salaries_known: false }) },
    steps: [{ click: 'review-open-ida-holm' }, { click: 'review-open-ebba-lindqvist' }, { click: 'filter-update' }],
  },
  { name: 'review-new-person', hash: '#/plans/plan-1', steps: [{ click: 'filter-create' }, { click: 'review-open-nils-åberg' }] },
  {
    name: 'review-blocked',
    hash: '#/plans/plan-1',
    steps: [{ click: 'filter-blocked' }, { click: 'review-open-sven-nilsson' }, { click: 'review-open-ida-holm' }],
  },
  { name: 'review-no-match', hash: '#/plans/plan-1', steps: [{ fill: 'review-find', with: 'zzz' }] },
  {
    name: 'review-in-step',
    hash: '#/plans/plan-1',
    answers: {
      plan: () => ({
        ...own,
        changes: changes.filter((change) => change.kind === 'in_step'),
        counts: { create: 0, update: 0, remove: 0, blocked: 0, conflict: 0, in_step: 6 },
      }),
    },
  },
  {
    name: 'review-nobody',
    hash: '#/plans/plan-1',
    answers: {
      plan: () => ({ ...own, changes: [], counts: { create: 0, update: 0, remove: 0, blocked: 0, conflict: 0, in_step: 0 } }),
    },
  },
  {
    name: 'review-stale',
    hash: '#/plans/plan-1',
    answers: { run_start: fails(appError('plan_stale', { service: null })) },
    steps: [{ click: 'review-send' }],
  },
  {
    name: 'review-conflict',
    hash: '#/plans/plan-1',
    answers: { plan: () => conflictPlan },
    steps: [{ click: 'filter-conflict' }, { click: 'review-open-ebba-lindqvist' }, { click: 'review-open-lina-dahl' }],
  },
  {
    name: 'review-conflict-decided',
    hash: '#/plans/plan-1',
    answers: { plan: () => conflictPlan, plan_decide: () => decided(conflictPlan, 'ebba-lindqvist', true) },
    steps: [
      { click: 'filter-conflict' },
      { click: 'review-open-ebba-lindqvist' },
      { click: 'conflict-take-ebba-lindqvist-phone' },
    ],
  },
  {
    name: 'review-conflict-refused',
    hash: '#/plans/plan-1',
    answers: { plan: () => conflictPlan, plan_decide: fails(appError('plan_stale', { service: null })) },
    steps: [{ click: 'review-open-ebba-lindqvist' }, { click: 'conflict-keep-ebba-lindqvist-phone' }],
  },
  {
    name: 'review-kept',
    hash: '#/plans/plan-1',
    answers: { plan: () => conflictPlan },
    steps: [{ click: 'review-open-eva-sandberg' }],
  },
  {
    name: 'review-kept-only',
    hash: '#/plans/plan-1',
    answers: {
      plan: () => ({
        ...conflictPlan,
        changes: conflictPlan.changes.filter((change) => change.kind === 'in_step'),
        counts: { create: 0, update: 0, remove: 0, blocked: 0, conflict: 0, in_step: 2 },
      }),
    },
    steps: [{ click: 'review-open-ahmed-yusuf' }],
  },
  {
    name: 'review-conflict-only',
    hash: '#/plans/plan-1',
    answers: {
      plan: () => ({
        ...conflictPlan,
        changes: conflictPlan.changes.filter((change) => change.kind === 'conflict'),
        counts: { create: 0, update: 0, remove: 0, blocked: 0, conflict: 2, in_step: 0 },
      }),
    },
  },
  {
    name: 'review-shrunk',
    hash: '#/plans/plan-1',
    answers: { plan: () => ({ ...own, unproven_calls: [], shrink_guard: { before: 26, now: 14, limit: 20 } }) },
  },
  {
    name: 'review-shrink-confirm',
    hash: '#/plans/plan-1',
    answers: { plan: () => ({ ...own, unproven_calls: [], shrink_guard: { before: 26, now: 25, limit: 1 } }) },
    steps: [{ click: 'shrink-confirm' }],
    small: true,
  },
  {
    name: 'review-pilot',
    hash: '#/plans/plan-1',
    answers: { plan: () => ({ ...own, first_run: true, out_of_scope: 12 }) },
    steps: [{ click: 'pilot-two' }],
  },
  { name: 'prepare-import', hash: '#/integrations/int-1/import', answers: { plan_prepare: never } },
  {
    name: 'review-import',
    hash: '#/plans/plan-1',
    answers: { plan: () => ({ ...importPlan, number_unasked: true, out_of_scope: 1 }) },
    small: true,
  },
  {
    name: 'review-import-open',
    hash: '#/plans/plan-1',
    answers: { plan: () => ({ ...importPlan, unproven_calls: [], first_run: false }) },
    steps: [{ click: 'filter-create' }, { click: 'review-open-anna-maria-berg' }],
  },
  {
    name: 'review-import-asked',
    hash: '#/plans/plan-1',
    answers: { plan: () => ({ ...importPlan, unproven_calls: [] }) },
    steps: [{ click: 'filter-blocked' }, { click: 'review-open-bo-ek' }, { click: 'review-open-per-wallin' }],
  },
  { name: 'sending', hash: '#/runs/run-1', answers: run(runningRun), progress: progress({}) },
  {
    name: 'sending-cancel',
    hash: '#/runs/run-1',
    answers: run(runningRun),
    progress: progress({ stage: 'verifying', seconds_left: 8 }),
    steps: [{ click: 'run-cancel' }],
    small: true,
  },
  { name: 'result', hash: '#/runs/run-1', answers: run(confirmedRun), steps: [{ click: 'save-xlsx' }] },
  { name: 'result-mixed', hash: '#/runs/run-1', answers: run(mixedRun), steps: [{ click: 'run-open-maria-santos-pereira' }] },
  { name: 'result-import', hash: '#/runs/run-1', answers: run(importRun), steps: [{ click: 'run-open-anna-maria-berg' }] },
  { name: 'result-interrupted', hash: '#/runs/run-1', answers: run(interruptedRun), small: true },
  { name: 'result-cancelled', hash: '#/runs/run-1', answers: run(cancelledRun) },
  { name: 'result-stopped', hash: '#/runs/run-1', answers: run(stoppedRun) },
  { name: 'run-gone', hash: '#/runs/run-1', answers: { run: fails(appError('gone', { service: null })) } },
  { name: 'history', hash: '#/history', answers: { overview: () => ({ integrations: [card, sampleCard] }) } },
  { name: 'history-small', hash: '#/history', small: true },
  { name: 'history-empty', hash: '#/history', answers: { history: () => ({ runs: [], total: 0 }) } },
  {
    name: 'history-no-match',
    hash: '#/history',
    answers: { history: () => ({ runs: [], total: 0 }) },
    steps: [{ click: 'history-attention' }],
  },
  {
    name: 'integration',
    hash: '#/integrations/int-1',
    answers: { integration: () => ({ ...integrationView, salary_unit: null }) },
    steps: [{ click: 'test-kleer' }],
  },
  { name: 'integration-replace', hash: '#/integrations/int-1', steps: [{ click: 'replace-kleer' }] },
  { name: 'integration-remove', hash: '#/integrations/int-1', steps: [{ click: 'integration-remove' }] },
  {
    name: 'overview-drift',
    hash: '#/',
    answers: { overview: () => ({ integrations: [inStepCard, { ...driftCard, id: 'int-2', label: 'Fjällhem AB' }] }) },
  },
  {
    name: 'overview-drift-error',
    hash: '#/',
    answers: { overview: () => ({ integrations: [driftCard] }), drift_check: fails(appError('unreachable')) },
    steps: [{ click: 'card-drift' }],
  },
  {
    name: 'overview-drift-checking',
    hash: '#/',
    answers: { overview: () => ({ integrations: [driftCard] }), drift_check: never, integration: () => kleerLeads },
    progress: progress({ job: 'int-1', stage: 'reading_source', done: 12, total: null, name: null, seconds_left: null }),
    steps: [{ click: 'card-drift' }],
    small: true,
  },
  {
    name: 'integration-lead',
    hash: '#/integrations/int-1',
    steps: [{ click: 'settings-lead-by_field' }, { click: 'settings-lead-email-kleer' }],
  },
  {
    name: 'integration-scope',
    hash: '#/integrations/int-1',
    answers: { integration: () => scopedView },
    steps: [{ click: 'settings-scope' }],
  },
  {
    name: 'integration-number',
    hash: '#/integrations/int-1',
    steps: [{ click: 'settings-number' }, { click: 'settings-kinds' }, { fill: 'settings-shrink', with: '500' }],
    small: true,
  },
  {
    name: 'integration-choices-error',
    hash: '#/integrations/int-1',
    answers: { integration_choices: fails(appError('timed_out')) },
    steps: [{ click: 'settings-kinds' }],
  },
  {
    name: 'integration-empty-fields',
    hash: '#/integrations/int-1',
    answers: { connection_recheck: () => emptyReport },
    steps: [{ click: 'test-kleer' }],
  },
  { name: 'links', hash: '#/integrations/int-1/links', answers: { links: () => linksView } },
  {
    name: 'links-small',
    hash: '#/integrations/int-1/links',
    answers: { links: () => linksView },
    steps: [{ click: 'link-choose-a-nils' }],
    small: true,
  },
  {
    name: 'links-unlink',
    hash: '#/integrations/int-1/links',
    answers: { links: () => linksView, link_remove: fails(appError('storage_full', { service: null })) },
    steps: [{ click: 'link-tab-linked' }, { click: 'link-remove-a-ebba' }, { click: 'link-remove-yes-a-ebba' }],
  },
  {
    name: 'links-linked',
    hash: '#/integrations/int-1/links',
    answers: { links: () => linksView },
    steps: [{ click: 'link-take-a-anna-k-berg-1' }, { click: 'link-tab-all' }],
  },
  { name: 'links-many', hash: '#/integrations/int-1/links', answers: { links: () => manyLinks(5000) } },
  {
    name: 'links-no-match',
    hash: '#/integrations/int-1/links',
    answers: { links: () => linksView },
    steps: [{ fill: 'link-find', with: 'zzz' }],
  },
  {
    name: 'links-nobody',
    hash: '#/integrations/int-1/links',
    answers: { links: () => ({ ...linksView, rows: [] }) },
  },
  {
    name: 'links-reading',
    hash: '#/integrations/int-1/links',
    answers: { links: never },
    progress: progress({ job: 'int-1', stage: 'reading_target', done: 12, total: null, name: null, seconds_left: null }),
  },
  {
    name: 'links-error',
    hash: '#/integrations/int-1/links',
    answers: { links: fails(appError('missing_right')) },
  },
  { name: 'settings', hash: '#/settings' },
  ...leaveStates,
  ...benefitStates,
  ...proofStates,
  ...dataStates,
  ...unsettledStates,
]
