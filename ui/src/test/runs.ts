import type {
  AppError,
  ErrorCode,
  OutcomeCounts,
  OutcomeName,
  RunRow,
  RunSummary,
  RunView,
  StepName,
  StepView,
} from '../lib/bindings'
import { changes } from './company'
import { importPlan } from './imported'

export const appError = (code: ErrorCode, more: Partial<AppError> = {}): AppError => ({
  code,
  service: 'Kleer',
  message: `made up for a test: ${code}`,
  hint: null,
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
  stopped_by: null,
  counts: { ...none, confirmed: 10 },
  month: null,
  cleared_at: null,
}

const sendable = changes.filter((change) => change.kind === 'create' || change.kind === 'update')

/** A run of every change that can be sent, of which the first ones ended as given and the rest were confirmed. */
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
        },
      ],
      ...rows[index],
    }),
  )
  const counts = { ...none }
  for (const row of all) counts[row.outcome as OutcomeName] += 1
  return { summary: { ...summary, counts, ...more }, rows: all }
}

export const confirmedRun = runOf([])

export const mixedRun = runOf([
  { outcome: 'failed', reason: 'refused', error: appError('refused', { hint: 'Felaktigt personnummer' }) },
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

const notTried: Partial<RunRow> = { outcome: 'skipped', reason: 'run_stopped', steps: [] }

export const stoppedRun = runOf([{ outcome: 'failed', reason: 'not_reached' }, ...Array<Partial<RunRow>>(9).fill(notTried)], {
  state: 'stopped',
  stopped_by: appError('wrong_credentials'),
})

export const runningRun = runOf([waiting, waiting, waiting, waiting, waiting, waiting], { state: 'running', ended_at: null })

const imported = (step: StepName): StepView => ({ step, state: 'confirmed', intended_at: '2026-11-21T09:14:03Z' })

/** An import: a new person in three requests, and one that Alexis HR refused. */
export const importRun: RunView = {
  summary: {
    ...summary,
    export: 'employee_import',
    sample: false,
    counts: { ...none, confirmed: 1, failed: 1 },
  },
  rows: importPlan.changes
    .filter((change) => change.key === 'anna-maria-berg' || change.key === 'lina-dahl')
    .map((change): RunRow => {
      const { key, name, kind, day, fields, findings } = change
      const row = { key, name, kind, day, benefit: null, fields, findings }
      if (change.kind === 'create') {
        const steps = [imported('create_employee'), imported('create_employment'), imported('create_compensation')]
        return { ...row, outcome: 'confirmed', reason: null, reason_fields: [], error: null, steps }
      }
      const said = appError('refused', { service: 'Alexis HR', hint: 'Employee is archived' })
      return { ...row, outcome: 'failed', reason: 'refused', reason_fields: [], error: said, steps: [] }
    }),
}
