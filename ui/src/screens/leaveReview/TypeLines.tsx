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
type Decision = { id: string; rule: LeaveRule }

/** Leave types with their activities. A decision is saved at once. */
export function TypeLines({ integrationId, leave, types, onAnswered }: TypeLinesProps) {
  const client = useQueryClient()
  const [decided, setDecided] = useState<ReadonlyMap<string, LeaveRule>>(new Map())
  const save = useMutation({
    mutationFn: ({ id, rule }: Decision) => backend.leaveRule({ integrationId, leaveType: id, rule }),
    onSuccess: (_, { id, rule }) => {
      setDecided((before) => new Map(before).set(id, rule))
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
            decided={decided.get(type.id)}
            gone={isGone(type, leave.activities)}
            pending={save.isPending && save.variables.id === type.id}
            onRule={(rule) => save.mutate({ id: type.id, rule })}
          />
        ))}
      </ul>
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.variables && save.mutate(save.variables)} />}
    </>
  )
}
