import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asAppError } from '../lib/errors'
import { ErrorNotice } from './ErrorNotice'
import { Waiting } from './Waiting'

/** Shows the answer to a question, or that it is on its way, or why there is none. */
export function QueryResult<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ErrorNotice error={asAppError(of.error)} onRetry={() => void of.refetch()} />
  return <Waiting />
}
