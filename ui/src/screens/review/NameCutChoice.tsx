import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { Change, Field, NameSplit, PlanView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { ends } from '../../lib/services'
import { prepareAgain } from './prepareAgain'
import css from './Review.module.css'
import { usePlanChange } from './usePlanChange'

const written = ({ first, last }: NameSplit) => `${first} | ${last}`

/** Which of the possible cuts of the whole name stands in the row. */
function standing(row: Change): number {
  const held = (field: Field) => {
    const value = [...row.fields, ...row.conflicts].find((change) => change.field === field)?.new
    return value?.kind === 'text' ? value.value : null
  }
  const [first, last] = [held('first_name'), held('last_name')]
  return row.splits.findIndex((cut) => (first === null || cut.first === first) && (last === null || cut.last === last))
}

/** Where one name becomes two: the owner says where it is cut. */
export function NameCutChoice({ plan, row, onPlan }: { plan: PlanView; row: Change; onPlan: (plan: PlanView) => void }) {
  const { t } = useTranslation()
  const take = usePlanChange(plan.id, (cut: number) => backend.planSplitName({ planId: plan.id, key: row.key, cut }), onPlan)
  const shown = take.isPending ? take.variables : standing(row)
  return (
    <div>
      <NativeSelect
        className={css.cut}
        label={t('review.cut')}
        description={t('review.cutHelp', ends[plan.export])}
        value={shown}
        onChange={(event) => take.mutate(Number(event.currentTarget.value))}
        data={[
          ...(shown < 0 ? [{ value: '-1', label: '', disabled: true }] : []),
          ...row.splits.map((cut, index) => ({ value: String(index), label: written(cut) })),
        ]}
        data-testid={`cut-${row.key}`}
      />
      {take.error && (
        <ErrorNotice
          error={asAppError(take.error)}
          onRetry={() => take.variables !== undefined && take.mutate(take.variables)}
          onPrepare={() => prepareAgain(plan)}
        />
      )}
    </div>
  )
}
