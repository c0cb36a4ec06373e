import { useQuery } from '@tanstack/react-query'
import type { RunView } from '../../generated/types'
import { monthsOf } from '../../lib/period'
import { queries } from '../../lib/queries'
import type { Route } from '../../lib/route'

/**
 * The route that prepares rows of a run again. Benefits go by their month. Leave goes by the run's period, or by the months of
 * the rows if the run sent nothing.
 */
export function usePrepareAgain({
  rows,
  summary: { id, integration_id, export: kind, month },
}: RunView): (only: string[]) => Route {
  const periods = useQuery({ ...queries.leavePeriods(integration_id), enabled: kind === 'leave' })
  const daysOf = (keys: string[]) => {
    const requested = new Set(keys)
    return rows.flatMap(({ key, day }) => (day && requested.has(key) ? day.date : []))
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
