import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { Benefit, BenefitMonth, Entry, ListPerson } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { sumOf } from '../../lib/money'
import { AmountRow } from './AmountRow'
import css from './Amounts.module.css'
import { useAmounts } from './useAmounts'

/** People are drawn in portions, so that thousands stay fast. */
const PORTION = 60

type AmountTableProps = {
  id: string
  list: BenefitMonth
  /** The requested month. */
  shown: string | null
  people: ListPerson[]
  onPerson: (person: ListPerson) => void
  onBenefit: (benefit: Benefit) => void
}

/** The amounts by person and benefit, editable in place, with totals of both. */
export function AmountTable({ id, list, shown, people, onPerson, onBenefit }: AmountTableProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const save = useAmounts(id, shown)
  const [limit, setLimit] = useState(PORTION)
  const [wrong, setWrong] = useState<string | null>(null)
  const { benefits, entries, currency, month } = list
  const byPerson = useMemo(() => groupByPerson(entries), [entries])
  const overLimit = useMemo(() => new Set(list.over.map(({ person }) => person)), [list.over])
  const totalOf = (benefit: string | null) =>
    formats.money(sumOf(entries.filter((entry) => !benefit || entry.benefit === benefit).map(amountOf), currency))
  const beyond = people.length - limit
  return (
    <>
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.variables && save.mutate(save.variables)} />}
      <p className={css.wrong} role="status">
        {wrong !== null && t('benefits.wrongAmount', { text: wrong })}
      </p>
      <div className={css.sheet}>
        <table className={css.table} aria-label={t('benefits.tableOf', { month: formats.month(month) })}>
          <thead>
            <tr>
              <th scope="col">{t('benefits.person')}</th>
              {benefits.map(({ benefit }) => (
                <th key={benefit.id} scope="col" className={css.figure}>
                  <button
                    type="button"
                    className={css.title}
                    onClick={() => onBenefit(benefit)}
                    aria-label={t('benefits.editNamed', { name: benefit.name })}
                    data-testid={`benefit-title-${benefit.id}`}
                  >
                    {benefit.name}
                  </button>
                </th>
              ))}
              <th scope="col" className={css.figure}>
                {t('benefits.total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {people.slice(0, limit).map((person, row) => (
              <AmountRow
                key={person.id}
                row={row}
                person={person}
                benefits={benefits}
                entries={byPerson.get(person.id) ?? []}
                currency={currency}
                isOverLimit={overLimit.has(person.id)}
                onPerson={() => onPerson(person)}
                onAmount={(benefit, amount) => save.mutate({ person: person.id, benefit, month, amount })}
                onWrong={setWrong}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('benefits.everybody', { count: byPerson.size })}</th>
              {benefits.map(({ benefit }) => (
                <td key={benefit.id} className={css.figure} data-testid={`total-${benefit.id}`}>
                  {totalOf(benefit.id)}
                </td>
              ))}
              <td className={css.figure} data-testid="total">
                {totalOf(null)}
              </td>
            </tr>
          </tfoot>
        </table>
        {beyond > 0 && (
          <div className={css.beyond}>
            <Button onClick={() => setLimit(limit + PORTION)} data-testid="people-more">
              {t('review.showMore', { count: Math.min(beyond, PORTION) })}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}

const amountOf = ({ amount }: { amount: { amount: string } }) => amount.amount

function groupByPerson(entries: Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) groups.set(entry.person, [...(groups.get(entry.person) ?? []), entry])
  return groups
}
