import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { LeaveOverview, LeaveRule, LeaveTypeUse } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import css from './LeaveReview.module.css'
import { TypeLine } from './TypeLine'
import { isGone } from './types'

type TypeLinesProps = { integrationId: string; leave: LeaveOverview; types: LeaveTypeUse[]; onAnswered: () => void }
type Said = { id: string; rule: LeaveRule }

/** Kinds of leave, each with what becomes of it. What the owner says is kept at once. */
export function TypeLines({ integrationId, leave, types, onAnswered }: TypeLinesProps) {
  const client = useQueryClient()
  const [said, setSaid] = useState<ReadonlyMap<string, LeaveRule>>(new Map())
  const keep = useMutation({
    mutationFn: ({ id, rule }: Said) => backend.leaveRule({ integrationId, leaveType: id, rule }),
    onSuccess: (_, { id, rule }) => {
      setSaid((before) => new Map(before).set(id, rule))
      onAnswered()
      void client.invalidateQueries({ queryKey: ['integration', integrationId] })
    },
  })
  return (
    <>
      <ul className={css.types}>
        {types.map((type) => (
          <TypeLine
            key={type.id}
            type={type}
            activities={leave.activities}
            said={said.get(type.id)}
            gone={isGone(type, leave.activities)}
            pending={keep.isPending && keep.variables.id === type.id}
            onRule={(rule) => keep.mutate({ id: type.id, rule })}
          />
        ))}
      </ul>
      {keep.error && <ErrorNotice error={asAppError(keep.error)} onRetry={() => keep.variables && keep.mutate(keep.variables)} />}
    </>
  )
}
