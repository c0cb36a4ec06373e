import { answers } from '../src/test/fake'
import { endless, hostile, withWords } from '../src/test/hostile'
import { type State, states } from '../src/test/states'

/** Stands in for the shell inside the page that is photographed. */
type Picture = { state: string; language: string; theme: string; words: 'usual' | 'hostile' | 'endless' }

const { state: name, language, theme, words } = (window as unknown as { __PICTURE__: Picture }).__PICTURE__
const state = states.find((candidate) => candidate.name === name) as State
const all: typeof answers = { ...answers, preferences: () => ({ language, theme }), ...state.answers }
const word = { usual: null, hostile, endless }[words]
const told = <T>(value: T) => (word ? withWords(value, word) : value)
const callbacks = new Map<number, (event: unknown) => void>()

Object.assign(window, {
  __TAURI_INTERNALS__: {
    transformCallback(callback: (event: unknown) => void) {
      callbacks.set(callbacks.size + 1, callback)
      return callbacks.size
    },
    async invoke(command: string, args: Record<string, unknown> = {}) {
      if (command === 'plugin:event|listen') {
        if (state.progress) setTimeout(() => callbacks.get(Number(args.handler))?.({ payload: told(state.progress) }), 100)
        return 1
      }
      const answer = all[command]
      if (!answer) throw new Error(`nothing answers ${command}`)
      try {
        return told(await answer(args))
      } catch (error) {
        throw told(error)
      }
    },
  },
})
