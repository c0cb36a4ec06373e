import { act, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { visibleText } from '../lib/sanitize'
import { end, endless, hostile, start, withForeignText } from './hostile'
import { openWindow } from './openWindow'
import { answers as usual } from './shellAnswers'
import { type State, states } from './states'
import { carryOut } from './steps'

/** Invisible characters. The isolation marks are the app's own. */
const invisible = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\u206a-\u206f\ufeff]/u

const withAnswers = (text: string, answers: State['answers'] = {}) =>
  Object.fromEntries(
    Object.entries({ ...usual, ...answers }).map(([command, answer]) => [
      command,
      async (args: Record<string, unknown>) => {
        try {
          return withForeignText(await answer(args), text)
        } catch (error) {
          throw withForeignText(error, text)
        }
      },
    ]),
  )

/** The texts that the window shows or gives to screen readers, one by one. */
function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const collected: string[] = [document.title]
  while (walker.nextNode()) {
    if (!(walker.currentNode.parentElement?.closest('style, script') ?? false))
      collected.push(walker.currentNode.textContent ?? '')
  }
  for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]')) {
    for (const name of ['title', 'aria-label', 'placeholder', 'alt']) collected.push(element.getAttribute(name) ?? '')
  }
  return collected
}

/** Buttons and badges keep the app's own labels on one line. A label with foreign text must wrap. */
function nonWrapping() {
  const narrow = document.querySelectorAll('.mantine-Button-root:not([data-wraps]), span[data-tone]:not([data-wraps])')
  return [...narrow].filter((one) => one.textContent?.includes(start)).map((one) => one.outerHTML.slice(0, 300))
}

const collapseSpace = (text: string) => text.replace(/\s+/g, ' ')

/** Opens a state with this text in every field of foreign text. */
async function show({ hash, answers, progress, steps = [] }: State, text: string) {
  const { user, tell } = await openWindow(hash, withAnswers(text, answers))
  if (progress) await act(() => tell(withForeignText(progress, text)))
  for (const step of steps) await carryOut(user, step)
  await waitFor(() => expect(document.querySelector('h1')?.textContent).toBeTruthy())
}

const wordy = /^review-(blocked|conflict|leave-types)$/

let shown = 0
let cut = 0

describe.each(states)('$name', (state) => {
  test('hostile names are shown as text', async () => {
    await show(state, hostile)
    expect(nonWrapping()).toEqual([])
    expect(document.querySelectorAll('img[src="x"], [onerror], body script, iframe, object, embed')).toHaveLength(0)
    for (const text of texts()) {
      expect(text.replaceAll('\n', '')).not.toMatch(invisible)
      for (const piece of text.split(start).slice(1)) {
        shown += 1
        // The text is complete, and nothing is inserted.
        // Titles and labels collapse white space.
        expect(collapseSpace(`${start}${piece.slice(0, piece.indexOf(end) + 1)}`)).toBe(collapseSpace(visibleText(hostile)))
      }
    }
  })
})

test('the screens contained hostile names', () => {
  expect(shown).toBeGreaterThan(states.length)
})

/** One state of each screen, and the states with names in the most places. */
const screens = states.filter(
  ({ name, hash }, index) => wordy.test(name) || states.findIndex((one) => one.hash === hash) === index,
)

describe.each(screens)('$name', (state) => {
  test('an endless name is cut, or shown in full if it is a value', async () => {
    const text = `${start}${endless}${end}`
    await show(state, text)
    expect(nonWrapping()).toEqual([])
    const titles = [document.title, ...[...document.querySelectorAll('h1, h2, h3, h4, caption')].map((one) => one.textContent)]
    expect(titles.filter((title) => title?.includes(text))).toEqual([])
    const short = `${text.slice(0, 399)}…`
    const forms = [short, text]
    for (const text of texts()) {
      for (const piece of text.split(start).slice(1)) {
        cut += 1
        expect(forms.filter((form) => `${start}${piece}`.startsWith(form))).not.toEqual([])
      }
    }
  })
})

test('the screens contained endless names', () => {
  expect(cut).toBeGreaterThan(screens.length)
})
