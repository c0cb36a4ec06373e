import { useTranslation } from 'react-i18next'
import type { BenefitRow, Change, Money } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { isZero, sumOf } from '../../lib/money'
import { displayName } from '../../lib/names'
import css from './BenefitReview.module.css'

/** The manual correction of an entry in Personio: where to click, the old amount and the new one. */
export function CorrectionGuide({ change, row, currency }: { change: Change; row: BenefitRow; currency: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const present = presentAmount(row, currency)
  const isRemoved = row.wanted === null || isZero(row.wanted)
  const recurring = row.payout?.kind === 'recurring' || row.pay_type?.category.kind === 'recurring' || row.state === 'goes_on'
  const action = recurring ? (isRemoved ? 'end' : 'changeRecurring') : isRemoved ? 'remove' : 'change'
  const values = {
    name: displayName(change.name, t),
    type: row.pay_type?.name ?? '–',
    month: formats.month(row.month),
    day: formats.day(`${row.month}-01`),
    old: formats.money(present),
    now: row.wanted ? formats.money(row.wanted) : formats.money({ amount: '0.00', currency }),
  }
  return (
    <div className={css.guide}>
      <p className={css.subtitle}>{t('benefitFix.how')}</p>
      <ol>
        <li>{t('benefitFix.where', values)}</li>
        <li>{t(`benefitFix.${action}`, values)}</li>
        <li>{t('benefitFix.after')}</li>
      </ol>
    </div>
  )
}

/** The entries that the app wrote; if it wrote none, all entries. */
export function presentAmount({ held }: BenefitRow, currency: string): Money {
  const ours = held.filter((one) => one.ours)
  return sumOf(
    (ours.length > 0 ? ours : held).map(({ amount }) => amount.amount),
    currency,
  )
}
