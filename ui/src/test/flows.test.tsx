import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { plan } from './company'
import { conflictPlan, decided, importPlan, splitName } from './decisionPlans'
import { openWindow } from './openWindow'
import { appError, confirmedRun, importRun, interruptedRun, mixedRun, runningRun } from './runs'
import { connections, fails, sampleCard } from './shellAnswers'

const find = (testid: string) => screen.findByTestId(testid)

test('three clicks lead from the start to a confirmed sample export', async () => {
  let opened = false
  const { user, asked } = await openWindow('#/', {
    overview: () => ({ integrations: opened ? [sampleCard] : [] }),
    sample_open: () => {
      opened = true
      return 'int-s'
    },
  })
  await user.click(await find('start-sample'))
  await user.click(await find('card-export'))
  const send = await find('review-send')
  expect(send.textContent).toBe('Send 10 changes to Kleer')
  await user.click(send)
  await find('result-summary')
  expect((await find('result-confirmed-count')).textContent).toBe('10')
  expect(asked('run_start')).toHaveLength(1)
  expect(asked('run_start')[0]).toMatchObject({ planId: 'plan-1' })
  expect(asked('plan_prepare')).toEqual([{ integrationId: 'int-s', export: 'employees' }])
})

test('only selected rows are sent, and blocked ones cannot be selected', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1')
  expect(await find('review-tick-ida-holm')).toHaveProperty('disabled', true)
  await user.click(await find('review-select-all'))
  expect((await find('review-send')).textContent).toBe('Choose at least one change')
  await user.click(await find('review-tick-ebba-lindqvist'))
  await user.click(await find('filter-create'))
  expect(screen.getByText(/1 of them is hidden by the filter/)).toBeTruthy()
  await user.click(await find('review-send'))
  await waitFor(() =>
    expect(asked('run_start')).toEqual([
      { planId: 'plan-1', keys: ['ebba-lindqvist'], confirmations: { shrunk_source: false, resend: false } },
    ]),
  )
})

test('the review works by keyboard alone', async () => {
  const { user } = await openWindow('#/plans/plan-1')
  const name = await find('review-open-ebba-lindqvist')
  name.focus()
  await user.keyboard('{Enter}')
  expect(name.getAttribute('aria-expanded')).toBe('true')
  const row = within(await find('review-row-ebba-lindqvist'))
  expect(row.getByRole('table').textContent).toContain('+46 70 174 06 35')
  const tick = await find('review-tick-ebba-lindqvist')
  tick.focus()
  await user.keyboard(' ')
  expect((await find('review-send')).textContent).toBe('Send 9 changes to Kleer')
})

test('a personal number is unmasked in the opened row only', async () => {
  const { user } = await openWindow('#/plans/plan-1')
  const row = await find('review-row-erik-johansson')
  expect(row.textContent).not.toContain('1226')
  await user.click(await find('review-open-erik-johansson'))
  expect(row.textContent).toContain('19790905-1226')
})

test('the end of a run is shown as soon as its event arrives', async () => {
  let ended = false
  const { tell } = await openWindow('#/runs/run-7', { run: () => (ended ? confirmedRun : runningRun) })
  const progress = { job: 'run-7', done: 4, total: 10, name: 'Ebba Lindqvist', seconds_left: 95 }
  await find('run-cancel')
  await act(() => tell({ ...progress, stage: 'sending' }))
  expect(await screen.findByText('Now: Ebba Lindqvist')).toBeTruthy()
  expect(screen.getByText('about 2 minutes left')).toBeTruthy()
  ended = true
  await act(() => tell({ ...progress, stage: 'ended' }))
  await find('result-summary')
})

test('failed rows are prepared again and selected alone', async () => {
  const { user } = await openWindow('#/runs/run-1', { run: () => mixedRun })
  await user.click(await find('run-retry'))
  expect((await find('review-send')).textContent).toBe('Send 2 changes to Kleer')
})

test('an interrupted run is continued to its end', async () => {
  let run = interruptedRun
  const { user, asked } = await openWindow('#/runs/run-1', {
    run: () => run,
    run_continue: () => {
      run = confirmedRun
      return null
    },
  })
  await user.click(await find('run-continue'))
  expect(asked('run_continue')).toEqual([{ runId: 'run-1' }])
  expect(await screen.findByText('All 10 changes are confirmed by Kleer.')).toBeTruthy()
})

test('the wizard saves both connections, the integration, and the answer about salaries', async () => {
  const { user, asked } = await openWindow('#/connect')
  await user.click(await find('wizard-next'))
  expect(screen.getByText('Paste the token.')).toBeTruthy()
  await user.type(await find('alexis-token'), ' secret ')
  await user.click(await find('wizard-next'))
  await user.type(await find('kleer-email'), 'me@example.se')
  await user.type(await find('kleer-password'), 'password')
  await user.click(await find('kleer-log-in'))
  await user.click(await find('kleer-company'))
  await user.click(await screen.findByText('Nordlicht AB (4711)'))
  await user.click(await find('wizard-next'))
  await screen.findByText('Both connections work.')
  await user.click(await find('wizard-next'))
  expect(await find('wizard-label')).toHaveProperty('value', 'Nordlicht AB')
  await user.click(await find('wizard-next'))
  await user.click(await find('salary-ore'))
  await find('card-export')
  expect(asked('connection_save').map((args) => args.draft)).toEqual([
    { address: 'https://api.alexishr.com/v1', credentials: { kind: 'alexis_token', token: 'secret' } },
    { address: 'https://api.kleer.se/v1', credentials: { kind: 'kleer_company', session: 'session-1', company_id: '4711' } },
  ])
  expect(asked('integration_save')).toHaveLength(1)
  expect(asked('salary_confirm')).toEqual([{ integrationId: 'int-1', unit: 'ore' }])
})

test('a stored connection is tested and used unchanged', async () => {
  const { user, asked } = await openWindow('#/connect', { connections: () => connections })
  await user.click(await find('stored-con-a'))
  await user.click(await find('wizard-next'))
  await user.click(await find('stored-con-k'))
  await user.click(await find('wizard-next'))
  await screen.findByText('Both connections work.')
  await user.click(await find('wizard-next'))
  await user.click(await find('wizard-next'))
  await find('salary-later')
  expect(asked('connection_save')).toEqual([])
  expect(asked('integration_save')[0]).toMatchObject({ draft: { source_id: 'con-a', target_id: 'con-k' } })
})

test('saving again after a failure stores no connection twice', async () => {
  let fail = true
  const { user, asked } = await openWindow('#/connect', {
    integration_save: () => (fail ? Promise.reject(appError('storage_full')) : 'int-1'),
  })
  await user.type(await find('alexis-token'), 'secret')
  await user.click(await find('wizard-next'))
  await user.click(await find('kleer-way-token'))
  await user.type(await find('kleer-company-id'), '4711')
  await user.type(await find('kleer-token'), 'token')
  await user.click(await find('wizard-next'))
  await screen.findByText('Both connections work.')
  await user.click(await find('wizard-next'))
  await user.click(await find('wizard-next'))
  fail = false
  await user.click(await find('error-act-retry'))
  await find('salary-ore')
  expect(asked('connection_save')).toHaveLength(2)
})

test('new credentials replace the old ones only when they pass the test', async () => {
  const { user, asked } = await openWindow('#/integrations/int-1', {
    connection_check: () => ({
      account: null,
      acts_as: null,
      empty_fields: [],
      ok: false,
      checks: [{ right: 'log_in', count: null, error: appError('wrong_credentials') }],
    }),
  })
  await user.click(await find('replace-alexis'))
  await user.type(await find('alexis-token'), 'wrong')
  await user.click(await find('replace-save'))
  await find('report-alexis')
  expect(asked('connection_replace')).toEqual([])
})

test('an error offers its remedy', async () => {
  let tries = 0
  const { user } = await openWindow('#/integrations/int-1/export', {
    plan_prepare: () => {
      tries += 1
      return fails(appError(tries === 1 ? 'unreachable' : 'secret_missing'))()
    },
  })
  await find('error-unreachable')
  await user.click(await find('error-act-retry'))
  await find('error-secret_missing')
  await user.click(await find('error-act-credentials'))
  await find('replace-kleer')
})

test('a language takes effect at once', async () => {
  const { user, asked } = await openWindow('#/settings')
  await user.click(await find('language'))
  await user.click(await screen.findByText('Svenska'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Inställningar' })).toBeTruthy()
  expect(document.documentElement.lang).toBe('sv')
  expect(asked('preferences_save')).toEqual([{ preferences: { language: 'sv', theme: 'light' } }])
})

test('an ambiguous match is asked, and the answer compares again', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1')
  await user.click(await find('review-open-sven-nilsson'))
  await user.click(await find('link-519'))
  await waitFor(() => expect(asked('plan_prepare')).toHaveLength(1))
  expect(asked('link_confirm')).toEqual([{ integrationId: expect.any(String), alexis: 'a-sven-nilsson', kleer: '519' }])
})

test('“none of these” rejects each candidate, also for an import', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1')
  await user.click(await find('review-open-sven-nilsson'))
  await user.click(await find('link-none-sven-nilsson'))
  await waitFor(() => expect(asked('plan_prepare')).toEqual([{ integrationId: 'int-1', export: 'employees' }]))
  expect(asked('link_reject')).toEqual([
    { integrationId: 'int-1', alexis: 'a-sven-nilsson', kleer: '518' },
    { integrationId: 'int-1', alexis: 'a-sven-nilsson', kleer: '519' },
  ])
})

test('an import swaps the ids of a link, and is compared again as an import', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1', { plan: () => importPlan, plan_prepare: () => importPlan })
  await user.click(await find('review-open-bo-ek'))
  expect(within(await find('review-row-bo-ek')).getAllByText(/In Alexis HR somebody has the same name/)).not.toEqual([])
  await user.click(await find('link-a-77'))
  await waitFor(() => expect(asked('plan_prepare')).toEqual([{ integrationId: 'int-1', export: 'employee_import' }]))
  // The row's ids are those of its source, which is Kleer.
  expect(asked('link_confirm')).toEqual([{ integrationId: 'int-1', alexis: 'a-77', kleer: 'a-bo-ek' }])
})

test('a conflict cannot be sent before it is decided, and the selection is kept', async () => {
  let current = conflictPlan
  const { user, asked } = await openWindow('#/plans/plan-1', {
    plan: () => current,
    plan_decide: ({ key, takeSource }) => {
      current = decided(current, String(key), Boolean(takeSource))
      return current
    },
  })
  expect(await find('review-tick-ebba-lindqvist')).toHaveProperty('disabled', true)
  await user.click(await find('review-tick-eva-sandberg'))
  expect((await find('review-send')).textContent).toBe('Choose at least one change')
  await user.click(await find('filter-conflict'))
  await user.click(await find('review-open-ebba-lindqvist'))
  await user.click(await find('review-open-lina-dahl'))
  const take = await find('conflict-take-ebba-lindqvist-phone')
  expect(take.textContent).toBe('Send +46 70 174 06 35 from Alexis HR')
  expect((await find('conflict-keep-ebba-lindqvist-phone')).textContent).toBe('Keep +46 70 174 06 20 in Kleer')
  // A group of fields is one question.
  expect((await find('conflict-take-lina-dahl-monthly_salary')).textContent).toBe('Send all of it from Alexis HR')
  expect(screen.queryByTestId('conflict-take-lina-dahl-monthly_salary_start')).toBeNull()
  take.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(screen.getByTestId('review-row-ebba-lindqvist').dataset.kind).toBe('update'))
  // The row stays in view, and so does the focus.
  expect(document.activeElement).toBe(await find('review-open-ebba-lindqvist'))
  await user.click(await find('conflict-keep-lina-dahl-monthly_salary'))
  await waitFor(() => expect(screen.getByTestId('review-row-lina-dahl').dataset.kind).toBe('update'))
  await user.click(await find('review-tick-lina-dahl'))
  await user.click(await find('review-send'))
  await waitFor(() => expect(asked('run_start')).toHaveLength(1))
  expect(asked('run_start')[0]).toMatchObject({ keys: ['ebba-lindqvist'] })
  expect(asked('plan_decide')).toEqual([
    { planId: 'plan-1', key: 'ebba-lindqvist', field: 'phone', takeSource: true },
    { planId: 'plan-1', key: 'lina-dahl', field: 'monthly_salary', takeSource: false },
  ])
})

test('a conflict decided for the target is left alone, and says so', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1', {
    plan: () => conflictPlan,
    plan_decide: () => decided(conflictPlan, 'ebba-lindqvist', false),
  })
  await user.click(await find('review-open-ebba-lindqvist'))
  await user.click(await find('conflict-keep-ebba-lindqvist-phone'))
  expect(await screen.findByText('You decided to keep what Kleer holds')).toBeTruthy()
  await user.click(await find('review-send'))
  await waitFor(() => expect(asked('run_start')[0]).toMatchObject({ keys: ['eva-sandberg'] }))
})

test('the owner chooses the name split, and sees the resulting fields', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1', {
    plan: () => importPlan,
    plan_split_name: (args) => splitName(importPlan, String(args.key), Number(args.cut)),
  })
  await user.click(await find('review-open-anna-maria-berg'))
  const select = await find('cut-anna-maria-berg')
  expect(select).toHaveProperty('value', '0')
  const table = screen.getByRole('table', { name: 'Anna Maria Berg' })
  expect(within(table).getByText('from Kleer’s internal ID')).toBeTruthy()
  await user.selectOptions(select, 'Anna Maria | Berg')
  await waitFor(() => expect(within(table).getByText('Berg')).toBeTruthy())
  expect(select).toHaveProperty('value', '1')
  expect(asked('plan_split_name')).toEqual([{ planId: 'plan-1', key: 'anna-maria-berg', cut: 1 }])
  expect((await find('review-send')).textContent).toBe('Send 3 changes to Alexis HR')
})

test('a source that shrank is sent only after a confirmation', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1', {
    plan: () => ({ ...plan, shrink_guard: { before: 26, now: 14, limit: 20 } }),
  })
  const send = await find('review-send')
  expect(send).toHaveProperty('disabled', true)
  await user.click(await find('shrink-confirm'))
  expect(send).toHaveProperty('disabled', false)
  await user.click(await find('shrink-confirm'))
  expect(send).toHaveProperty('disabled', true)
  await user.click(await find('shrink-confirm'))
  await user.click(send)
  await waitFor(() => expect(asked('run_start')[0]).toMatchObject({ confirmations: { shrunk_source: true, resend: false } }))
})

test('a first run can begin with two people, and one click selects everybody', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1', { plan: () => ({ ...plan, first_run: true }) })
  await user.click(await find('pilot-two'))
  expect((await find('review-send')).textContent).toBe('Send 2 changes to Kleer')
  await user.click(await find('pilot-all'))
  expect((await find('review-send')).textContent).toBe('Send 10 changes to Kleer')
  await user.click(await find('pilot-two'))
  await user.click(await find('review-send'))
  await waitFor(() =>
    expect(asked('run_start')).toEqual([
      { planId: 'plan-1', keys: ['nils-åberg', 'maria-santos-pereira'], confirmations: { shrunk_source: false, resend: false } },
    ]),
  )
})

test('an unknown field of employee numbers links to the settings', async () => {
  const { user } = await openWindow('#/plans/plan-1', { plan: () => ({ ...importPlan, number_unasked: true }) })
  await user.click(await find('review-number'))
  await waitFor(() => expect(window.location.hash).toBe('#/integrations/int-1?part=number'))
})

test('failed rows of an import are prepared again as an import', async () => {
  const { user, asked } = await openWindow('#/runs/run-1', { run: () => importRun, plan_prepare: () => importPlan })
  expect(await screen.findByText(/1 of 2 changes are confirmed by Alexis HR/)).toBeTruthy()
  await user.click(await find('run-retry'))
  await waitFor(() => expect(asked('plan_prepare')).toEqual([{ integrationId: 'int-1', export: 'employee_import' }]))
  expect((await find('review-send')).textContent).toBe('Send 1 change to Alexis HR')
})
