import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import { FilterChips } from '../../components/FilterChips'
import type { OutcomeName, RunView } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { countedOutcomes } from '../../lib/outcomes'
import { exportEndpoints } from '../../lib/services'
import css from './Run.module.css'
import { RunRowLines } from './RunRowLines'

/** Rows are drawn in portions, so that a month of leave of hundreds of people stays fast. */
const PORTION = 200

/** The run's rows, filtered by outcome. */
export function RunTable({ run }: { run: RunView }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [filter, setFilter] = useState<'all' | OutcomeName>('all')
  const [limit, setLimit] = useState(PORTION)
  const { counts } = run.summary
  if (run.rows.length === 0) return <EmptyState title={t('run.empty')} />
  const rows = run.rows.filter((row) => filter === 'all' || row.outcome === filter)
  const beyond = rows.length - limit
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
          {rows.slice(0, limit).map((row) => (
            <RunRowLines key={row.key} run={run} row={row} ends={exportEndpoints[run.summary.export]} />
          ))}
        </table>
        {(beyond > 0 || filter !== 'all') && (
          <p className="print-only" data-testid="run-printed">
            {t('run.printed', {
              shown: formats.number(Math.min(rows.length, limit)),
              all: formats.number(run.rows.length),
            })}
          </p>
        )}
        {beyond > 0 && (
          <div className={css.beyond}>
            <Button onClick={() => setLimit(limit + PORTION)} data-testid="run-more">
              {t('review.showMore', { count: Math.min(beyond, PORTION) })}
            </Button>
          </div>
        )}
      </div>
    </section>
  )
}
