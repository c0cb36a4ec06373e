import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asAppError } from '../lib/errors'
import { ErrorNotice } from './ErrorNotice'
import { Waiting } from './Waiting'

/** Renders the data of a query, its loading state or its error. */
export function QueryResult<T>({ of, children }: { of: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <ErrorNotice error={asAppError(of.error)} onRetry={() => void of.refetch()} />
  return <Waiting />
}
