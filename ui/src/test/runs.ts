import type {
  AppError,
  ErrorCode,
  LeftBehind,
  OutcomeCounts,
  OutcomeName,
  RunEnd,
  RunMark,
  RunRow,
  RunSummary,
  RunView,
  StepName,
  StepView,
} from '../generated/types'
import { changes } from './company'
import { importPlan } from './decisionPlans'

export const appError = (code: ErrorCode, more: Partial<AppError> = {}): AppError => ({
  code,
  service: 'Kleer',
  message: `made up for a test: ${code}`,
  hint: null,
  said: null,
  trace: null,
  ...more,
})

const none: OutcomeCounts = { waiting: 0, sent: 0, confirmed: 0, failed: 0, unknown: 0, skipped: 0 }

export const summary: RunSummary = {
  id: 'run-1',
  export: 'employees',
  integration_id: 'int-1',
  integration_label: 'Nordlicht AB',
  sample: true,
  started_at: '2026-11-21T09:14:00Z',
  ended_at: '2026-11-21T09:15:10Z',
  state: 'done',
  mark: { kind: 'confirmed' },
  end: 'itself',
  stopped_by: null,
  counts: { ...none, confirmed: 10 },
  seen_by_owner: 0,
  not_readable: 0,
  not_proven: 0,
  open: 0,
  month: null,
  cleared_at: null,
}

/** The shell's summary of a run with these rows: its mark, its end, and its open rows. */
export function stateOf(
  rows: Pick<RunRow, 'outcome' | 'reason' | 'not_proven'>[],
  state: RunSummary['state'],
  error: AppError | null = null,
) {
  const of = (...outcomes: OutcomeName[]) => rows.filter(({ outcome }) => outcomes.includes(outcome)).length
  const seen = rows.filter(({ reason }) => reason === 'seen_by_owner').length
  const [failed, unclear, unsent] = [of('failed'), of('unknown', 'sent'), of('waiting', 'skipped')]
  const notProven = rows.filter((row) => row.not_proven).length
  const count = failed + unclear + unsent + notProven
  const kinds = { failed, unclear, not_sent: unsent, not_proven: notProven }
  const only = (Object.keys(kinds) as (keyof typeof kinds)[]).find((kind) => kinds[kind] === count)
  const unread = rows.filter(({ reason }) => reason === 'not_readable').length
  const good: RunMark = unread > 0 ? { kind: 'not_readable', count: unread } : { kind: 'confirmed' }
  const done: RunMark = seen > 0 ? { kind: 'seen_by_owner', count: seen } : good
  const marks: Record<RunSummary['state'], RunMark> = {
    running: { kind: 'running' },
    interrupted: { kind: 'interrupted' },
    stopped: { kind: 'stopped' },
    done: count === 0 ? done : { kind: only ?? 'open', count },
    cancelled: { kind: only ?? 'open', count },
    given_up: { kind: only ?? 'open', count },
  }
  const ends: Record<RunSummary['state'], RunEnd> = {
    running: 'under_way',
    interrupted: error ? 'error' : 'app_ended',
    stopped: 'error',
    done: 'itself',
    cancelled: 'owner',
    given_up: 'only_asked',
  }
  const open = state === 'running' || state === 'interrupted' ? 0 : of('failed', 'skipped') + notProven
  return { mark: marks[state], end: ends[state], seen_by_owner: seen, not_readable: unread, not_proven: notProven, open }
}

/** No row of the plan was left behind. */
export const nothingLeft: LeftBehind = { blocked: 0, undecided: 0, waiting: 0, held: 0, not_chosen: 0, notices: 0 }

const sendable = changes.filter((change) => change.kind === 'create' || change.kind === 'update')

/** A run of all sendable rows. The first rows end as given, the others are confirmed. */
export function runOf(rows: Partial<RunRow>[], more: Partial<RunSummary> = {}): RunView {
  const all = sendable.map(
    (change, index): RunRow => ({
      key: change.key,
      name: change.name,
      kind: change.kind,
      outcome: 'confirmed',
      reason: null,
      reason_fields: [],
      error: null,
      day: null,
      benefit: null,
      fields: change.fields,
      findings: change.findings,
      steps: [
        {
          step: change.kind === 'create' ? 'create_user' : 'update_agreement',
          state: 'confirmed',
          intended_at: '2026-11-21T09:14:03Z',
          amount: null,
          read_back: [],
        },
      ],
      not_proven: false,
      open: false,
      aside: null,
      ...rows[index],
    }),
  )
  const counts = { ...none }
  for (const row of all) counts[row.outcome as OutcomeName] += 1
  const stands = stateOf(all, more.state ?? 'done', more.stopped_by)
  const allRows = all.map((row) => ({
    ...row,
    open: stands.open > 0 && (row.not_proven || ['failed', 'skipped'].includes(row.outcome)),
  }))
  return { summary: { ...summary, counts, ...stands, ...more }, rows: allRows, left_behind: nothingLeft }
}

export const confirmedRun = runOf([])

export const mixedRun = runOf([
  { outcome: 'failed', reason: 'refused', error: appError('refused', { said: 'Felaktigt personnummer' }) },
  { outcome: 'failed', reason: 'changed_since_review', reason_fields: ['street', 'city'] },
  { outcome: 'unknown', reason: 'answer_unclear', error: appError('connection_lost') },
  { outcome: 'sent', reason: 'not_read_back', error: appError('timed_out') },
])

const waiting: Partial<RunRow> = { outcome: 'waiting', steps: [] }

export const interruptedRun = runOf([{ outcome: 'unknown', reason: 'answer_unclear' }, waiting, waiting, waiting], {
  state: 'interrupted',
  ended_at: null,
})

const skipped: Partial<RunRow> = { outcome: 'skipped', reason: 'cancelled', steps: [] }

export const cancelledRun = runOf([skipped, skipped, skipped], { state: 'cancelled' })

/** The app was shut down during the run. The owner then reconciled it, which skips the remaining rows. */
export const givenUpRun = runOf(
  [
    {
      outcome: 'failed',
      reason: 'partly_sent',
      reason_fields: ['monthly_salary'],
      steps: [
        { step: 'create_user', state: 'confirmed', intended_at: '2026-11-21T09:14:03Z', amount: null, read_back: [] },
        { step: 'create_agreement', state: 'failed', intended_at: '2026-11-21T09:14:05Z', amount: null, read_back: [] },
      ],
    },
    ...Array<Partial<RunRow>>(3).fill({ outcome: 'skipped', reason: 'given_up', steps: [] }),
  ],
  { state: 'given_up' },
)

/** All selected rows are confirmed, and other people of the plan were blocked. */
export const blockedBehindRun: RunView = {
  ...runOf([]),
  left_behind: { ...nothingLeft, blocked: 2, undecided: 1, not_chosen: 3 },
}

/** A captive portal answered in place of the service, and a service answered without a message. */
export const answeredRun = runOf([
  { outcome: 'failed', reason: 'answered_with_error', error: appError('not_understood', { hint: '.' }), steps: [] },
  { outcome: 'failed', reason: 'not_reached', error: appError('unreachable', { said: '' }), steps: [] },
  { outcome: 'failed', reason: 'answered_with_error', error: appError('service_down', { said: 'Tekniskt fel' }), steps: [] },
])

const notTried: Partial<RunRow> = { outcome: 'skipped', reason: 'run_stopped', steps: [] }

export const stoppedRun = runOf([{ outcome: 'failed', reason: 'not_reached' }, ...Array<Partial<RunRow>>(9).fill(notTried)], {
  state: 'stopped',
  stopped_by: appError('wrong_credentials'),
})

/** Kleer refused the first new agreement in a way that a setting can mend. The run waits for it. */
export const haltedRun = runOf(
  [
    { ...waiting, reason: 'refused', error: appError('refused', { said: 'Method Not Allowed' }) },
    ...Array<Partial<RunRow>>(9).fill(waiting),
  ],
  {
    state: 'interrupted',

    stopped_by: appError('switch_create_agreement'),
  },
)

export const runningRun = runOf([waiting, waiting, waiting, waiting, waiting, waiting], { state: 'running', ended_at: null })

const imported = (step: StepName): StepView => ({
  step,
  state: 'confirmed',
  intended_at: '2026-11-21T09:14:03Z',
  amount: null,
  read_back: [],
})

/** An import: a new person in three requests, and a person that Alexis HR refused. */
export const importRun: RunView = {
  summary: {
    ...summary,
    export: 'employee_import',
    sample: false,
    counts: { ...none, confirmed: 1, failed: 1 },
    mark: { kind: 'failed', count: 1 },
    open: 1,
  },
  left_behind: nothingLeft,
  rows: importPlan.changes
    .filter((change) => change.key === 'anna-maria-berg' || change.key === 'lina-dahl')
    .map((change): RunRow => {
      const { key, name, kind, day, fields, findings } = change
      const row = { key, name, kind, day, benefit: null, fields, findings, not_proven: false, open: false, aside: null }
      if (change.kind === 'create') {
        const steps = [imported('create_employee'), imported('create_employment'), imported('create_compensation')]
        return { ...row, outcome: 'confirmed', reason: null, reason_fields: [], error: null, steps }
      }
      const error = appError('refused', { service: 'Alexis HR', said: 'Employee is archived' })
      return { ...row, outcome: 'failed', reason: 'refused', reason_fields: [], error: error, steps: [], open: true }
    }),
}
