import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import type { BenefitOverview, OpenWrite } from '../../generated/types'
import { exportEndpoints } from '../../lib/services'
import review from '../review/Review.module.css'
import { countChosen } from '../review/selection'
import css from './BenefitReview.module.css'
import { openWriteKey } from './OpenQuestion'
import { PayLine } from './PayLine'
import type { PayRow } from './payRows'

/** Rows are drawn in portions, so that thousands stay fast. */
const PORTION = 100

type PayTableProps = {
  benefits: BenefitOverview
  rows: PayRow[]
  chosen: ReadonlySet<string>
  onTick: (rows: PayRow[], ticked: boolean) => void
  /** The owner's answers about unsettled writes, by `openName`. */
  answers: ReadonlyMap<string, boolean>
  onAnswer: (open: OpenWrite, there: boolean) => void
  onShowAll: () => void
}

/** The amounts by person and compensation type: Personio's present value, and the value to send. */
export function PayTable({ benefits, rows, chosen, onTick, answers, onAnswer, onShowAll }: PayTableProps) {
  const { t } = useTranslation()
  const [limit, setLimit] = useState(PORTION)
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t('benefitReview.noMatch')}
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
  // "Select all" never selects a row that is held back.
  const selectable = rows.filter(({ benefit }) => !benefit.hold)
  return (
    <div className={review.sheet}>
      <table className={review.table}>
        <thead>
          <tr>
            <td className={review.tickCell}>
              <Checkbox
                checked={all && possible > 0}
                indeterminate={count > 0 && !all}
                disabled={possible === 0}
                onChange={() => (all ? onTick(rows, false) : onTick(selectable, true))}
                aria-label={t(all ? 'review.selectNone' : 'review.selectAll')}
                data-testid="review-all"
              />
            </td>
            <th scope="col">{t('review.person')}</th>
            <th scope="col">{t('fields.pay_type')}</th>
            <th scope="col">{t('review.state')}</th>
            <th scope="col" className="figure">
              {t('review.now', exportEndpoints.benefits)}
            </th>
            <th scope="col" className={`figure ${css.last}`}>
              {t('benefitReview.listed')}
            </th>
          </tr>
        </thead>
        {rows.slice(0, limit).map((row) => (
          <PayLine
            key={row.key}
            row={row}
            benefits={benefits}
            ticked={chosen.has(row.key)}
            onTick={(ticked) => onTick([row], ticked)}
            answer={row.open ? answers.get(openWriteKey(row.open)) : undefined}
            onAnswer={onAnswer}
          />
        ))}
      </table>
      {beyond > 0 && (
        <div className={review.beyond}>
          <Button onClick={() => setLimit(limit + PORTION)} data-testid="review-more">
            {t('review.showMore', { count: Math.min(beyond, PORTION) })}
          </Button>
        </div>
      )}
    </div>
  )
}
