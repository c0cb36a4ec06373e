import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { Waiting } from '../../components/Waiting'
import { asAppError } from '../../lib/errors'
import { useProgress } from '../../lib/progress'
import { queries } from '../../lib/queries'
import { RunResult } from './RunResult'
import { RunSending } from './RunSending'

/** A run: its progress, and after its end its result. */
export function RunScreen({ id }: { id: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const progress = useProgress(id)
  const run = useQuery({
    ...queries.run(id),
    // An event announces the end. Polling as well covers a lost event.
    refetchInterval: (query) => (query.state.data?.summary.state === 'running' ? 1500 : false),
  })
  // The event comes again when the summary mail has left, which is after the end.
  const ended = progress?.stage === 'ended' ? progress : null
  useEffect(() => {
    if (!ended) return
    void client.invalidateQueries({ queryKey: ['run', id] })
    void client.invalidateQueries({ queryKey: ['run-mail', id] })
    void client.invalidateQueries({ queryKey: ['run-proof', id] })
    void client.invalidateQueries({ queryKey: ['overview'] })
    void client.invalidateQueries({ queryKey: ['history'] })
  }, [ended, client, id])

  if (!run.data) {
    return (
      <Page title={t('run.rows')}>
        {run.error ? <ErrorNotice error={asAppError(run.error)} onRetry={() => void run.refetch()} /> : <Waiting />}
      </Page>
    )
  }
  if (run.data.summary.state === 'running') return <RunSending summary={run.data.summary} progress={progress} />
  return <RunResult run={run.data} />
}
