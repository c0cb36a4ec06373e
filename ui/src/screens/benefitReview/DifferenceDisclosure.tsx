import { useTranslation } from 'react-i18next'
import { Disclosure } from '../../components/Disclosure'
import type { MonthDifference } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { isNegative, isZero, sumOf } from '../../lib/money'
import { DifferenceTable } from './DifferenceTable'

/** The reasons why the month differs from the one before, in a disclosure. */
export function DifferenceDisclosure({ difference, month }: { difference: MonthDifference; month: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!difference.before) return null
  return (
    <Disclosure title={differenceWords()} testid="difference">
      <DifferenceTable difference={difference} month={month} />
    </Disclosure>
  )

  function differenceWords() {
    const { before, total_before, total_now } = difference
    const by = sumOf([total_now.amount, negative(total_before.amount)], total_now.currency)
    const values = { month: formats.month(before ?? month) }
    if (isZero(by)) return t('benefitReview.sameAs', values)
    const amount = formats.money({ ...by, amount: by.amount.replace('-', '') })
    return t(isNegative(by) ? 'benefitReview.less' : 'benefitReview.more', { ...values, amount })
  }
}

const negative = (amount: string) => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
