import { act, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { en } from '../i18n/en'
import { openWindow } from './openWindow'
import { states } from './states'
import { carryOut } from './steps'

/** jsdom does not draw, so the screenshots check contrast. */
const options: axe.RunOptions = { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } }

/** Matches a text key that is shown in place of its text. */
const keyOfText = new RegExp(
  `\\b(${Object.entries(en)
    .map(([group, texts]) => `${group}\\.(${Object.keys(texts).join('|')})`)
    .join('|')})\\b`,
)

test('a text key is recognized within a text', () => {
  expect('Save proof.plus now').toMatch(keyOfText)
  expect('errors.unreachable.title').toMatch(keyOfText)
  expect('paybridge.example, data.xlsx, app.').not.toMatch(keyOfText)
})

describe.each(states)('$name', ({ hash, answers, progress, steps = [] }) => {
  test('renders without axe violations', async () => {
    const { user, container, tell } = await openWindow(hash, answers)
    if (progress) await act(() => tell(progress))
    for (const step of steps) {
      await carryOut(user, step)
    }
    await waitFor(() => expect(document.querySelector('h1')?.textContent).toBeTruthy())
    // A screen has at most one primary button.
    const bright = [...container.querySelectorAll('button[data-variant="filled"]:not(:disabled)')]
    expect(bright.length, bright.map((button) => button.textContent).join(', ')).toBeLessThanOrEqual(1)
    // No text key is shown.
    expect(document.body.textContent).not.toMatch(keyOfText)
    const { violations } = await axe.run(document.body, options)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})
