import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../components/Confirm'
import type { BenefitRow, OpenPay, RunRow } from '../../generated/types'
import { backend } from '../../lib/backend'
import { useFormats } from '../../lib/format'
import { shownName } from '../../lib/names'
import { queries } from '../../lib/queries'
import css from './Run.module.css'

/** Whether only the owner's own look into the service can still settle a row. */
export const needsWord = (row: RunRow) => row.benefit !== null && (row.outcome === 'unknown' || row.outcome === 'sent')

type OwnerWordProps = {
  runId: string
  /** The row's key in its run, and whom it is about. */
  row: { key: string; name: string }
  /** What the write would have paid, as it left. */
  pay: OpenPay
  target: string
  onSaid?: (there: boolean) => void
}

/** What the write of a row of a transfer would have paid. */
export const writtenPay = ({ pay_type, wanted, month }: BenefitRow): OpenPay => ({
  pay_type: pay_type?.name ?? '–',
  amount: wanted,
  month,
})

/** Which payment or type a question is about, in words. */
export function usePayWords(name: string, { pay_type, amount, month }: OpenPay): string {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!amount) return t('run.word.payType', { type: pay_type })
  const words = { name: shownName(name, t), type: pay_type, amount: formats.money(amount), month: formats.month(month) }
  return t('run.word.pay', words)
}

/** Asks the owner what no read shows: is it there or not? Asked once more, because a wrong word pays twice or never. */
export function OwnerWord({ runId, row, pay, target, onSaid }: OwnerWordProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asked, setAsked] = useState<'there' | 'notThere' | null>(null)
  const say = useMutation({
    mutationFn: (there: boolean) => backend.runResolveManually({ runId, key: row.key, there }),
    onSuccess: async (run, there) => {
      client.setQueryData(queries.run(runId).queryKey, run)
      setAsked(null)
      onSaid?.(there)
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'run' && queryKey[0] !== 'plan' })
    },
  })
  const words = usePayWords(row.name, pay)
  const word = asked ?? 'there'
  const choose = (what: 'there' | 'notThere') => {
    say.reset()
    setAsked(what)
  }
  return (
    <div className={`${css.word} no-print`}>
      <span>{t('run.word.ask', { target })}</span>
      <Button size="xs" onClick={() => choose('there')} data-testid={`word-there-${row.key}`}>
        {t('run.word.there')}
      </Button>
      <Button size="xs" onClick={() => choose('notThere')} data-testid={`word-not-there-${row.key}`}>
        {t('run.word.notThere')}
      </Button>
      <Confirm
        opened={asked !== null}
        title={t(`run.word.${word}Title`)}
        yes={t(`run.word.${word}Yes`)}
        // What is fading out asks nothing any more.
        onYes={() => asked && say.mutate(asked === 'there')}
        onClose={() => setAsked(null)}
        doing={say.isPending}
        error={say.error}
      >
        <p>
          <strong>{words}</strong> {t(pay.amount ? 'run.word.wherePay' : 'run.word.whereType', { target })}
        </p>
        <p>{t(`run.word.${word}Means`)}</p>
      </Confirm>
    </div>
  )
}
