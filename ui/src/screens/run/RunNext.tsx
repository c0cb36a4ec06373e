import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { RunView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { keysToRetry, unclearOf } from '../../lib/outcomes'
import { clearProgress } from '../../lib/progress'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import { LeftOut } from './LeftOut'
import css from './Run.module.css'
import { usePrepareAgain } from './usePrepareAgain'

/** The next action: settle unclear writes first, then prepare failed rows again. One button is primary. */
export function RunNext({ run }: { run: RunView }) {
  const { summary, rows } = run
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const { target } = exportEndpoints[summary.export]
  const { counts, id, integration_id, month } = summary
  const again = usePrepareAgain(run)
  const retry = keysToRetry(rows)
  const unclear = unclearOf(counts)
  const interrupted = summary.state === 'interrupted'
  const resume = useMutation({
    mutationFn: (how: 'continue' | 'settle') => {
      clearProgress(id)
      return how === 'continue' ? backend.runContinue({ runId: id }) : backend.runReconcile({ runId: id })
    },
    onSuccess: () => client.refetchQueries(queries.run(id)),
  })
  const isPay = summary.export === 'benefits'
  const { blocked, undecided, waiting, held, not_chosen, notices } = run.left_behind
  const settled = !interrupted && unclear === 0 && retry.length === 0
  const waits = blocked + undecided + waiting + held + not_chosen + notices > 0
  const done = settled && !waits
  const allReadBack = summary.mark.kind === 'confirmed'
  const openOf = (outcome: 'failed' | 'skipped') => rows.filter((row) => row.open && row.outcome === outcome).length
  const notProven = rows.filter((row) => row.open && row.not_proven).length
  const settle = (variant: 'filled' | 'default') => (
    <Button variant={variant} loading={resume.isPending} onClick={() => resume.mutate('settle')} data-testid="run-settle">
      {t(interrupted ? 'run.settle' : 'run.ask', { target })}
    </Button>
  )
  return (
    <div className="no-print">
      <Card title={t('run.next')}>
        {interrupted && (
          <p>
            {t(summary.end === 'app_ended' ? 'run.meaning.app_ended' : 'run.meaning.error')}{' '}
            {counts.waiting > 0
              ? t('run.nextInterrupted', { count: counts.waiting, target })
              : t('run.nextInterruptedNone', { target })}
          </p>
        )}
        {interrupted && counts.waiting > 0 && <p>{t('run.settleGivesUp', { count: counts.waiting, target })}</p>}
        {summary.end === 'only_asked' && counts.skipped > 0 && <p>{t('run.gaveUp', { count: counts.skipped, target })}</p>}
        {!interrupted && unclear > 0 && <p>{t('run.nextUnclear', { count: unclear, target })}</p>}
        {openOf('failed') > 0 && <p>{t('run.nextFailed', { count: openOf('failed') })}</p>}
        {openOf('skipped') > 0 && <p>{t('run.nextSkipped', { count: openOf('skipped') })}</p>}
        {notProven > 0 && <p data-testid="next-not-proven">{t('run.nextNotProven', { count: notProven, target })}</p>}
        {settled && counts.failed + counts.skipped + summary.not_proven > 0 && <p>{t('run.nextSettledSince')}</p>}
        <LeftOut run={run} where="next" />
        {done && (
          <p>
            {allReadBack && `${t('run.meaning.confirmed', { target })} `}
            {t('run.nextDone')}
          </p>
        )}
        {resume.error && (
          <ErrorNotice
            error={asAppError(resume.error)}
            onRetry={() => resume.mutate(resume.variables)}
            onCredentials={() => go({ at: 'integration', id: integration_id })}
          />
        )}
        <div className={css.buttons}>
          {interrupted && (
            <Button
              variant="filled"
              loading={resume.isPending}
              onClick={() => resume.mutate('continue')}
              data-testid="run-continue"
            >
              {t('run.continue')}
            </Button>
          )}
          {interrupted && settle('default')}
          {!interrupted && unclear > 0 && settle('filled')}
          {retry.length > 0 && (
            <Button
              variant={!interrupted && unclear === 0 ? 'filled' : 'default'}
              onClick={() => go(again(retry))}
              data-testid="run-retry"
            >
              {t('run.retry', { count: retry.length })}
            </Button>
          )}
          {waits && !isPay && (
            <Button variant={settled ? 'filled' : 'default'} onClick={() => go(again([]))} data-testid="run-compare-again">
              {t('run.compareAgain')}
            </Button>
          )}
          {isPay && (
            <Button variant={done ? 'filled' : 'default'} onClick={() => go({ at: 'proof', runId: id })} data-testid="run-proof">
              {t('run.proof')}
            </Button>
          )}
          {isPay && month && (
            <Button onClick={() => go(again([]))} data-testid="run-month-again">
              {t('run.monthAgain', { month: formats.month(month) })}
            </Button>
          )}
          <Button
            variant={done && !isPay ? 'filled' : 'default'}
            onClick={() => go({ at: 'overview' })}
            data-testid="run-to-overview"
          >
            {t('run.toOverview')}
          </Button>
        </div>
      </Card>
    </div>
  )
}
