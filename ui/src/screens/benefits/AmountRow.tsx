import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BenefitLine, Entry, ListPerson } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { sumOf } from '../../lib/money'
import { AmountCell } from './AmountCell'
import css from './Amounts.module.css'
import { distinction, nameOf } from './people'

type AmountRowProps = {
  row: number
  person: ListPerson
  benefits: BenefitLine[]
  entries: Entry[]
  currency: string
  /** Whether the person is over a legal limit. */
  isOverLimit: boolean
  onPerson: () => void
  onAmount: (benefit: string, amount: string | null) => void
  onWrong: (text: string | null) => void
}

/** A person's amounts, one for each benefit, with their total. */
export function AmountRow({
  row,
  person,
  benefits,
  entries,
  currency,
  isOverLimit,
  onPerson,
  onAmount,
  onWrong,
}: AmountRowProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const name = nameOf(person)
  const total = sumOf(
    entries.map(({ amount }) => amount.amount),
    currency,
  )
  return (
    <tr data-testid={`person-${person.id}`}>
      <th scope="row" className={css.person}>
        <button
          type="button"
          className={css.name}
          onClick={onPerson}
          aria-label={t('benefits.editNamed', { name })}
          data-testid={`person-edit-${person.id}`}
        >
          {name}
        </button>
        {isOverLimit && (
          <IconAlertTriangle size={15} className={css.over} role="img" aria-label={t('benefits.isOver')}>
            <title>{t('benefits.isOver')}</title>
          </IconAlertTriangle>
        )}
        <span className={css.small}>{distinction(person)}</span>
      </th>
      {benefits.map(({ benefit }, column) => (
        <td key={benefit.id} className={css.cell}>
          <AmountCell
            row={row}
            column={column}
            person={name}
            benefit={benefit.name}
            amount={entries.find((entry) => entry.benefit === benefit.id)?.amount.amount ?? null}
            onAmount={(amount) => onAmount(benefit.id, amount)}
            onWrong={onWrong}
          />
        </td>
      ))}
      <td className={css.figure} data-testid={`person-total-${row}`}>
        {entries.length > 0 && formats.money(total)}
      </td>
    </tr>
  )
}
