import { answers } from '../src/test/fake'
import { type State, states } from '../src/test/states'

/** Stands in for the shell inside the page that is photographed. */
type Picture = { state: string; language: string; theme: string }

const { state: name, language, theme } = (window as unknown as { __PICTURE__: Picture }).__PICTURE__
const state = states.find((candidate) => candidate.name === name) as State
const all: typeof answers = { ...answers, preferences: () => ({ language, theme }), ...state.answers }
const callbacks = new Map<number, (event: unknown) => void>()

Object.assign(window, {
  __TAURI_INTERNALS__: {
    transformCallback(callback: (event: unknown) => void) {
      callbacks.set(callbacks.size + 1, callback)
      return callbacks.size
    },
    async invoke(command: string, args: Record<string, unknown> = {}) {
      if (command === 'plugin:event|listen') {
        if (state.progress) setTimeout(() => callbacks.get(Number(args.handler))?.({ payload: state.progress }), 100)
        return 1
      }
      const answer = all[command]
      if (!answer) throw new Error(`nothing answers ${command}`)
      return answer(args)
    },
  },
})
