import { useTranslation } from 'react-i18next'
import type { BenefitRow, Change, Money } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { isZero, sumOf } from '../../lib/money'
import { shownName } from '../../lib/names'
import css from './BenefitReview.module.css'

/** How an entry is put right in Personio by hand: where to click, the old amount and the new one. */
export function FixGuide({ change, row, currency }: { change: Change; row: BenefitRow; currency: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const held = heldOf(row, currency)
  const gone = row.wanted === null || isZero(row.wanted)
  const recurring = row.payout?.kind === 'recurring' || row.pay_type?.category.kind === 'recurring' || row.state === 'goes_on'
  const what = recurring ? (gone ? 'end' : 'changeRecurring') : gone ? 'remove' : 'change'
  const words = {
    name: shownName(change.name, t),
    type: row.pay_type?.name ?? '–',
    month: formats.month(row.month),
    day: formats.day(`${row.month}-01`),
    old: formats.money(held),
    now: row.wanted ? formats.money(row.wanted) : formats.money({ amount: '0.00', currency }),
  }
  return (
    <div className={css.guide}>
      <p className={css.subtitle}>{t('benefitFix.how')}</p>
      <ol>
        <li>{t('benefitFix.where', words)}</li>
        <li>{t(`benefitFix.${what}`, words)}</li>
        <li>{t('benefitFix.after')}</li>
      </ol>
    </div>
  )
}

/** What the app put there; when it put nothing, everything that is there. */
export function heldOf({ held }: BenefitRow, currency: string): Money {
  const ours = held.filter((one) => one.ours)
  return sumOf(
    (ours.length > 0 ? ours : held).map(({ amount }) => amount.amount),
    currency,
  )
}
