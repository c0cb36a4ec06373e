import { useQuery } from '@tanstack/react-query'
import type { RunView } from '../../generated/types'
import { monthsOf } from '../../lib/period'
import { queries } from '../../lib/queries'
import type { Route } from '../../lib/route'

/** Where rows of a run are prepared again. Benefits go by their month. For leave that takes its period, or the months of the rows where it sent nothing. */
export function useAgain({ rows, summary: { id, integration_id, export: kind, month } }: RunView): (only: string[]) => Route {
  const periods = useQuery({ ...queries.leavePeriods(integration_id), enabled: kind === 'leave' })
  const daysOf = (keys: string[]) => {
    const asked = new Set(keys)
    return rows.flatMap(({ key, day }) => (day && asked.has(key) ? day.date : []))
  }
  return (only) => {
    if (kind === 'benefits') {
      return month ? { at: 'benefit-prepare', id: integration_id, month, only } : { at: 'benefits', id: integration_id, month }
    }
    if (kind !== 'leave') return { at: 'export', id: integration_id, kind, only }
    const period = periods.data?.exported.find(({ run_id }) => run_id === id)?.period ?? monthsOf(daysOf(only))
    return period ? { at: 'leave-prepare', id: integration_id, ...period, only } : { at: 'leave', id: integration_id }
  }
}
