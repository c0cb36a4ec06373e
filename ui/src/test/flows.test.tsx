import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { connections, fails, sampleCard } from './fake'
import { openWindow } from './open'
import { appError, confirmedRun, interruptedRun, mixedRun, runningRun } from './runs'

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

test('only ticked rows are sent, and blocked ones cannot be ticked', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1')
  expect(await find('review-tick-ida-holm')).toHaveProperty('disabled', true)
  await user.click(await find('review-select-all'))
  expect((await find('review-send')).textContent).toBe('Choose at least one change')
  await user.click(await find('review-tick-ebba-lindqvist'))
  await user.click(await find('filter-create'))
  expect(screen.getByText(/1 of them is hidden by the filter/)).toBeTruthy()
  await user.click(await find('review-send'))
  await waitFor(() => expect(asked('run_start')).toEqual([{ planId: 'plan-1', keys: ['ebba-lindqvist'], despiteBrake: false }]))
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

test('a personal number shows whole in the opened row only', async () => {
  const { user } = await openWindow('#/plans/plan-1')
  const row = await find('review-row-erik-johansson')
  expect(row.textContent).not.toContain('1226')
  await user.click(await find('review-open-erik-johansson'))
  expect(row.textContent).toContain('19790905-1226')
})

test('the end of a run is shown as soon as it is told', async () => {
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

test('what failed is prepared again with those rows alone chosen', async () => {
  const { user } = await openWindow('#/runs/run-1', { run: () => mixedRun })
  await user.click(await find('run-retry'))
  expect((await find('review-send')).textContent).toBe('Send 2 changes to Kleer')
})

test('an interrupted run is continued, and its end shows', async () => {
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

test('a connection that is there already is tested and used as it is', async () => {
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

test('an error offers its way on', async () => {
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

test('a language holds at once', async () => {
  const { user, asked } = await openWindow('#/settings')
  await user.click(await find('language'))
  await user.click(await screen.findByText('Svenska'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Inställningar' })).toBeTruthy()
  expect(document.documentElement.lang).toBe('sv')
  expect(asked('preferences_save')).toEqual([{ preferences: { language: 'sv', theme: 'light' } }])
})

test('who could be two people is asked, and the answer compares anew', async () => {
  const { user, asked } = await openWindow('#/plans/plan-1')
  await user.click(await find('review-open-sven-nilsson'))
  await user.click(await find('link-519'))
  await waitFor(() => expect(asked('plan_prepare')).toHaveLength(1))
  expect(asked('link_confirm')).toEqual([{ integrationId: expect.any(String), sourceId: 'a-sven-nilsson', targetId: '519' }])
})
