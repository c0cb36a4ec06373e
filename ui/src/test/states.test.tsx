import { act, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { describe, expect, test } from 'vitest'
import { en } from '../i18n/en'
import { openWindow } from './open'
import { states } from './states'
import { take } from './steps'

/** jsdom draws nothing, so contrast is checked where the pictures are taken. */
const options: axe.RunOptions = { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } }

/** A key in the place of its text: any of the groups of texts, and what stands in it. */
const keyOfText = new RegExp(
  `\\b(${Object.entries(en)
    .map(([group, texts]) => `${group}\\.(${Object.keys(texts).join('|')})`)
    .join('|')})\\b`,
)

test('a key is told from the words around it', () => {
  expect('Save proof.plus now').toMatch(keyOfText)
  expect('errors.unreachable.title').toMatch(keyOfText)
  expect('paybridge.example, data.xlsx, app.').not.toMatch(keyOfText)
})

describe.each(states)('$name', ({ hash, answers, progress, steps = [] }) => {
  test('shows, and is clean for assistive technology', async () => {
    const { user, container, tell } = await openWindow(hash, answers)
    if (progress) await act(() => tell(progress))
    for (const step of steps) {
      await take(user, step)
    }
    await waitFor(() => expect(document.querySelector('h1')?.textContent).toBeTruthy())
    // At most one thing on a screen is the next thing to do.
    const bright = [...container.querySelectorAll('button[data-variant="filled"]:not(:disabled)')]
    expect(bright.length, bright.map((button) => button.textContent).join(', ')).toBeLessThanOrEqual(1)
    // No key of a text shows through.
    expect(document.body.textContent).not.toMatch(keyOfText)
    const { violations } = await axe.run(document.body, options)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })
})
