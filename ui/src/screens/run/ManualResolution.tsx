import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../components/Confirm'
import type { OpenPay, RunRow } from '../../generated/types'
import { backend } from '../../lib/backend'
import { queries } from '../../lib/queries'
import { usePaymentText } from './payment'
import css from './Run.module.css'

/** Whether only the owner can settle a row, by looking into the service. */
export const needsManualResolution = (row: RunRow) =>
  row.benefit !== null && (row.outcome === 'unknown' || row.outcome === 'sent')

type ManualResolutionProps = {
  runId: string
  /** The row's key in its run, and the person's name. */
  row: { key: string; name: string }
  /** The payment of the write, as it was sent. */
  pay: OpenPay
  target: string
  onResolved?: (there: boolean) => void
}

/**
 * A manual resolution: asks the owner whether a write arrived that no read can show. The answer is confirmed, because a wrong
 * one pays twice or never.
 */
export function ManualResolution({ runId, row, pay, target, onResolved }: ManualResolutionProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [pending, setPending] = useState<'there' | 'notThere' | null>(null)
  const resolve = useMutation({
    mutationFn: (there: boolean) => backend.runResolveManually({ runId, key: row.key, there }),
    onSuccess: async (run, there) => {
      client.setQueryData(queries.run(runId).queryKey, run)
      setPending(null)
      onResolved?.(there)
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'run' && queryKey[0] !== 'plan' })
    },
  })
  const payment = usePaymentText(row.name, pay)
  const answer = pending ?? 'there'
  const choose = (next: 'there' | 'notThere') => {
    resolve.reset()
    setPending(next)
  }
  return (
    <div className={`${css.resolution} no-print`}>
      <span>{t('run.word.ask', { target })}</span>
      <Button size="xs" onClick={() => choose('there')} data-testid={`word-there-${row.key}`}>
        {t('run.word.there')}
      </Button>
      <Button size="xs" onClick={() => choose('notThere')} data-testid={`word-not-there-${row.key}`}>
        {t('run.word.notThere')}
      </Button>
      <Confirm
        opened={pending !== null}
        title={t(`run.word.${answer}Title`)}
        yes={t(`run.word.${answer}Yes`)}
        // A closing dialog must not answer again.
        onYes={() => pending && resolve.mutate(pending === 'there')}
        onClose={() => setPending(null)}
        doing={resolve.isPending}
        error={resolve.error}
      >
        <p>
          <strong>{payment}</strong> {t(pay.amount ? 'run.word.wherePay' : 'run.word.whereType', { target })}
        </p>
        <p>{t(`run.word.${answer}Means`)}</p>
      </Confirm>
    </div>
  )
}
