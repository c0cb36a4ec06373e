import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../components/Confirm'
import type { RunView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { displayName } from '../../lib/names'
import { keysToRetry } from '../../lib/outcomes'
import { queries } from '../../lib/queries'
import css from './Run.module.css'

/** The maximum length of a reason, in characters. */
const LONGEST = 500

type PutAsideProps = {
  run: RunView
  /** The row to put aside; without it, every open row of the run. */
  only?: string
}

/** Puts failed or unsent rows aside with a reason. They no longer wait for the owner, and keep their outcome. */
export function PutAside({ run, only }: PutAsideProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const keys = only ? [only] : keysToRetry(run.rows)
  const { id } = run.summary
  const put = useMutation({
    mutationFn: () => backend.runPutAside({ runId: id, keys, reason: reason.trim() }),
    onSuccess: async (next) => {
      client.setQueryData(queries.run(id).queryKey, next)
      setAsking(false)
      setReason('')
      await client.invalidateQueries({ queryKey: ['overview'] })
      await client.invalidateQueries({ queryKey: ['history'] })
    },
  })
  const name = run.rows.find((row) => row.key === only)?.name
  return (
    <div className="no-print">
      <Button
        size="xs"
        onClick={() => {
          put.reset()
          setAsking(true)
        }}
        data-testid={only ? `put-aside-${only}` : 'put-aside'}
      >
        {only ? t('run.aside.one') : t('run.aside.all', { count: keys.length })}
      </Button>
      <Confirm
        opened={asking}
        title={t('run.aside.title')}
        yes={t('run.aside.yes')}
        onYes={() => put.mutate()}
        onClose={() => setAsking(false)}
        doing={put.isPending}
        idle={reason.trim() === ''}
        error={put.error}
      >
        <p>{name === undefined ? t('run.aside.what', { count: keys.length }) : <strong>{displayName(name, t)}</strong>}</p>
        <p>{t('run.aside.means')}</p>
        <TextInput
          className={css.reason}
          label={t('run.aside.reason')}
          description={t('run.aside.reasonHelp')}
          value={reason}
          maxLength={LONGEST}
          onChange={(event) => setReason(event.currentTarget.value)}
          data-testid="put-aside-reason"
        />
      </Confirm>
    </div>
  )
}
