import { useTranslation } from 'react-i18next'
import type { BenefitRow } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { valueText } from '../../lib/value'

/** A benefit row in one line: amount, type, month and parts. */
export function PaySummary({ pay }: { pay: BenefitRow }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const type = pay.pay_type?.name ?? '–'
  if (pay.state === 'type_to_make') {
    const kind = pay.pay_type?.category.kind ?? 'one_time'
    const category = valueText('pay_category', { kind: 'text', value: kind }, formats, t)
    return <p>{t('run.payType', { type, category })}</p>
  }
  if (!pay.wanted) return null
  const parts = pay.parts.map(({ name, amount }) => `${name} ${formats.money(amount)}`)
  return (
    <p>
      {t('run.pay', { amount: formats.money(pay.wanted), type, month: formats.month(pay.month) })}
      {parts.length > 1 && <span className="soft"> {t('run.payParts', { parts: formats.list(parts) })}</span>}
    </p>
  )
}
