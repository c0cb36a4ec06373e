import type {
  Activity,
  Agi,
  Change,
  Correction,
  FieldChange,
  LeaveDay,
  LeaveOverview,
  LeavePeriods,
  PlanView,
  RunView,
  Value,
} from '../generated/types'
import { change, error, field, plan, text, warning } from './company'
import { mixedRun, nothingLeft } from './runs'

/** A month of leave, for tests and screenshots. */

export const hours = (value: string): Value => ({ kind: 'hours', value })

const types = { vacation: 'Semester', sick: 'Sjukfrånvaro', child: 'Vård av barn', unpaid: 'Tjänstledighet utan lön' }
type Type = keyof typeof types

export const activities: Activity[] = [
  { id: 11, name: 'Semester', description: null, needs_child: false },
  { id: 12, name: 'Sjukdom', description: null, needs_child: false },
  { id: 13, name: 'Tjänstledig', description: null, needs_child: false },
  { id: 14, name: 'VAB', description: null, needs_child: true },
]

const mark = (name: string, date: string) =>
  `alexis-leave-${date}-${[...name]
    .reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 0xffffff, 7)
    .toString(16)
    .padStart(16, '0')}`

const agi: Agi = { kind: 'temporary_parental_benefit', return_month: '2026-12' }

/** One day of a person's leave. */
export function day(name: string, type: Type, date: string, more: Partial<Change> = {}, of: Partial<LeaveDay> = {}): Change {
  return {
    ...change(name, 'create'),
    key: mark(name, date),
    target_id: `k-${name}`,
    day: {
      date,
      until: null,
      leave: `${name} ${type}`,
      leave_type: type,
      leave_type_name: types[type],
      activity: null,
      record: null,
      others: 0,
      sent_before: false,
      late: false,
      closed: false,
      hold: false,
      lock: null,
      agi: type === 'child' ? agi : null,
      ...of,
    },
    ...more,
  }
}

const added = (activity: string, many = '8', child?: string, comment?: string): FieldChange[] => [
  field('leave_activity', null, text(activity)),
  field('leave_hours', null, hours(many)),
  ...(child ? [field('leave_child', null, text(child))] : []),
  ...(comment ? [field('leave_comment', null, text(comment))] : []),
]

const removed = (activity: string, many = '8'): FieldChange[] => [
  field('leave_activity', text(activity), null),
  field('leave_hours', hours(many), null),
]

const inNovember = (...days: number[]) => days.map((one) => `2026-11-${String(one).padStart(2, '0')}`)

const changes: Change[] = [
  day(
    'Ahmed Yusuf',
    'vacation',
    '2026-11-02',
    { kind: 'blocked', fields: added('Semester'), findings: [error('leave_day_locked', null, { status: 'approved' })] },
    { lock: 'approved' },
  ),
  day('Ahmed Yusuf', 'vacation', '2026-11-03', { fields: added('Semester') }),
  day(
    'Ahmed Yusuf',
    'vacation',
    '2026-11-04',
    { fields: added('Semester'), findings: [warning('leave_other_record', null, { hours: '4', activity: 'Sjukdom' })] },
    { hold: true, others: 1 },
  ),
  ...inNovember(3, 4, 5).map((date) =>
    day('Anna Karlsson', 'child', date, { fields: added('VAB', '7.5', 'Elsa Karlsson', 'Feber') }),
  ),
  ...inNovember(9, 10, 11, 12, 13).map((date) => day('Ebba Lindqvist', 'vacation', date, { fields: added('Semester') })),
  day('Lina Dahl', 'sick', '2026-11-18', {
    kind: 'blocked',
    findings: [error('leave_graded_unasked', 'leave_hours', { hours: '8', extent: '50' })],
  }),
  ...inNovember(23, 24, 25).map((date) =>
    day('Maria Santos Pereira', 'unpaid', date, {
      kind: 'blocked',
      findings: [error('leave_type_unmapped', null, { type: types.unpaid })],
    }),
  ),
  day('Nils Åberg', 'sick', '2026-11-16', { kind: 'in_step' }, { sent_before: true, activity: 12 }),
  day(
    'Nils Åberg',
    'sick',
    '2026-11-17',
    { kind: 'update', fields: [field('leave_hours', hours('8'), hours('4'))], findings: [warning('leave_changed_in_kleer')] },
    { sent_before: true, activity: 12 },
  ),
  day(
    'Nils Åberg',
    'sick',
    '2026-11-18',
    { kind: 'remove', fields: removed('Sjukdom'), findings: [warning('leave_withdrawn')] },
    { sent_before: true, leave_type: null, leave_type_name: 'Sjukdom' },
  ),
  {
    ...day(
      'Per Wallin',
      'vacation',
      '2026-11-26',
      { kind: 'in_step', findings: [warning('leave_pending')] },
      { until: '2026-11-30' },
    ),
    key: 'leave:per',
  },
  day('Jonas Ek', 'sick', '2026-10-29', { fields: added('Sjukdom') }, { late: true, hold: true, closed: true }),
  day('Jonas Ek', 'sick', '2026-10-30', { fields: added('Sjukdom') }, { late: true, hold: true, closed: true }),
]

const send = (activity: number, name: string) => ({ kind: 'send' as const, activity, name })

export const overview: LeaveOverview = {
  period: { from: '2026-11-01', to: '2026-11-30' },
  sums: [
    { leave_type: 'vacation', name: types.vacation, days: 8, hours: '64' },
    { leave_type: 'sick', name: types.sick, days: 2, hours: '12' },
    { leave_type: 'child', name: types.child, days: 3, hours: '22.5' },
  ],
  types: [
    { id: 'unpaid', name: types.unpaid, days: 3, rule: null, proposal: activities[2] ?? null, alike: [] },
    { id: 'child', name: types.child, days: 3, rule: send(14, 'VAB'), proposal: null, alike: [] },
    { id: 'sick', name: types.sick, days: 4, rule: send(12, 'Sjukdom'), proposal: null, alike: [] },
    { id: 'vacation', name: types.vacation, days: 9, rule: send(11, 'Semester'), proposal: null, alike: [] },
  ],
  activities,
  held_before: 3,
  sent_before: 3,
  graded_unasked: true,
}

/** A plan of the leave export with these rows. */
export function leavePlanOf(rows: Change[], more: Partial<LeaveOverview> = {}): PlanView {
  const of = (kind: Change['kind']) => rows.filter((row) => row.kind === kind).length
  return {
    ...plan,
    id: 'plan-leave',
    export: 'leave',
    sample: false,
    unproven_calls: [],
    salaries_known: true,
    counts: {
      create: of('create'),
      update: of('update'),
      remove: of('remove'),
      blocked: of('blocked'),
      conflict: 0,
      in_step: of('in_step'),
    },
    changes: rows,
    leave: { ...overview, ...more },
  }
}

export const leavePlan = leavePlanOf(changes)

/** The plan after every question is answered. */
export const settledLeavePlan = leavePlanOf(
  changes.filter(({ kind, day }) => kind !== 'blocked' && !day?.late),
  { graded_unasked: false, types: overview.types.filter(({ rule }) => rule !== null) },
)

/** A number of people with ten days each. */
export const manyLeaves = (people: number): PlanView =>
  leavePlanOf(
    Array.from({ length: people }, (_, index) => `Person ${index}`).flatMap((name) =>
      inNovember(2, 3, 4, 5, 6, 9, 10, 11, 12, 13).map((date) => day(name, 'vacation', date, { fields: added('Semester') })),
    ),
    { graded_unasked: false, types: [] },
  )

export const leavePeriods: LeavePeriods = {
  proposed: { from: '2026-11-01', to: '2026-11-30' },
  closed: [{ period: { from: '2026-09-01', to: '2026-09-30' }, closed_at: '2026-10-25T08:00:00Z' }],
  exported: [
    { period: { from: '2026-10-01', to: '2026-10-31' }, run_id: 'run-3', at: '2026-10-22T09:00:00Z' },
    { period: { from: '2026-09-01', to: '2026-09-30' }, run_id: 'run-2', at: '2026-09-22T09:00:00Z' },
  ],
  corrections: 0,
}

const locked = (name: string, date: string, fields: FieldChange[], lock: LeaveDay['lock']) =>
  day(name, 'vacation', date, { kind: 'blocked', fields }, { lock })

export const corrections: Correction[] = [
  {
    change: locked('Ahmed Yusuf', '2026-11-02', added('Semester'), 'approved'),
    noticed_at: '2026-11-21T09:12:00Z',
    done_at: null,
  },
  {
    change: locked(
      'Hedvig von Rosenstjerna-Kjellberg',
      '2026-10-07',
      [field('leave_hours', hours('8'), hours('4')), field('leave_activity', text('Semester'), text('Sjukdom'))],
      'certified',
    ),
    noticed_at: '2026-11-20T09:12:00Z',
    done_at: null,
  },
  { change: locked('Jonas Ek', '2026-10-08', removed('Sjukdom'), 'unknown'), noticed_at: '2026-11-20T09:12:00Z', done_at: null },
  {
    change: locked('Eva Sandberg', '2026-10-02', removed('Semester'), 'approved'),
    noticed_at: '2026-11-12T09:12:00Z',
    done_at: '2026-11-14T13:05:00Z',
  },
]

/** A run of leave in which one day failed. */
export const leaveRun: RunView = {
  summary: {
    ...mixedRun.summary,
    export: 'leave',
    sample: false,
    counts: { waiting: 0, sent: 0, confirmed: 10, failed: 1, unknown: 0, skipped: 0 },
    mark: { kind: 'failed', count: 1 },
    open: 1,
  },
  left_behind: nothingLeft,
  rows: changes
    .filter(({ kind, day }) => ['create', 'update', 'remove'].includes(kind) && !day?.hold)
    .map(({ key, name, kind, day, fields, findings }, index) => ({
      key,
      name,
      kind,
      day,
      benefit: null,
      fields,
      findings,
      outcome: index === 0 ? 'failed' : 'confirmed',
      reason: index === 0 ? 'changed_since_review' : null,
      reason_fields: [],
      error: null,
      open: index === 0,
      aside: null,
      not_proven: false,
      steps:
        index === 0
          ? []
          : [
              {
                step: kind === 'remove' ? 'remove_event' : kind === 'update' ? 'update_event' : 'create_event',
                state: 'confirmed',
                intended_at: '2026-11-21T09:14:03Z',
                amount: null,
                read_back: [],
              },
            ],
    })),
}
