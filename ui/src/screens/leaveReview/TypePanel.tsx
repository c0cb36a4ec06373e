import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Fold } from '../../components/Fold'
import { Sheet } from '../../components/Sheet'
import { backend } from '../../lib/backend'
import type { LeaveOverview, LeaveRule, LeaveTypeUse } from '../../lib/bindings'
import { asAppError } from '../../lib/errors'
import css from './LeaveReview.module.css'
import { TypeLine } from './TypeLine'

type TypePanelProps = { integrationId: string; leave: LeaveOverview; onAnswered: () => void }
type Said = { id: string; rule: LeaveRule }

/** What becomes of each kind of leave: those to decide in the open, those decided folded away. */
export function TypePanel({ integrationId, leave, onAnswered }: TypePanelProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [said, setSaid] = useState<ReadonlyMap<string, LeaveRule>>(new Map())
  const keep = useMutation({
    mutationFn: ({ id, rule }: Said) => backend.leaveRule(integrationId, id, rule),
    onSuccess: (_, { id, rule }) => {
      setSaid((before) => new Map(before).set(id, rule))
      onAnswered()
      void client.invalidateQueries({ queryKey: ['integration', integrationId] })
    },
  })
  const isGone = ({ rule }: LeaveTypeUse) => rule?.kind === 'send' && !leave.activities.some(({ id }) => id === rule.activity)
  const open = leave.types.filter((type) => type.rule === null || isGone(type))
  const decided = leave.types.filter((type) => !open.includes(type))
  const lines = (types: LeaveTypeUse[]) => (
    <ul className={css.types}>
      {types.map((type) => (
        <TypeLine
          key={type.id}
          type={type}
          activities={leave.activities}
          said={said.get(type.id)}
          gone={isGone(type)}
          pending={keep.isPending && keep.variables.id === type.id}
          onRule={(rule) => keep.mutate({ id: type.id, rule })}
        />
      ))}
    </ul>
  )
  if (leave.types.length === 0) return null
  return (
    <>
      {open.length > 0 && (
        <Sheet title={t('leaveReview.types')}>
          <p>{t('leaveReview.typesText')}</p>
          {lines(open)}
        </Sheet>
      )}
      {keep.error && <ErrorNotice error={asAppError(keep.error)} onRetry={() => keep.variables && keep.mutate(keep.variables)} />}
      {decided.length > 0 && (
        <Fold title={t('leaveReview.typesDecided', { count: decided.length })} testid="leave-types-decided">
          {lines(decided)}
        </Fold>
      )}
    </>
  )
}
