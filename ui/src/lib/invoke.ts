import { type InvokeArgs, invoke } from '@tauri-apps/api/core'
import { sanitize } from './sanitize'

/** Asks the shell. Names and words of others come in the form in which they can be shown. A failure is an `AppError`. */
export async function query<T>(command: string, given?: InvokeArgs): Promise<T> {
  try {
    return sanitize(await invoke<T>(command, given))
  } catch (error) {
    throw sanitize(error)
  }
}

const underWay = new Map<string, Promise<unknown>>()

/**
 * Asks the shell to do something. While it does, the same wish is the same wish: two clicks get the one answer. A query is not
 * joined so, because an answer under way may be from before a change.
 */
export function action<T>(command: string, given: Record<string, unknown> = {}): Promise<T> {
  const wish = JSON.stringify([command, given])
  const earlier = underWay.get(wish)
  if (earlier) return earlier as Promise<T>
  const answer = query<T>(command, given).finally(() => underWay.delete(wish))
  underWay.set(wish, answer)
  return answer
}
