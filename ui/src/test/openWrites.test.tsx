import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { OpenKnown } from '../generated/types'
import { openPlan, openRow, settledPlan } from './benefits'
import { openWindow } from './openWindow'
import { unseenRun } from './proofs'
import { never } from './shellAnswers'

/** The window asks about a write that an earlier transfer left unsettled, below its row. */

const find = (testid: string) => screen.findByTestId(testid)
const { key, open } = openRow
const question = () => find(`open-question-${key}`)
const inReview = '#/plans/plan-b'
const review = (known?: OpenKnown) => ({
  plan: () => openPlan(known),
  run_resolve_manually: () => unseenRun,
  plan_benefits: never,
})

/** The known facts in the texts of the review. A write without an answer is never called accepted. */
const known: Record<OpenKnown, RegExp> = {
  no_answer: /cut off before Personio answered.*not known whether/,
  answer_unclear: /no clear answer from Personio.*not known whether/,
  not_read_back: /Personio accepted this.*not been checked since/,
  not_shown: /Personio accepted this.*does not show it/,
}

test.each(Object.entries(known))('the review shows the facts about an open write: %s', async (code, words) => {
  await openWindow(inReview, review(code as OpenKnown))
  const asked = await question()
  expect(asked.textContent).toMatch(words)
  expect(/accepted/.test(asked.textContent ?? '')).toBe(code === 'not_read_back' || code === 'not_shown')
  expect(within(asked).getByText('Look into Personio yourself: is it there?')).toBeTruthy()
  // The question stands directly below its row, which is not open.
  expect(asked.closest('tbody')).toBe(await find(`pay-${key}`))
})

test('the question names the sent payment, not the present list', async () => {
  const { user } = await openWindow(inReview, review())
  const asked = await question()
  expect(within(asked).getByTestId('open-payment').textContent).toMatch(/38.00.*October 2026/)
  expect(asked.textContent).not.toMatch(/46.00/)
  await user.click(within(asked).getByTestId(`word-there-${open?.key}`))
  const dialog = await screen.findByRole('dialog')
  expect(dialog.textContent).toMatch(/38.00.*October 2026/)
  expect(dialog.textContent).not.toMatch(/46.00/)
})

test('an open write can neither be selected nor sent, and the other rows can', async () => {
  const { user, asked } = await openWindow(inReview, review())
  await question()
  expect(await find(`pay-tick-${key}`)).toHaveProperty('disabled', true)
  await user.click(await find('review-all'))
  await user.click(await find('review-all'))
  await user.click(await find('review-send'))
  const others = settledPlan.changes.map((row) => row.key)
  expect(others.length).toBeGreaterThan(1)
  await waitFor(() => expect(asked('run_start')).toMatchObject([{ planId: 'plan-b', keys: others }]))
})

test.each([
  [true, 'word-there', 'It is not sent again'],
  [false, 'word-not-there', 'offers it again'],
])('the answer (there: %s) is confirmed, sent, shown, and focused', async (there, button, words) => {
  const { user, asked } = await openWindow(inReview, review())
  await user.click(within(await question()).getByTestId(`${button}-${open?.key}`))
  await user.click(await find('confirm-no'))
  expect(asked('run_resolve_manually')).toEqual([])
  await user.click(within(await question()).getByTestId(`${button}-${open?.key}`))
  await user.click(await find('confirm-yes'))
  const answer = await find('open-answer')
  expect(asked('run_resolve_manually')).toEqual([{ runId: open?.run_id, key: open?.key, there }])
  expect(answer.textContent).toContain(words)
  await waitFor(() => expect(document.activeElement).toBe(answer))
  expect(screen.queryByTestId(`open-question-${key}`)).toBeNull()
  // Changing the filter and back does not repeat the question.
  await user.type(await find('review-find'), 'zzz')
  await user.clear(await find('review-find'))
  expect((await find('open-answer')).textContent).toContain(words)
  // The reviewed plan is older than the answer.
  expect(screen.queryByTestId('review-send')).toBeNull()
  await user.click(await find('review-compare-first'))
  expect(window.location.hash).toContain('/prepare')
})

test('the question links to the transfer with the open write', async () => {
  const { user } = await openWindow(inReview, review())
  await user.click(within(await question()).getByTestId(`open-run-${open?.key}`))
  expect(window.location.hash).toBe(`#/runs/${open?.run_id}`)
})

test('an answer in the transfer itself moves the focus to its row', async () => {
  const resolved = {
    ...unseenRun,
    rows: unseenRun.rows.map((row) => (row.key === 'p-ebba' ? { ...row, outcome: 'confirmed', reason: 'seen_by_owner' } : row)),
  }
  const { user } = await openWindow('#/runs/run-9', { run: () => unseenRun, run_resolve_manually: () => resolved })
  await user.click(await find('word-there-p-ebba'))
  await user.click(await find('confirm-yes'))
  await waitFor(async () => expect(document.activeElement).toBe(await find('run-open-p-ebba')))
})

test('one answer settles all rows that wait for the same type', async () => {
  const view = openPlan()
  const other = { ...view.changes[0], key: 'pay 2026-11 zoe', name: 'Zoe Wirth' } as typeof openRow
  const { user } = await openWindow(inReview, { ...review(), plan: () => ({ ...view, changes: [other, ...view.changes] }) })
  const questions = await screen.findAllByTestId(/^open-question-/)
  expect(questions.length).toBe(2)
  await user.click(within(await question()).getByTestId(`word-there-${open?.key}`))
  await user.click(await find('confirm-yes'))
  const answers = await screen.findAllByTestId('open-answer')
  expect(answers.length).toBe(2)
  await waitFor(() => expect(document.activeElement).toBe(answers[1]))
})

test('a notice above the rows says that an answer is missing, and leads to the question', async () => {
  const { user } = await openWindow(inReview, review())
  await question()
  await user.type(await find('review-find'), 'zzz')
  await waitFor(() => expect(screen.queryByTestId(`open-question-${key}`)).toBeNull())
  expect(screen.getByText(/One amount of an earlier transfer waits for your answer/)).toBeTruthy()
  await user.click(await find('review-to-question'))
  await waitFor(async () => expect(document.activeElement).toBe(within(await question()).getByTestId(`word-there-${open?.key}`)))
  await user.click(within(await question()).getByTestId(`word-there-${open?.key}`))
  await user.click(await find('confirm-yes'))
  await find('open-answer')
  expect(screen.queryByTestId('review-to-question')).toBeNull()
})
