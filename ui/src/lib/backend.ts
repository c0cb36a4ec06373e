import { listen } from '@tauri-apps/api/event'
import { commands } from '../generated/client'
import type { Progress } from '../generated/types'
import { sanitize } from './sanitize'

/** The only access to the shell: the commands of the contract, and the progress event. */
export const backend = {
  ...commands,
  onProgress: (hear: (progress: Progress) => void) => listen<Progress>('progress', (event) => hear(sanitize(event.payload))),
}
