import { act, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { seenText } from '../lib/sanitize'
import { answers as usual } from './fake'
import { end, endless, hostile, start, withWords } from './hostile'
import { openWindow } from './open'
import { type State, states } from './states'
import { take } from './steps'

/** What has no shape of its own. The signs that set a text apart from ours are ours. */
const unseen = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\u206a-\u206f\ufeff]/u

const told = (word: string, answers: State['answers'] = {}) =>
  Object.fromEntries(
    Object.entries({ ...usual, ...answers }).map(([command, answer]) => [
      command,
      async (args: Record<string, unknown>) => {
        try {
          return withWords(await answer(args), word)
        } catch (error) {
          throw withWords(error, word)
        }
      },
    ]),
  )

/** The texts that the window shows and says, each for itself. */
function texts() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found: string[] = [document.title]
  while (walker.nextNode()) {
    if (!(walker.currentNode.parentElement?.closest('style, script') ?? false)) found.push(walker.currentNode.textContent ?? '')
  }
  for (const element of document.querySelectorAll('[title], [aria-label], [placeholder], [alt]')) {
    for (const name of ['title', 'aria-label', 'placeholder', 'alt']) found.push(element.getAttribute(name) ?? '')
  }
  return found
}

/** A button and a mark hold our own words on one line. Where a name of others stands in them, they must let it wrap. */
function tooNarrow() {
  const narrow = document.querySelectorAll('.mantine-Button-root:not([data-wraps]), span[data-tone]:not([data-wraps])')
  return [...narrow].filter((one) => one.textContent?.includes(start)).map((one) => one.outerHTML.slice(0, 300))
}

const oneBlank = (text: string) => text.replace(/\s+/g, ' ')

/** Opens a state with this word where others' words stand. */
async function show({ hash, answers, progress, steps = [] }: State, word: string) {
  const { user, tell } = await openWindow(hash, told(word, answers))
  if (progress) await act(() => tell(withWords(progress, word)))
  for (const step of steps) await take(user, step)
  await waitFor(() => expect(document.querySelector('h1')?.textContent).toBeTruthy())
}

const wordy = /^review-(blocked|conflict|leave-types)$/

let shown = 0
let cut = 0

describe.each(states)('$name', (state) => {
  test('hostile names are names and nothing else', async () => {
    await show(state, hostile)
    expect(tooNarrow()).toEqual([])
    expect(document.querySelectorAll('img[src="x"], [onerror], body script, iframe, object, embed')).toHaveLength(0)
    for (const text of texts()) {
      expect(text.replaceAll('\n', '')).not.toMatch(unseen)
      for (const piece of text.split(start).slice(1)) {
        shown += 1
        // Nothing of it is lost, and nothing is put into it.
        // A title and a label count blanks as one.
        expect(oneBlank(`${start}${piece.slice(0, piece.indexOf(end) + 1)}`)).toBe(oneBlank(seenText(hostile)))
      }
    }
  })
})

test('they were on the screens', () => {
  expect(shown).toBeGreaterThan(states.length)
})

/** One state of each screen, and those with the names in the most places. */
const screens = states.filter(
  ({ name, hash }, index) => wordy.test(name) || states.findIndex((one) => one.hash === hash) === index,
)

describe.each(screens)('$name', (state) => {
  test('a name without end is cut, or whole where it is a value', async () => {
    const word = `${start}${endless}${end}`
    await show(state, word)
    expect(tooNarrow()).toEqual([])
    const titles = [document.title, ...[...document.querySelectorAll('h1, h2, h3, h4, caption')].map((one) => one.textContent)]
    expect(titles.filter((title) => title?.includes(word))).toEqual([])
    const short = `${word.slice(0, 399)}…`
    const forms = [short, word]
    for (const text of texts()) {
      for (const piece of text.split(start).slice(1)) {
        cut += 1
        expect(forms.filter((form) => `${start}${piece}`.startsWith(form))).not.toEqual([])
      }
    }
  })
})

test('they were on the screens without end', () => {
  expect(cut).toBeGreaterThan(screens.length)
})
