import { useSyncExternalStore } from 'react'
import type { Progress } from '../generated/types'
import { backend } from './backend'

const latest = new Map<string, Progress>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Listens to progress from the start of the app, so that a screen opened during a job can show its state. */
export function listenToProgress() {
  return backend.onProgress((progress) => {
    latest.set(progress.job, progress)
    for (const listener of listeners) listener()
  })
}

/** Clears the progress of a job before the job starts again. */
export function clearProgress(job: string) {
  latest.delete(job)
}

/** The latest progress of a job. */
export function useProgress(job: string): Progress | undefined {
  return useSyncExternalStore(subscribe, () => latest.get(job))
}
