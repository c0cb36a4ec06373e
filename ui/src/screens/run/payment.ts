import { useTranslation } from 'react-i18next'
import type { BenefitRow, OpenPay } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'

/** The payment of a row's write. */
export const sentPayment = ({ pay_type, wanted, month }: BenefitRow): OpenPay => ({
  pay_type: pay_type?.name ?? '–',
  amount: wanted,
  month,
})

/** The payment or type of a question, in words. */
export function usePaymentText(name: string, { pay_type, amount, month }: OpenPay): string {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!amount) return t('run.word.payType', { type: pay_type })
  const values = { name: displayName(name, t), type: pay_type, amount: formats.money(amount), month: formats.month(month) }
  return t('run.word.pay', values)
}
