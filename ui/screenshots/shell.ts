import { endless, hostile, withForeignText } from '../src/test/hostile'
import { answers } from '../src/test/shellAnswers'
import { type State, states } from '../src/test/states'

// Replaces the shell inside the page of a screenshot.

type Picture = { state: string; language: string; theme: string; words: 'usual' | 'hostile' | 'endless' }

const { state: name, language, theme, words } = (window as unknown as { __PICTURE__: Picture }).__PICTURE__
const state = states.find((candidate) => candidate.name === name) as State
const all: typeof answers = { ...answers, preferences: () => ({ language, theme }), ...state.answers }
const foreignText = { usual: null, hostile, endless }[words]
const withNames = <T>(value: T) => (foreignText ? withForeignText(value, foreignText) : value)
const callbacks = new Map<number, (event: unknown) => void>()

Object.assign(window, {
  __TAURI_INTERNALS__: {
    transformCallback(callback: (event: unknown) => void) {
      callbacks.set(callbacks.size + 1, callback)
      return callbacks.size
    },
    async invoke(command: string, args: Record<string, unknown> = {}) {
      if (command === 'plugin:event|listen') {
        if (state.progress) setTimeout(() => callbacks.get(Number(args.handler))?.({ payload: withNames(state.progress) }), 100)
        return 1
      }
      const answer = all[command]
      if (!answer) throw new Error(`nothing answers ${command}`)
      try {
        return withNames(await answer(args))
      } catch (error) {
        throw withNames(error)
      }
    },
  },
})
