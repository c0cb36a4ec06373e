import { useQuery } from '@tanstack/react-query'
import type { RunSummary } from '../../lib/bindings'
import { monthsOfKeys } from '../../lib/period'
import { queries } from '../../lib/queries'
import type { Route } from '../../lib/route'

/** Where rows of a run are prepared again. For leave that takes its period, or the months of the rows where it sent nothing. */
export function useAgain({ id, integration_id, export: kind }: RunSummary): (only: string[]) => Route {
  const periods = useQuery({ ...queries.leavePeriods(integration_id), enabled: kind === 'leave' })
  return (only) => {
    if (kind !== 'leave') return { at: 'export', id: integration_id, kind, only }
    const period = periods.data?.exported.find(({ run_id }) => run_id === id)?.period ?? monthsOfKeys(only)
    return period ? { at: 'leave-prepare', id: integration_id, ...period, only } : { at: 'leave', id: integration_id }
  }
}
