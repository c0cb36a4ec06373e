import { act, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { seenText } from '../lib/seen'
import { answers as usual } from './fake'
import { end, hostile, start, withWords } from './hostile'
import { openWindow } from './open'
import { type State, states } from './states'
import { take } from './steps'

/** What has no shape of its own. The signs that set a text apart from ours are ours. */
const unseen = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2067\u206a-\u206f\ufeff]/u

const told = (answers: State['answers'] = {}) =>
  Object.fromEntries(
    Object.entries({ ...usual, ...answers }).map(([command, answer]) => [
      command,
      async (args: Record<string, unknown>) => {
        try {
          return withWords(await answer(args), hostile)
        } catch (error) {
          throw withWords(error, hostile)
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

const oneBlank = (text: string) => text.replace(/\s+/g, ' ')

let shown = 0

describe.each(states)('$name', ({ hash, answers, progress, steps = [] }) => {
  test('hostile names are names and nothing else', async () => {
    const { user, tell } = await openWindow(hash, told(answers))
    if (progress) await act(() => tell(withWords(progress, hostile)))
    for (const step of steps) await take(user, step)
    await waitFor(() => expect(document.querySelector('h1')?.textContent).toBeTruthy())

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
