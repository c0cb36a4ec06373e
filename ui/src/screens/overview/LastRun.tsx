import { useTranslation } from 'react-i18next'
import { RunCounts } from '../../components/RunCounts'
import { RunStateBadge } from '../../components/RunStateBadge'
import type { RunSummary } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { href } from '../../lib/route'
import css from './OverviewScreen.module.css'

/** The latest run of each kind of export, so that no kind hides the unsettled run of another. */
export function LastRuns({ runs }: { runs: RunSummary[] }) {
  const { t } = useTranslation()
  if (runs.length === 0) return <p>{t('overview.never')}</p>
  return (
    <ul className={css.lastRuns}>
      {runs.map((run) => (
        <li key={run.export} data-testid={`last-${run.export}`}>
          <LastRun run={run} />
        </li>
      ))}
    </ul>
  )
}

function LastRun({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <div className={css.last}>
      <p>
        <a
          href={href({ at: 'run', id: run.id })}
          aria-label={t('overview.openRunOf', { kind: t(`exportsByKind.${run.export}`) })}
          data-testid={`card-last-run-${run.export}`}
        >
          {t(`exportsByKind.${run.export}`)}
          {run.month && `, ${formats.month(run.month)}`}
        </a>{' '}
        <RunStateBadge run={run} />
      </p>
      <p className="soft">
        {formats.instant(run.started_at)} · <RunCounts run={run} />
        {run.open === 0 && run.counts.failed + run.counts.skipped + run.not_proven > 0 && ` · ${t('run.settledSince')}`}
      </p>
    </div>
  )
}
