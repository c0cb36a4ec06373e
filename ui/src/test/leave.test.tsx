import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { leavePeriods, leavePlan, leaveRun, manyLeaves, settledLeavePlan } from './absence'
import { openWindow } from './openWindow'
import { integrationView } from './shellAnswers'

const find = (testid: string) => screen.findByTestId(testid)

const keyOf = (name: string, date: string) =>
  leavePlan.changes.find((change) => change.name === name && change.day?.date === date)?.key ?? ''

const review = { plan: () => leavePlan }
const settled = { plan: () => settledLeavePlan }

test('leave is exported from card to review, and only unhesitating days are sent', async () => {
  const { user, asked } = await openWindow('#/')
  await user.click(await find('card-leave'))
  expect((await find('leave-compare')).textContent).toBe('Compare leave for November 2026')
  await user.click(await find('leave-compare'))
  const send = await find('review-send')
  expect(send.textContent).toBe('Send 11 changes to Kleer')
  await user.click(send)
  await waitFor(() => expect(asked('run_start')).toHaveLength(1))
  const keys = asked('run_start')[0]?.keys as string[]
  expect(keys).toContain(keyOf('Ebba Lindqvist', '2026-11-09'))
  // One day holds another person's record, and the other one is a late change.
  expect(keys).not.toContain(keyOf('Ahmed Yusuf', '2026-11-04'))
  expect(keys).not.toContain(keyOf('Jonas Ek', '2026-10-29'))
  expect(asked('plan_leave')).toEqual([{ integrationId: 'int-1', from: '2026-11-01', to: '2026-11-30' }])
})

test('comparing again and going back keep the period', async () => {
  const { user, asked } = await openWindow('#/integrations/int-1/leave/2026-11-01/2026-11-30')
  await user.click(await find('review-again'))
  await waitFor(() => expect(asked('plan_leave')).toHaveLength(2))
  expect(asked('plan_leave')[1]).toEqual(asked('plan_leave')[0])
  await user.click(await find('review-back'))
  await find('leave-compare')
})

test('any period can be typed, and an invalid one cannot be compared', async () => {
  const { user, asked } = await openWindow('#/integrations/int-1/leave')
  await user.click(await find('leave-own'))
  const from = await find('leave-from')
  const to = await find('leave-to')
  await user.clear(to)
  expect(await find('leave-compare')).toHaveProperty('disabled', true)
  await user.type(to, '2026-10-15')
  expect(screen.getByText('The last day lies before the first.')).toBeTruthy()
  await user.clear(from)
  await user.type(from, '2026-09-16')
  await user.click(await find('leave-compare'))
  await waitFor(() => expect(asked('plan_leave')).toEqual([{ integrationId: 'int-1', from: '2026-09-16', to: '2026-10-15' }]))
})

test('a period is closed and reopened with one click', async () => {
  const closed = [...leavePeriods.closed, { period: { from: '2026-10-01', to: '2026-10-31' }, closed_at: '2026-11-22T09:00:00Z' }]
  const { user, asked } = await openWindow('#/integrations/int-1/leave', { period_close: () => ({ ...leavePeriods, closed }) })
  await user.click(await find('period-turn-2026-10-01-2026-10-31'))
  expect(await screen.findByText('Closed 22 Nov 2026')).toBeTruthy()
  await user.click(await find('period-turn-2026-09-01-2026-09-30'))
  const of = (from: string, to: string) => [{ integrationId: 'int-1', from, to }]
  expect(asked('period_close')).toEqual(of('2026-10-01', '2026-10-31'))
  await waitFor(() => expect(asked('period_open')).toEqual(of('2026-09-01', '2026-09-30')))
})

test('a leave type is decided with one click, and both sides are compared again before sending', async () => {
  const { user, asked } = await openWindow('#/plans/plan-leave', review)
  await user.click(await find('leave-type-propose-unpaid'))
  const again = await find('review-compare-first')
  expect(again.textContent).toBe('Compare again with these choices')
  expect(screen.queryByTestId('review-send')).toBeNull()
  expect(asked('leave_rule')).toEqual([
    { integrationId: 'int-1', leaveType: 'unpaid', rule: { kind: 'send', activity: 13, name: 'Tjänstledig' } },
  ])
  await user.click(again)
  await waitFor(() => expect(asked('plan_leave')).toEqual([{ integrationId: 'int-1', from: '2026-11-01', to: '2026-11-30' }]))
})

test('every activity can be chosen, and so can “do not send”', async () => {
  const { user, asked } = await openWindow('#/plans/plan-leave', review)
  await user.click(await find('leave-type-select-unpaid'))
  await user.click(await screen.findByText('VAB (names a child)'))
  await user.click(await find('leave-type-leave-unpaid'))
  await screen.findByText('not sent')
  expect(asked('leave_rule').map(({ rule }) => rule)).toEqual([
    { kind: 'send', activity: 14, name: 'VAB' },
    { kind: 'do_not_send' },
  ])
})

test('the meaning of part-time hours is asked with an example, saved, and compared again', async () => {
  const { user, asked } = await openWindow('#/plans/plan-leave', review)
  const share = await find('graded-share_of_day')
  expect(share.textContent?.replace(/\u00a0/g, ' ')).toBe('Absent for 50 % of it: 4 h')
  await user.click(share)
  await waitFor(() => expect(asked('plan_leave')).toHaveLength(1))
  const { settings } = integrationView
  expect(asked('integration_update')).toEqual([
    {
      integrationId: 'int-1',
      label: 'Nordlicht AB',
      settings: { ...settings, leave: { ...settings.leave, graded: 'share_of_day' } },
    },
  ])
})

test('late changes wait until the owner includes them', async () => {
  const { user } = await openWindow('#/plans/plan-leave', review)
  expect((await find('review-send')).textContent).toContain('11')
  const late = within(await find('late-changes'))
  expect(late.getByText(/^2 days in October 2026/)).toBeTruthy()
  await user.click(await find('late-take'))
  expect((await find('review-send')).textContent).toContain('13')
  await user.click(await find('late-leave'))
  expect((await find('review-send')).textContent).toContain('11')
})

test('a day with another person’s record is only selected by itself', async () => {
  const { user } = await openWindow('#/plans/plan-leave', review)
  const leave = keyOf('Ahmed Yusuf', '2026-11-02')
  const send = await find('review-send')
  await user.click(await find(`leave-tick-${leave}`))
  expect(send.textContent).toContain('10')
  await user.click(await find(`leave-tick-${leave}`))
  expect(send.textContent).toContain('11')
  await user.click(await find(`leave-open-${leave}`))
  await user.click(await find(`day-tick-${keyOf('Ahmed Yusuf', '2026-11-04')}`))
  expect(send.textContent).toContain('12')
})

test('a locked day cannot be selected, and links to its correction', async () => {
  const { user } = await openWindow('#/plans/plan-leave', review)
  const key = keyOf('Ahmed Yusuf', '2026-11-02')
  await user.click(await find(`leave-open-${key}`))
  expect(await find(`day-tick-${key}`)).toHaveProperty('disabled', true)
  expect((await find(`day-${key}`)).textContent).toContain('Approved in Kleer')
  await user.click(await find('review-corrections'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Put right by hand in Kleer' })).toBeTruthy()
})

test('an opened leave shows removed, changed and new days, and the return', async () => {
  const { user } = await openWindow('#/plans/plan-leave', settled)
  const [removed, changed, child] = [
    keyOf('Nils Åberg', '2026-11-18'),
    keyOf('Nils Åberg', '2026-11-17'),
    keyOf('Anna Karlsson', '2026-11-03'),
  ]
  await user.click(await find(`leave-open-${removed}`))
  expect(
    [...(await find(`day-${removed}`)).querySelectorAll('del')].map((one) => one.textContent?.replace(/\u00a0/g, ' ')),
  ).toEqual(['8 h', 'Sjukdom'])
  await user.click(await find(`leave-open-${keyOf('Nils Åberg', '2026-11-16')}`))
  expect((await find(`day-${changed}`)).textContent?.replace(/\u00a0/g, ' ')).toContain('8 h  4 h')
  await user.click(await find(`leave-open-${child}`))
  const leave = await find(`leave-row-${child}`)
  expect(leave.textContent).toContain('Employer return December 2026: temporary parental benefit')
  expect((await find(`day-${child}`)).textContent).toContain('Elsa Karlsson')
})

test('a leave is opened and a day selected by keyboard', async () => {
  const { user } = await openWindow('#/plans/plan-leave', settled)
  const key = keyOf('Ebba Lindqvist', '2026-11-09')
  const open = await find(`leave-open-${key}`)
  open.focus()
  await user.keyboard('{Enter}')
  expect(open.getAttribute('aria-expanded')).toBe('true')
  const tick = await find(`day-tick-${key}`)
  tick.focus()
  await user.keyboard(' ')
  expect((await find('review-send')).textContent).toBe('Send 10 changes to Kleer')
  expect(await find(`leave-tick-${key}`)).toHaveProperty('indeterminate', true)
})

test('select all selects only the filtered days', async () => {
  const { user, asked } = await openWindow('#/plans/plan-leave', settled)
  await user.click(await find('review-kind'))
  await user.click(await screen.findByRole('option', { name: 'Vård av barn', hidden: true }))
  await user.click(await find('review-only-shown'))
  await user.click(await find('review-send'))
  await waitFor(() => expect(asked('run_start')).toHaveLength(1))
  expect(asked('run_start')[0]?.keys).toEqual(
    ['2026-11-03', '2026-11-04', '2026-11-05'].map((date) => keyOf('Anna Karlsson', date)),
  )
})

test('five thousand days are drawn in portions of a hundred leaves', async () => {
  const { user, container } = await openWindow('#/plans/plan-leave', { plan: () => manyLeaves(500) })
  expect((await find('review-send')).textContent?.replace(/\s/g, ' ')).toMatch(/^Send 5.?000 changes to Kleer$/)
  expect(container.querySelectorAll('[data-testid^="leave-row-"]')).toHaveLength(100)
  expect(container.querySelectorAll('[data-testid^="day-"]')).toHaveLength(0)
  await user.click(await find('review-find'))
  await user.paste('Person 499')
  expect(container.querySelectorAll('[data-testid^="leave-row-"]')).toHaveLength(1)
})

test('far fewer days than expected need a confirmation', async () => {
  const { user } = await openWindow('#/plans/plan-leave', {
    plan: () => ({ ...settledLeavePlan, shrink_guard: { before: 62, now: 13, limit: 20 } }),
  })
  expect(await find('review-send')).toHaveProperty('disabled', true)
  expect(screen.getByText('Yes, it is right that it is 49 days fewer')).toBeTruthy()
  await user.click(await find('shrink-confirm'))
  expect(await find('review-send')).toHaveProperty('disabled', false)
})

test('corrections show open and done days, and lead to a new comparison', async () => {
  const { user } = await openWindow('#/integrations/int-1/corrections')
  const row = await find(`correction-${keyOf('Ahmed Yusuf', '2026-11-02')}`)
  expect(row.textContent?.replace(/\u00a0/g, ' ')).toContain('Enter: Semester, 8 h')
  expect(screen.getByText('Seen as done')).toBeTruthy()
  await user.click(await find('corrections-again'))
  await find('leave-compare')
})

test('rows of a leave run show their day, and failed ones are prepared again for their month', async () => {
  const { user, asked } = await openWindow('#/runs/run-1', { run: () => leaveRun })
  const [failed] = leaveRun.rows
  expect((await find(`run-row-${failed?.key}`)).textContent).toContain('3 Nov 2026')
  await user.click(await find('run-retry'))
  await waitFor(() => expect(asked('plan_leave')).toEqual([{ integrationId: 'int-1', from: '2026-11-01', to: '2026-11-30' }]))
  expect((await find('review-send')).textContent).toBe('Send 1 change to Kleer')
})

test('decisions about leave are changed in the settings', async () => {
  const { settings } = integrationView
  const rules = { vacation: { kind: 'send', activity: 11, name: 'Semester' } } as const
  const view = { ...integrationView, settings: { ...settings, leave: { ...settings.leave, rules } } }
  const { user, asked } = await openWindow('#/integrations/int-1', { integration: () => view })
  await user.click(await find('settings-leave-rules'))
  await user.click(await find('settings-leave-forget-vacation'))
  await user.click(await find('settings-deduction'))
  await user.click(await find('settings-deduction-same_month'))
  await user.click(await find('settings-leave-unproven'))
  expect(await find('settings-read-everybody')).toHaveProperty('checked', false)
  await user.click(await find('settings-payroll-events'))
  await user.click(await find('settings-save'))
  await waitFor(() => expect(asked('integration_update')).toHaveLength(1))
  expect(asked('integration_update')[0]).toMatchObject({
    settings: { leave: { rules: {}, deduction: 'same_month', graded: null, read_everybody: false, payroll_events: true } },
  })
})
