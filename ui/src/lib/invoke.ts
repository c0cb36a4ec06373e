import { type InvokeArgs, invoke } from '@tauri-apps/api/core'
import { sanitize } from './sanitize'

/** Calls a query command of the shell and sanitizes the answer. A failure is an `AppError`. */
export async function query<T>(command: string, args?: InvokeArgs): Promise<T> {
  try {
    return sanitize(await invoke<T>(command, args))
  } catch (error) {
    throw sanitize(error)
  }
}

const pending = new Map<string, Promise<unknown>>()

/**
 * Calls an action command of the shell. While a call is pending, an equal call gets the same promise, so that two clicks act
 * once. Queries are not joined: a pending answer may be older than a change.
 */
export function action<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  const key = JSON.stringify([command, args])
  const same = pending.get(key)
  if (same) return same as Promise<T>
  const answer = query<T>(command, args).finally(() => pending.delete(key))
  pending.set(key, answer)
  return answer
}
