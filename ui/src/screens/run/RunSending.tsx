import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { ProgressPanel } from '../../components/ProgressPanel'
import { RunCounts } from '../../components/RunCounts'
import type { Progress, RunSummary } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { exportEndpoints } from '../../lib/services'

/** A run in progress: its stage, its count, and a Cancel button that explains its effect. */
export function RunSending({ summary, progress }: { summary: RunSummary; progress: Progress | undefined }) {
  const { t } = useTranslation()
  const cancel = useMutation({ mutationFn: () => backend.runCancel({ runId: summary.id }) })
  const { target } = exportEndpoints[summary.export]
  const settling = progress?.stage === 'verifying'
  return (
    <Page
      title={t(settling ? 'run.settlingTitle' : 'run.sendingTitle', { target })}
      over={`${summary.integration_label} · ${t(`exportsByKind.${summary.export}`)} · ${t('run.step', { number: 3 })}`}
      sample={summary.sample}
      narrow
      footer={
        <>
          <span className="grow">{cancel.isSuccess ? t('run.cancelling') : t('run.cancelHelp')}</span>
          <Button onClick={() => cancel.mutate()} loading={cancel.isPending} disabled={cancel.isSuccess} data-testid="run-cancel">
            {t('run.cancel')}
          </Button>
        </>
      }
    >
      <Card>
        <ProgressPanel progress={progress} endpoints={exportEndpoints[summary.export]} first="sending" />
        <RunCounts run={summary} />
        <p className="soft">{t('run.stay')}</p>
      </Card>
      {cancel.error && <ErrorNotice error={asAppError(cancel.error)} onRetry={() => cancel.mutate()} />}
    </Page>
  )
}
