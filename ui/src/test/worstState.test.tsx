import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { IntegrationCard, PlanView, RunView } from '../generated/types'
import { leavePlanOf } from './absence'
import { benefitCard } from './benefits'
import { plan, warning } from './company'
import { openWindow } from './openWindow'
import { notProvenRun } from './proofs'
import { answeredRun, blockedBehindRun, confirmedRun, givenUpRun, haltedRun, mixedRun, nothingLeft, runOf, summary } from './runs'
import { card } from './shellAnswers'

/** Texts and badges show the worst state that applies. */

const find = (testid: string) => screen.findByTestId(testid)
const overview = (more: Partial<IntegrationCard>) => ({ overview: () => ({ integrations: [{ ...card, ...more }] }) })
const run = (view: RunView) => ({ run: () => view })

test('failed and unsent rows appear on the overview, and link to their run', async () => {
  const { user } = await openWindow(
    '#/',
    overview({ needs: [{ kind: 'not_done', export: 'employees', run_id: 'run-7', runs: 1, failed: 2, not_sent: 3 }] }),
  )
  expect(screen.queryByTestId('needs-none')).toBeNull()
  const button = await find('need-not_done-employees')
  expect(screen.getByText(/2 changes failed and 3 changes were not sent/)).toBeTruthy()
  await user.click(button)
  expect(window.location.hash).toBe('#/runs/run-7')
})

test('failures of several runs link to the history', async () => {
  const { user, asked } = await openWindow(
    '#/',
    overview({ needs: [{ kind: 'not_done', export: 'leave', run_id: 'run-7', runs: 4, failed: 9, not_sent: 0 }] }),
  )
  await user.click(await find('need-not_done-leave'))
  await screen.findByTestId('history-attention')
  expect(asked('history').at(-1)).toMatchObject({ filter: { needs_attention: true, integration_id: 'int-1' } })
})

test.each([
  [{ kind: 'not_compared' }, 'Nothing is known to wait. Both sides have not been compared yet.'],
  [{ kind: 'compared', notices: 0 }, 'Nothing waits for you.'],
  [{ kind: 'compared', notices: 2 }, '2 people need a look'],
] as const)('“nothing waits” is said only after a comparison: %#', async (calm, words) => {
  await openWindow('#/', overview({ calm }))
  expect((await find('needs-none')).textContent).toContain(words)
  await openWindow('#/', { overview: () => ({ integrations: [{ ...benefitCard, calm }] }) })
  expect((await screen.findAllByTestId('needs-none')).at(-1)?.textContent).toContain(words)
})

test('rows that a transfer left behind appear on the overview, and link to it', async () => {
  const left = { ...nothingLeft, held: 2, not_chosen: 1 }
  const need = { kind: 'left_behind', export: 'employee_import', run_id: 'run-7', month: null, left } as const
  const { user } = await openWindow('#/', overview({ needs: [need], calm: { kind: 'compared', notices: 0 } }))
  expect(screen.queryByTestId('needs-none')).toBeNull()
  const button = await find('need-left_behind-employee_import')
  expect(screen.getByText(/2 are only sent when you tick them and 1 was not selected/)).toBeTruthy()
  await user.click(button)
  expect(window.location.hash).toBe('#/runs/run-7')
})

test('a review that was not sent appears on the overview, and leads to a new one', async () => {
  const left = { ...nothingLeft, not_chosen: 3 }
  const need = { kind: 'left_behind', export: 'benefits', run_id: null, month: '2026-11', left } as const
  const { user, asked } = await openWindow('#/', { overview: () => ({ integrations: [{ ...benefitCard, needs: [need] }] }) })
  expect(await screen.findByText(/November 2026: 3 were not selected/)).toBeTruthy()
  await user.click(await find('need-left_behind-benefits'))
  await waitFor(() => expect(asked('plan_benefits')).toEqual([{ integrationId: 'int-b', month: '2026-11' }]))
})

test.each(['held', 'waiting', 'not_chosen'] as const)('a run with rows left behind is not called done: %s', async (what) => {
  await openWindow('#/runs/run-1', run({ ...confirmedRun, left_behind: { ...nothingLeft, [what]: 1 } }))
  await find('result-summary')
  expect(screen.queryByText(/nothing left to do/)).toBeNull()
  expect(await find('run-compare-again')).toBeTruthy()
})

test('the last run of each kind is shown with its worst state', async () => {
  const failed = { ...summary, id: 'a', mark: { kind: 'failed', count: 2 } as const, open: 2 }
  const leave = { ...summary, id: 'b', export: 'leave' as const }
  await openWindow('#/', overview({ last_runs: [leave, failed] }))
  expect((await find('last-leave')).textContent).toContain('All confirmed')
  expect((await find('last-employees')).textContent).toContain('2 failed')
})

test('a run whose proof does not hold is nowhere called done', async () => {
  await openWindow('#/runs/run-9', run(notProvenRun))
  const result = await find('result-summary')
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2 of 3 changes are confirmed by Personio.')
  expect(within(result).getByTestId('result-confirmed-count').textContent).toBe('2')
  expect(within(result).getByTestId('result-not-proven-count').textContent).toBe('1')
  expect((await find('run-row-p-ebba')).textContent).toContain('Not reconciled')
  expect((await find('run-row-p-nils')).textContent).toContain('Confirmed')
  expect((await find('next-not-proven')).textContent).toContain('before you run payroll')
  expect(screen.getByText('1 not reconciled')).toBeTruthy()
  expect(screen.queryByText(/nothing left to do/)).toBeNull()
  expect((await find('run-retry')).textContent).toBe('Prepare the one again')
})

test('fields that no read shows are named and not called confirmed', async () => {
  const hidden = runOf([{ reason: 'not_readable', reason_fields: ['street', 'phone'] }])
  await openWindow('#/runs/run-1', run(hidden))
  await find('result-summary')
  expect(screen.getByText('1 not readable')).toBeTruthy()
  expect(screen.getByTestId('result-not-readable-count').textContent).toBe('1')
  const row = await find(`run-row-${hidden.rows[0]?.key}`)
  expect(row.textContent).toContain('Sent, not readable')
  expect(row.textContent).toMatch(/It concerns: .*Phone/)
  expect(screen.queryByText(/^All \d+ changes are confirmed/)).toBeNull()
})

test('unproven amounts appear on the overview, and link to the proof', async () => {
  const { user } = await openWindow('#/', {
    overview: () => ({
      integrations: [
        {
          ...benefitCard,
          last_runs: [notProvenRun.summary],
          needs: [{ kind: 'not_proven', run_id: 'run-9', runs: 1, count: 1 }],
        },
      ],
    }),
  })
  const last = await find('last-benefits')
  expect(last.textContent).toContain('1 not reconciled')
  expect(last.textContent).toContain('2\u00a0confirmed')
  expect(screen.queryByTestId('needs-none')).toBeNull()
  await user.click(await find('need-not_proven'))
  expect(window.location.hash).toBe('#/runs/run-9/proof')
})

test('a run with failures is not called finished in the history', async () => {
  await openWindow('#/history', { history: () => ({ runs: [mixedRun.summary], total: 1 }) })
  await screen.findByRole('table')
  expect(screen.getByText('4 open')).toBeTruthy()
  expect(screen.queryByText('Finished')).toBeNull()
})

test('“nothing left to do” is not said while people are blocked', async () => {
  await openWindow('#/runs/run-1', run(blockedBehindRun))
  expect((await find('next-blocked')).textContent).toContain('2 changes are blocked')
  expect((await find('next-undecided')).textContent).toContain('One person changed on both sides')
  expect(screen.queryByText(/nothing left to do/)).toBeNull()
})

test('a reconciled run is not called cancelled, and existing parts are named', async () => {
  await openWindow('#/runs/run-1', run(givenUpRun))
  expect(await screen.findByRole('heading', { name: /only checking what Kleer has/ })).toBeTruthy()
  expect(screen.queryByText(/You cancelled/)).toBeNull()
  const [first] = givenUpRun.rows
  expect((await find(`there-${first?.key}`)).textContent).toContain('Create the person')
})

test('a service message is not shown as a place, and a lone full stop is not shown', async () => {
  await openWindow('#/runs/run-1', run(answeredRun))
  await find('result-summary')
  const texts = answeredRun.rows.slice(0, 3).map(({ key }) => screen.getByTestId(`run-row-${key}`).textContent ?? '')
  const [html, none, words] = texts
  expect(html).not.toContain('Check the internet connection')
  for (const text of [html, none]) expect(text).not.toMatch(/: ?[“"]?\.|It concerns/)
  expect(words).toContain('Tekniskt fel')
  expect(words).not.toContain('It concerns')
})

test('failed rows are put aside with a reason', async () => {
  const { user, asked } = await openWindow('#/runs/run-1', {
    ...run(mixedRun),
    run_put_aside: () => ({ ...mixedRun, summary: { ...mixedRun.summary, open: 0 } }),
  })
  await user.click(await find('put-aside'))
  expect(await find('confirm-yes')).toHaveProperty('disabled', true)
  await user.type(await find('put-aside-reason'), 'entered by hand')
  await user.click(await find('confirm-yes'))
  const open = mixedRun.rows.filter((row) => row.open).map((row) => row.key)
  expect(open.length).toBeGreaterThan(0)
  expect(asked('run_put_aside')).toEqual([{ runId: mixedRun.summary.id, keys: open, reason: 'entered by hand' }])
})

const inStep = (more: Partial<PlanView>): PlanView => {
  const changes = plan.changes.filter(({ kind }) => kind === 'in_step')
  return { ...plan, changes, counts: { ...plan.counts, create: 0, update: 0, blocked: 0 }, ...more }
}

test('both sides agree only if nobody has a finding', async () => {
  await openWindow('#/plans/plan-1', { plan: () => inStep({}) })
  expect(await screen.findByText('There is nothing to send, and 2 people need a look.')).toBeTruthy()
  expect(screen.queryByText('Both sides agree.')).toBeNull()
  expect((await find('review-row-göran-persson')).dataset.state).toBe('notice')
})

test('an empty source is not called agreement', async () => {
  const only = plan.changes.filter(({ key }) => key === 'olga-petrova').map((row) => ({ ...row, source_id: null }))
  await openWindow('#/plans/plan-1', { plan: () => inStep({ changes: only, notice_keys: ['olga-petrova'] }) })
  expect(await screen.findByText('Alexis HR shows nobody.')).toBeTruthy()
})

test('a change of masked digits says so in the list', async () => {
  await openWindow('#/plans/plan-1')
  const row = await find('review-row-erik-johansson')
  expect(row.textContent).toContain('the last four digits differ')
})

test('a warning of everybody is shown once and not counted', async () => {
  const shared = warning('tax_column_rare', 'tax_column')
  const changes = plan.changes.map((row) => ({ ...row, findings: [shared] }))
  const count = changes.length
  const sharedFindings = [{ finding: shared, name: 'Ebba', alike: true, count, of: count }]
  await openWindow('#/plans/plan-1', { plan: () => ({ ...plan, changes, shared: sharedFindings, notice_keys: [] }) })
  expect(await find('shared-tax_column_rare')).toBeTruthy()
  expect((await find('filter-warned')).textContent).toContain('0')
})

test('leave that only Kleer has is not called “none on either side”', async () => {
  const empty = leavePlanOf([], { sums: [], types: [], graded_unasked: false, held_before: 0, sent_before: 4 })
  await openWindow(`#/plans/${empty.id}`, { plan: () => empty })
  expect(await screen.findByText('Alexis HR has no leave in this period, but Kleer does.')).toBeTruthy()
  expect(within(document.body).queryByText('There is no leave in this period.')).toBeNull()
})

test('a run with notices is not called finished, and prints them', async () => {
  const noticed = { ...blockedBehindRun, left_behind: { ...nothingLeft, notices: 2 } }
  await openWindow('#/runs/run-1', run(noticed))
  expect((await find('next-notices')).textContent).toContain('For 2 entries there was nothing to send')
  expect(screen.queryByText(/nothing left to do/)).toBeNull()
  const printed = screen.getByTestId('printed-notices')
  expect([printed.closest('.no-print'), printed.closest('.print-only') !== null]).toEqual([null, true])
})

test('a printed part of a run is marked as a part', async () => {
  const { user } = await openWindow('#/runs/run-1', run(mixedRun))
  expect(screen.queryByTestId('run-printed')).toBeNull()
  await user.click(await find('filter-failed'))
  expect((await find('run-printed')).textContent).toBe(
    `Printed: 2 of ${mixedRun.rows.length} changes. Save as Excel to have them all.`,
  )
})

test('a run that waits for a setting leads to it', async () => {
  const { user } = await openWindow('#/runs/run-1', run(haltedRun))
  expect((await find('error-switch_create_agreement')).textContent).toContain('Create employment agreements by POST')
  await user.click(await find('error-act-settings'))
  expect(window.location.hash).toBe(`#/integrations/${haltedRun.summary.integration_id}`)
})
