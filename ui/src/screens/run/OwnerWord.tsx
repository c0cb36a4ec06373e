import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../components/Confirm'
import type { BenefitRow, RunRow } from '../../generated/types'
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
  pay: BenefitRow
  /** The type that was to be made, where the question is about one and not about an amount. */
  type?: string | undefined
  target: string
  onSaid?: (there: boolean) => void
}

/** Asks the owner what no read shows: is it there or not? Asked once more, because a wrong word pays twice or never. */
export function OwnerWord({ runId, row, pay, type, target, onSaid }: OwnerWordProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const [asked, setAsked] = useState<'there' | 'notThere' | null>(null)
  const say = useMutation({
    mutationFn: (there: boolean) => backend.runWord({ runId, key: row.key, there }),
    onSuccess: async (run, there) => {
      client.setQueryData(queries.run(runId).queryKey, run)
      setAsked(null)
      onSaid?.(there)
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'run' && queryKey[0] !== 'plan' })
    },
  })
  const isType = pay.state === 'type_to_make' || type !== undefined
  const words = {
    name: shownName(row.name, t),
    type: type ?? pay.pay_type?.name ?? '–',
    amount: pay.wanted ? formats.money(pay.wanted) : '–',
    month: formats.month(pay.month),
  }
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
          <strong>{t(isType ? 'run.word.payType' : 'run.word.pay', words)}</strong>{' '}
          {t(isType ? 'run.word.whereType' : 'run.word.wherePay', { target })}
        </p>
        <p>{t(`run.word.${word}Means`)}</p>
      </Confirm>
    </div>
  )
}
