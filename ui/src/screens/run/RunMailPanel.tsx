import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { QueryResult } from '../../components/QueryResult'
import type { RunSummary } from '../../generated/types'
import { queries } from '../../lib/queries'
import { RunMailState } from './RunMailState'

/** The summary mail of a run. It never changes the run. */
export function RunMailPanel({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  const mail = useQuery(queries.runMail(run.id))
  return (
    <div className="no-print" data-testid="run-mail">
      <Card title={t('mail.run')}>
        <QueryResult of={mail}>{(data) => <RunMailState run={run} mail={data} />}</QueryResult>
      </Card>
    </div>
  )
}
