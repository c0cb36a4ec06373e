import { useTranslation } from 'react-i18next'
import type { SalarySample, SalaryUnitName } from '../generated/types'
import { useFormats } from '../lib/format'
import { reading } from './SalaryQuestionPanel'
import css from './SalaryQuestionPanel.module.css'

type SalaryComparisonProps = { people: SalarySample[]; units: readonly [SalaryUnitName, SalaryUnitName] }

/** Shows more people's salaries, so that the owner's answer does not depend on one example. */
export function SalaryComparison({ people, units: [yes, no] }: SalaryComparisonProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <table className={css.table}>
      <caption>{t('salary.others')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('review.person')}</th>
          <th scope="col" className="figure">
            {t('salary.ifYes')}
          </th>
          <th scope="col" className="figure">
            {t('salary.ifNo')}
          </th>
          <th scope="col" aria-hidden />
        </tr>
      </thead>
      <tbody>
        {people.map((person, index) => (
          <tr
            // Two people can have the same name.
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows never move
            key={index}
          >
            <th scope="row">{person.name}</th>
            <td className="figure">{formats.money(reading(person, yes))}</td>
            <td className="figure soft">{formats.money(reading(person, no))}</td>
            <td className="soft">{t(person.monthly ? 'salary.perMonth' : 'salary.perHour')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
