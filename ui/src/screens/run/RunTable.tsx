import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../components/Blank'
import { FilterChips } from '../../components/FilterChips'
import type { OutcomeName, RunView } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { countedOutcomes } from '../../lib/outcomes'
import { ends } from '../../lib/services'
import css from './Run.module.css'
import { RunRowLines } from './RunRowLines'

/** The run's rows, filtered by outcome. */
export function RunTable({ run }: { run: RunView }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [filter, setFilter] = useState<'all' | OutcomeName>('all')
  const { counts } = run.summary
  if (run.rows.length === 0) return <Blank title={t('run.empty')} />
  const rows = run.rows.filter((row) => filter === 'all' || row.outcome === filter)
  return (
    <section aria-label={t('run.rows')}>
      <div className={`${css.chips} no-print`}>
        <FilterChips
          label={t('run.filter')}
          value={filter}
          onChange={setFilter}
          choices={[
            { value: 'all' as const, text: t('run.all'), count: formats.number(run.rows.length) },
            ...countedOutcomes
              .filter((outcome) => counts[outcome] > 0)
              .map((outcome) => ({ value: outcome, text: t(`outcomes.${outcome}`), count: formats.number(counts[outcome]) })),
          ]}
        />
      </div>
      <div className={css.sheet}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('run.person')}</th>
              <th scope="col">{t('run.outcome')}</th>
              <th scope="col">{t('run.reason')}</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <RunRowLines key={row.key} row={row} ends={ends[run.summary.export]} />
          ))}
        </table>
      </div>
    </section>
  )
}
