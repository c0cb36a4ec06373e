import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import type { BenefitOverview, OpenWrite } from '../../generated/types'
import { ends } from '../../lib/services'
import review from '../review/Review.module.css'
import { choiceAmong } from '../review/selection'
import css from './BenefitReview.module.css'
import { openName } from './OpenQuestion'
import { PayLine } from './PayLine'
import type { PayRow } from './payRows'

/** So many rows are drawn at once; a list of thousands stays quick. */
const PORTION = 100

type PayTableProps = {
  benefits: BenefitOverview
  rows: PayRow[]
  chosen: ReadonlySet<string>
  onTick: (rows: PayRow[], ticked: boolean) => void
  /** What the owner answered about open writes, by their names. */
  answers: ReadonlyMap<string, boolean>
  onAnswer: (open: OpenWrite, there: boolean) => void
  onShowAll: () => void
}

/** Every amount by person and compensation type: what Personio holds, and what would be sent. */
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
  const { count, possible, all } = choiceAmong(chosen, rows)
  const beyond = rows.length - limit
  // What is held back is never ticked by the way.
  const free = rows.filter(({ benefit }) => !benefit.hold)
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
                onChange={() => (all ? onTick(rows, false) : onTick(free, true))}
                aria-label={t(all ? 'review.selectNone' : 'review.selectAll')}
                data-testid="review-all"
              />
            </td>
            <th scope="col">{t('review.person')}</th>
            <th scope="col">{t('fields.pay_type')}</th>
            <th scope="col">{t('review.state')}</th>
            <th scope="col" className="figure">
              {t('review.now', ends.benefits)}
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
            answer={row.open ? answers.get(openName(row.open)) : undefined}
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
