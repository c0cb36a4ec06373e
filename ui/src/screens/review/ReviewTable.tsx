import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import type { Change, PlanView } from '../../generated/types'
import css from './Review.module.css'
import { ReviewRow } from './ReviewRow'
import { choose, countChosen } from './selection'

/** Rows are drawn in portions, so that thousands stay fast. */
const PORTION = 200

type ReviewTableProps = {
  plan: PlanView
  rows: Change[]
  chosen: ReadonlySet<string>
  onChosen: (chosen: ReadonlySet<string>) => void
  /** The owner decided about a row; the argument is the resulting plan. */
  onPlan: (row: Change, plan: PlanView) => void
  onShowAll: () => void
}

export function ReviewTable({ plan, rows, chosen, onChosen, onPlan, onShowAll }: ReviewTableProps) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(PORTION)
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t('review.noMatch')}
        action={
          <Button onClick={onShowAll} data-testid="review-show-all">
            {t('review.showAll')}
          </Button>
        }
      />
    )
  }
  const { count, possible, all } = countChosen(chosen, rows)
  const beyond = rows.length - limit
  return (
    <div className={css.sheet}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className={css.tickCell}>
              <Checkbox
                checked={all}
                indeterminate={count > 0 && !all}
                disabled={possible === 0}
                onChange={() => onChosen(choose(chosen, rows, !all))}
                aria-label={t(all ? 'review.selectNone' : 'review.selectAll')}
                data-testid="review-select-all"
              />
            </th>
            <th scope="col">{t('review.person')}</th>
            <th scope="col">{t('review.state')}</th>
            <th scope="col">{t('review.change')}</th>
          </tr>
        </thead>
        {rows.slice(0, limit).map((row) => (
          <ReviewRow
            key={row.key}
            plan={plan}
            row={row}
            ticked={chosen.has(row.key)}
            onTick={(ticked) => onChosen(choose(chosen, [row], ticked))}
            onPlan={(next) => onPlan(row, next)}
          />
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
