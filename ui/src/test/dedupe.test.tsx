import { mockIPC } from '@tauri-apps/api/mocks'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { backend } from '../lib/backend'
import { action, query } from '../lib/invoke'
import { benefitView, list } from './benefits'
import { openWindow } from './openWindow'
import { paidRun, runMail, unseenRun } from './proofs'
import { interruptedRun, runningRun } from './runs'
import { answers, integrationView } from './shellAnswers'
import { type State, states } from './states'
import { carryOut } from './steps'

const asked = { integrationId: 'int-1' }

test('a pending action is not sent twice, and can be repeated after its end', async () => {
  const waiting: (() => void)[] = []
  mockIPC(() => new Promise((done) => waiting.push(() => done(null))))
  const both = [action('integration_remove', asked), action('integration_remove', asked)]
  expect(waiting).toHaveLength(1)
  waiting[0]?.()
  await Promise.all(both)
  const again = action('integration_remove', asked)
  expect(waiting).toHaveLength(2)
  waiting[1]?.()
  await again
})

test('actions with different arguments are not joined', () => {
  const waiting: unknown[] = []
  mockIPC((_, given) => new Promise(() => waiting.push(given)))
  const [one, other] = [{ integrationId: 'one' }, { integrationId: 'other' }]
  action('integration_remove', one)
  action('integration_remove', other)
  expect(waiting).toEqual([one, other])
})

// A pending answer may be older than a change.
test('queries are never joined', () => {
  const waiting: unknown[] = []
  mockIPC((command) => new Promise(() => waiting.push(command)))
  query('overview')
  query('overview')
  expect(waiting).toEqual(['overview', 'overview'])
})

test('a failed action can be repeated', async () => {
  let asked = 0
  mockIPC(() => {
    asked += 1
    throw new Error('no')
  })
  await expect(backend.runReconcile({ runId: 'run-1' })).rejects.toThrow()
  await expect(backend.runReconcile({ runId: 'run-1' })).rejects.toThrow()
  expect(asked).toBe(2)
})

/** A button that sends or stores something: its address, the steps before it, and its command. */
type Button = Pick<State, 'hash' | 'answers' | 'steps'> & { button: string; command: keyof typeof answers }

const stepsOf = (name: string) => states.find((state) => state.name === name)?.steps ?? []
const inList = '#/integrations/int-b/benefits'
const ofPersonio = { integration: () => benefitView(integrationView.settings) }

const buttons: Button[] = [
  { hash: '#/', answers: { overview: () => ({ integrations: [] }) }, button: 'start-sample', command: 'sample_open' },
  { hash: '#/connect', steps: stepsOf('wizard-label'), button: 'wizard-next', command: 'integration_save' },
  { hash: '#/plans/plan-1', button: 'review-send', command: 'run_start' },
  { hash: '#/runs/run-1', answers: { run: () => runningRun }, button: 'run-cancel', command: 'run_cancel' },
  { hash: '#/runs/run-1', answers: { run: () => interruptedRun }, button: 'run-continue', command: 'run_continue' },
  { hash: '#/runs/run-1', answers: { run: () => interruptedRun }, button: 'run-settle', command: 'run_reconcile' },
  {
    hash: '#/runs/run-9',
    answers: { run: () => unseenRun, run_resolve_manually: () => unseenRun },
    steps: [{ click: 'word-there-p-ebba' }],
    button: 'confirm-yes',
    command: 'run_resolve_manually',
  },
  {
    hash: '#/runs/run-9',
    answers: { run: () => paidRun, run_mail: () => ({ ...runMail, state: 'waiting' }) },
    button: 'mail-send',
    command: 'run_mail_send',
  },
  { hash: '#/integrations/int-1', steps: [{ click: 'integration-remove' }], button: 'remove-yes', command: 'integration_remove' },
  {
    hash: inList,
    answers: ofPersonio,
    steps: [{ click: 'catalogue-add' }, { fill: 'benefit-name', with: 'Gutschein' }],
    button: 'benefit-save',
    command: 'benefit_save',
  },
  {
    hash: `${inList}/2026-12`,
    answers: { ...ofPersonio, benefit_month: () => ({ ...list, month: '2026-12', entries: [] }) },
    button: 'copy-month',
    command: 'benefit_copy',
  },
  { hash: inList, answers: ofPersonio, steps: stepsOf('import'), button: 'import-take', command: 'benefit_file_import' },
]

test.each(buttons)('two clicks on $button are one $command', async ({ hash, answers: own = {}, steps = [], button, command }) => {
  let done = () => {}
  const answer = own[command] ?? answers[command]
  const { user, asked } = await openWindow(hash, {
    ...own,
    [command]: (args) =>
      new Promise((resolve) => {
        done = () => resolve(answer?.(args))
      }),
  })
  for (const step of steps) await carryOut(user, step)
  const element = await screen.findByTestId(button)
  await waitFor(() => expect(element).toHaveProperty('disabled', false))
  // Two clicks before the page renders again, and a third click after it.
  act(() => {
    element.click()
    element.click()
  })
  await waitFor(() => expect(asked(command)).toHaveLength(1))
  act(() => element.click())
  expect(asked(command)).toHaveLength(1)
  await act(async () => done())
})
