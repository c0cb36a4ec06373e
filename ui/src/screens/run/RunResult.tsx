import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { RunStateBadge } from '../../components/RunStateBadge'
import type { RunView } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import { headline } from './headline'
import { LeftOut } from './LeftOut'
import { PutAside } from './PutAside'
import css from './Run.module.css'
import { RunFiles } from './RunFiles'
import { RunMailPanel } from './RunMailPanel'
import { RunNext } from './RunNext'
import { RunNumbers } from './RunNumbers'
import { RunTable } from './RunTable'

/** The result of a run: headline, numbers, next action, and rows. */
export function RunResult({ run }: { run: RunView }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { summary } = run
  const { cleared_at } = summary
  const openCredentials = () => go({ at: 'integration', id: summary.integration_id })
  return (
    <Page
      title={headline(summary, t)}
      over={
        <>
          {t('run.at', {
            label: summary.integration_label,
            kind: t(`exportsByKind.${summary.export}`),
            when: formats.instant(summary.started_at),
          })}{' '}
          <RunStateBadge run={summary} />
        </>
      }
      sample={summary.sample}
      actions={cleared_at === null && <RunFiles runId={summary.id} target={exportEndpoints[summary.export].target} />}
    >
      <div className={css.stack} data-testid="result-summary">
        <RunNumbers run={summary} />
        {/* Print omits the next action and includes the people who were not part of the run. */}
        <div className="print-only">
          <LeftOut run={run} where="printed" />
        </div>
        {summary.stopped_by && <ErrorNotice error={summary.stopped_by} onCredentials={openCredentials} />}
        {cleared_at === null ? (
          <>
            <RunNext run={run} />
            <RunMailPanel run={summary} />
          </>
        ) : (
          <Cleared at={cleared_at} />
        )}
        {summary.open > 0 && <PutAside run={run} />}
        <RunTable run={run} />
      </div>
    </Page>
  )
}

/** Explains why the run has no names any more. Such a run cannot be saved, proven or prepared again. */
function Cleared({ at }: { at: string }) {
  const { t } = useTranslation()
  const formats = useFormats()
  return (
    <div data-testid="run-cleared">
      <Notice
        tone="quiet"
        action={
          <Button size="xs" className="no-print" onClick={() => go({ at: 'data' })} data-testid="run-to-data">
            {t('run.clearedWhere')}
          </Button>
        }
      >
        {t('run.cleared', { day: formats.date(at) })}
      </Notice>
    </div>
  )
}
