import { Button, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import type { LeaveOverview } from '../../generated/types'
import css from '../review/Review.module.css'
import { choose, countChosen } from '../review/selection'
import { LeaveLine } from './LeaveLine'
import { type DayRow, leavesOf, rowsToSelect } from './leaves'

/** Leaves are drawn in portions, so that hundreds of people stay fast. */
const PORTION = 100

type LeaveTableProps = {
  leave: LeaveOverview
  rows: DayRow[]
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  /** Resets the filter, offered if it matches nothing. */
  onShowAll?: () => void
  label?: string
}

/** One line for each leave, by person. */
export function LeaveTable({ leave, rows, chosen, onChosen, onShowAll, label }: LeaveTableProps) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(PORTION)
  const [begun, setBegun] = useState(rows)
  if (begun !== rows) {
    // A new filter resets the table to its first rows.
    setBegun(rows)
    setLimit(PORTION)
  }
  const leaves = useMemo(() => leavesOf(rows), [rows])
  if (rows.length === 0) {
    return (
      onShowAll && (
        <EmptyState
          title={t('leaveReview.noMatch')}
          action={
            <Button onClick={onShowAll} data-testid="review-show-all">
              {t('leaveReview.showAll')}
            </Button>
          }
        />
      )
    )
  }
  const together = rowsToSelect(rows)
  const { all } = countChosen(chosen, together)
  const { count, possible } = countChosen(chosen, rows)
  const beyond = leaves.length - limit
  return (
    <div className={css.sheet}>
      <table className={css.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col" className={css.tickCell}>
              <Checkbox
                checked={all && count === possible}
                indeterminate={count > 0 && count < possible}
                disabled={possible === 0}
                onChange={() => onChosen(all ? choose(chosen, rows, false) : choose(chosen, together, true))}
                aria-label={t(all ? 'review.selectNone' : 'review.selectAll')}
                data-testid={label ? 'late-select-all' : 'review-select-all'}
              />
            </th>
            <th scope="col">{t('review.person')}</th>
            <th scope="col">{t('leaveReview.kind')}</th>
            <th scope="col">{t('leaveReview.dates')}</th>
            <th scope="col">{t('review.state')}</th>
          </tr>
        </thead>
        {leaves.slice(0, limit).map((one) => (
          <LeaveLine key={one.key} leave={one} overview={leave} chosen={chosen} onChosen={onChosen} />
        ))}
      </table>
      {beyond > 0 && (
        <div className={css.beyond}>
          <Button onClick={() => setLimit(limit + PORTION)} data-testid="review-more">
            {t('review.showMore', { count: Math.min(beyond, PORTION) })}
          </Button>
        </div>
      )}
    </div>
  )
}
