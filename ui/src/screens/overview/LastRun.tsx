import { useTranslation } from 'react-i18next'
import { RunCounts } from '../../components/RunCounts'
import { RunStateMark } from '../../components/RunStateMark'
import type { RunSummary } from '../../lib/bindings'
import { useFormats } from '../../lib/format'
import { href } from '../../lib/route'
import css from './OverviewScreen.module.css'

/** The latest run in words. */
export function LastRun({ run }: { run: RunSummary | null }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!run) return <p>{t('overview.never')}</p>
  return (
    <div className={css.last}>
      <p>
        {t(`exportsByKind.${run.export}`)} · {formats.instant(run.started_at)} <RunStateMark run={run} />
      </p>
      <RunCounts counts={run.counts} />
      <a href={href({ at: 'run', id: run.id })} data-testid="card-last-run">
        {t('overview.openRun')}
      </a>
    </div>
  )
}
