import { emit } from '@tauri-apps/api/event'
import { mockIPC } from '@tauri-apps/api/mocks'
import { render } from '@testing-library/react'
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event'
import { App } from '../App'
import type { Progress } from '../generated/types'
import { listenToProgress } from '../lib/progress'
import { answers } from './shellAnswers'

export type Call = { command: string; args: Record<string, unknown> }

/** Opens the window at an address, with a mocked shell that records its calls. */
export async function openWindow(hash: string, ownAnswers: typeof answers = {}) {
  const calls: Call[] = []
  mockIPC(
    (command, payload) => {
      const args = (payload ?? {}) as Record<string, unknown>
      calls.push({ command, args })
      const answer = ownAnswers[command] ?? answers[command]
      if (!answer) throw new Error(`nothing answers ${command}`)
      return answer(args)
    },
    { shouldMockEvents: true },
  )
  window.location.hash = hash
  await listenToProgress()
  const view = render(<App />)
  return {
    ...view,
    // jsdom has no layout, and checking every parent's pointer events takes most of the time of a click.
    user: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never }),
    /** The arguments of each call of this command. */
    asked: (command: string) => calls.filter((call) => call.command === command).map((call) => call.args),
    tell: (progress: Progress) => emit('progress', progress),
  }
}
