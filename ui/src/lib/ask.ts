import { type InvokeArgs, invoke } from '@tauri-apps/api/core'
import { seen } from './seen'

/** Asks the shell. Names and words of others come in the form in which they can be shown. */
export async function ask<T>(command: string, args?: InvokeArgs): Promise<T> {
  try {
    return seen(await invoke<T>(command, args))
  } catch (error) {
    throw seen(error)
  }
}
