import { useSyncExternalStore } from 'react'
import type { Progress } from '../generated/types'
import { backend } from './backend'

const latest = new Map<string, Progress>()
const watchers = new Set<() => void>()

function watch(changed: () => void) {
  watchers.add(changed)
  return () => watchers.delete(changed)
}

/** Hears progress from the first moment on, so that a screen opened in the middle of a job knows where it stands. */
export function hearProgress() {
  return backend.onProgress((progress) => {
    latest.set(progress.job, progress)
    for (const changed of watchers) changed()
  })
}

/** Forgets what a job said, before it is started anew. */
export function forgetProgress(job: string) {
  latest.delete(job)
}

/** The latest word of a job. */
export function useProgress(job: string): Progress | undefined {
  return useSyncExternalStore(watch, () => latest.get(job))
}
