import { listen } from '@tauri-apps/api/event'
import { commands } from '../generated/client'
import type { Progress } from '../generated/types'
import { seen } from './seen'

/** The only door to the shell: the commands of the contract, and the one event. */
export const backend = {
  ...commands,
  onProgress: (hear: (progress: Progress) => void) => listen<Progress>('progress', (event) => hear(seen(event.payload))),
}
