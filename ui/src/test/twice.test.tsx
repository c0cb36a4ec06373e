import { mockIPC } from '@tauri-apps/api/mocks'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { backend } from '../lib/backend'
import { action, query } from '../lib/invoke'
import { benefitView, list } from './benefits'
import { answers, integrationView } from './fake'
import { openWindow } from './open'
import { paidRun, runMail, unseenRun } from './proofs'
import { interruptedRun, runningRun } from './runs'
import { type State, states } from './states'
import { take } from './steps'

const asked = { integrationId: 'int-1' }

test('an action is asked for once while it is under way, and anew after it', async () => {
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

test('the same action about something else is another wish', () => {
  const waiting: unknown[] = []
  mockIPC((_, given) => new Promise(() => waiting.push(given)))
  const [one, other] = [{ integrationId: 'one' }, { integrationId: 'other' }]
  action('integration_remove', one)
  action('integration_remove', other)
  expect(waiting).toEqual([one, other])
})

// An answer that is under way may be from before a change.
test('a query is asked each time', () => {
  const waiting: unknown[] = []
  mockIPC((command) => new Promise(() => waiting.push(command)))
  query('overview')
  query('overview')
  expect(waiting).toEqual(['overview', 'overview'])
})

test('a wish that was refused can be told again', async () => {
  let asked = 0
  mockIPC(() => {
    asked += 1
    throw new Error('no')
  })
  await expect(backend.runReconcile({ runId: 'run-1' })).rejects.toThrow()
  await expect(backend.runReconcile({ runId: 'run-1' })).rejects.toThrow()
  expect(asked).toBe(2)
})

/** A button that sends or keeps something: where it is, what comes before it, and what it asks of the shell. */
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
  for (const step of steps) await take(user, step)
  const there = await screen.findByTestId(button)
  await waitFor(() => expect(there).toHaveProperty('disabled', false))
  // Both before anything is drawn anew, and a third one after that.
  act(() => {
    there.click()
    there.click()
  })
  await waitFor(() => expect(asked(command)).toHaveLength(1))
  act(() => there.click())
  expect(asked(command)).toHaveLength(1)
  await act(async () => done())
})
