import { emit } from '@tauri-apps/api/event'
import { mockIPC } from '@tauri-apps/api/mocks'
import { render } from '@testing-library/react'
import userEvent, { PointerEventsCheckLevel } from '@testing-library/user-event'
import { App } from '../App'
import type { Progress } from '../generated/types'
import { hearProgress } from '../lib/progress'
import { answers } from './fake'

export type Call = { command: string; args: Record<string, unknown> }

/** Opens the window at a place, with a shell that answers as told, and keeps what was asked of it. */
export async function openWindow(hash: string, replaced: typeof answers = {}) {
  const calls: Call[] = []
  mockIPC(
    (command, given) => {
      const args = (given ?? {}) as Record<string, unknown>
      calls.push({ command, args })
      const answer = replaced[command] ?? answers[command]
      if (!answer) throw new Error(`nothing answers ${command}`)
      return answer(args)
    },
    { shouldMockEvents: true },
  )
  window.location.hash = hash
  await hearProgress()
  const view = render(<App />)
  return {
    ...view,
    // What lies above what is not asked: jsdom lays nothing out, and asking every parent takes most of a click.
    user: userEvent.setup({ pointerEventsCheck: PointerEventsCheckLevel.Never }),
    /** What was asked of the shell by this command. */
    asked: (command: string) => calls.filter((call) => call.command === command).map((call) => call.args),
    tell: (progress: Progress) => emit('progress', progress),
  }
}
