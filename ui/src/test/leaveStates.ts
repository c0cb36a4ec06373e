import type { IntegrationView } from '../generated/types'
import { corrections, leavePeriods, leavePlan, leavePlanOf, leaveRun, manyLeaves, settledLeavePlan } from './absence'
import { appError } from './runs'
import { card, fails, integrationView, never } from './shellAnswers'
import type { State } from './states'

const plan = (view: typeof leavePlan) => ({ plan: () => view })
const inLeave = '#/integrations/int-1/leave'
const at = (name: string, date: string) => {
  const row = leavePlan.changes.find((change) => change.name === name && change.day?.date === date)
  return row?.key ?? ''
}

const withRules: IntegrationView = {
  ...integrationView,
  settings: {
    ...integrationView.settings,
    leave: {
      ...integrationView.settings.leave,
      rules: {
        '5f3c9a1e-vacation': { kind: 'send', activity: 11, name: 'Semester' },
        '5f3c9a1e-sick': { kind: 'send', activity: 12, name: 'Sjukdom' },
        '5f3c9a1e-study': { kind: 'do_not_send' },
      },
    },
  },
}

/** The screenshots of the leave export. */
export const leaveStates: State[] = [
  {
    name: 'overview-corrections',
    hash: '#/',
    answers: { overview: () => ({ integrations: [{ ...card, needs: [{ kind: 'corrections', count: 3 }] }] }) },
  },
  { name: 'leave', hash: inLeave, answers: { leave_periods: () => ({ ...leavePeriods, corrections: 3 }) } },
  {
    name: 'leave-own',
    hash: inLeave,
    steps: [{ click: 'leave-own' }],
    answers: { leave_periods: () => ({ ...leavePeriods, exported: [], closed: [] }) },
    small: true,
  },
  { name: 'leave-closed', hash: inLeave, steps: [{ click: 'leave-earlier' }, { click: 'leave-month-2026-09' }] },
  { name: 'leave-loading', hash: inLeave, answers: { leave_periods: never } },
  { name: 'leave-error', hash: inLeave, answers: { leave_periods: fails(appError('storage_failed', { service: null })) } },
  {
    name: 'leave-close-error',
    hash: inLeave,
    answers: { period_close: fails(appError('storage_full', { service: null })) },
    steps: [{ click: 'period-turn-2026-10-01-2026-10-31' }],
  },
  { name: 'leave-prepare', hash: `${inLeave}/2026-11-01/2026-11-30`, answers: { plan_leave: never } },
  {
    name: 'leave-prepare-error',
    hash: `${inLeave}/2026-11-01/2026-11-30`,
    answers: { plan_leave: fails(appError('incomplete', { service: 'Alexis HR' })) },
  },
  { name: 'review-leave', hash: '#/plans/plan-leave', answers: plan(leavePlan) },
  {
    name: 'review-leave-open',
    hash: '#/plans/plan-leave',
    answers: plan(settledLeavePlan),
    steps: [
      { click: `leave-open-${at('Anna Karlsson', '2026-11-03')}` },
      { click: `leave-open-${at('Nils Åberg', '2026-11-16')}` },
      { click: `leave-open-${at('Nils Åberg', '2026-11-18')}` },
    ],
  },
  {
    name: 'review-leave-held',
    hash: '#/plans/plan-leave',
    answers: plan(leavePlanOf(leavePlan.changes.slice(0, 3), { graded_unasked: false, types: [] })),
    steps: [{ click: `leave-open-${at('Ahmed Yusuf', '2026-11-02')}` }],
  },
  {
    name: 'review-leave-types',
    hash: '#/plans/plan-leave',
    answers: plan(leavePlan),
    steps: [{ click: 'leave-type-propose-unpaid' }, { click: 'leave-types-decided' }],
  },
  {
    name: 'review-leave-late',
    hash: '#/plans/plan-leave',
    answers: plan(
      leavePlanOf(
        leavePlan.changes.filter(({ day, name }) => day?.late || name === 'Ebba Lindqvist'),
        { graded_unasked: false, types: [], sums: [], held_before: 0, sent_before: 0 },
      ),
    ),
    steps: [{ click: 'late-take' }],
  },
  {
    name: 'review-leave-filter',
    hash: '#/plans/plan-leave',
    answers: plan(settledLeavePlan),
    steps: [{ click: 'filter-remove' }],
    small: true,
  },
  {
    name: 'review-leave-no-match',
    hash: '#/plans/plan-leave',
    answers: plan(settledLeavePlan),
    steps: [{ fill: 'review-find', with: 'zzz' }],
  },
  {
    name: 'review-leave-shrunk',
    hash: '#/plans/plan-leave',
    answers: plan({ ...settledLeavePlan, shrink_guard: { before: 62, now: 13, limit: 20 } }),
  },
  { name: 'review-leave-many', hash: '#/plans/plan-leave', answers: plan(manyLeaves(500)) },
  {
    name: 'review-leave-nothing',
    hash: '#/plans/plan-leave',
    answers: plan(leavePlanOf([], { sums: [], types: [], graded_unasked: false, held_before: 0, sent_before: 0 })),
  },
  {
    name: 'review-leave-error',
    hash: '#/plans/plan-leave',
    answers: { ...plan(leavePlan), leave_rule: fails(appError('storage_full', { service: null })) },
    steps: [{ click: 'leave-type-leave-unpaid' }],
  },
  { name: 'result-leave', hash: '#/runs/run-1', answers: { run: () => leaveRun } },
  { name: 'corrections', hash: '#/integrations/int-1/corrections' },
  {
    name: 'corrections-done',
    hash: '#/integrations/int-1/corrections',
    answers: { corrections: () => corrections.filter(({ done_at }) => done_at !== null) },
    small: true,
  },
  { name: 'corrections-none', hash: '#/integrations/int-1/corrections', answers: { corrections: () => [] } },
  { name: 'corrections-loading', hash: '#/integrations/int-1/corrections', answers: { corrections: never } },
  {
    name: 'corrections-error',
    hash: '#/integrations/int-1/corrections',
    answers: { corrections: fails(appError('storage_failed', { service: null })) },
  },
  {
    name: 'integration-leave',
    hash: '#/integrations/int-1',
    answers: { integration: () => withRules },
    steps: [
      { click: 'settings-leave-rules' },
      { click: 'settings-deduction' },
      { click: 'settings-graded' },
      { click: 'settings-leave-unproven' },
    ],
  },
]
