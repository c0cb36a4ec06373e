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

/** So many people are drawn at once; a list of thousands stays quick. */
const PORTION = 60

type AmountTableProps = {
  id: string
  list: BenefitMonth
  /** The month the list was asked for. */
  shown: string | null
  people: ListPerson[]
  onPerson: (person: ListPerson) => void
  onBenefit: (benefit: Benefit) => void
}

/** People by benefits, every amount to be typed in place, with the totals of both. */
export function AmountTable({ id, list, shown, people, onPerson, onBenefit }: AmountTableProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const keep = useAmounts(id, shown)
  const [limit, setLimit] = useState(PORTION)
  const [wrong, setWrong] = useState<string | null>(null)
  const { benefits, entries, currency, month } = list
  const byPerson = useMemo(() => byPersonOf(entries), [entries])
  const over = useMemo(() => new Set(list.over.map(({ person }) => person)), [list.over])
  const totalOf = (benefit: string | null) =>
    formats.money(sumOf(entries.filter((entry) => !benefit || entry.benefit === benefit).map(amountOf), currency))
  const beyond = people.length - limit
  return (
    <>
      {keep.error && <ErrorNotice error={asAppError(keep.error)} onRetry={() => keep.variables && keep.mutate(keep.variables)} />}
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
                over={over.has(person.id)}
                onPerson={() => onPerson(person)}
                onAmount={(benefit, amount) => keep.mutate({ person: person.id, benefit, month, amount })}
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

function byPersonOf(entries: Entry[]): Map<string, Entry[]> {
  const found = new Map<string, Entry[]>()
  for (const entry of entries) found.set(entry.person, [...(found.get(entry.person) ?? []), entry])
  return found
}
