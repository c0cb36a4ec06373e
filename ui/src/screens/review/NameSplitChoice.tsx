import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { Change, Field, NameSplit, PlanView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { exportEndpoints } from '../../lib/services'
import { prepareAgain } from './prepareAgain'
import css from './Review.module.css'
import { usePlanChange } from './usePlanChange'

const splitText = ({ first, last }: NameSplit) => `${first} | ${last}`

/** The index of the split that the row holds now. */
function presentSplit(row: Change): number {
  const textOf = (field: Field) => {
    const value = [...row.fields, ...row.conflicts].find((change) => change.field === field)?.new
    return value?.kind === 'text' ? value.value : null
  }
  const [first, last] = [textOf('first_name'), textOf('last_name')]
  return row.splits.findIndex((cut) => (first === null || cut.first === first) && (last === null || cut.last === last))
}

/** Asks where one name becomes a first and a last name. */
export function NameSplitChoice({ plan, row, onPlan }: { plan: PlanView; row: Change; onPlan: (plan: PlanView) => void }) {
  const { t } = useTranslation()
  const choose = usePlanChange(plan.id, (cut: number) => backend.planSplitName({ planId: plan.id, key: row.key, cut }), onPlan)
  const selected = choose.isPending ? choose.variables : presentSplit(row)
  return (
    <div>
      <NativeSelect
        className={css.cut}
        label={t('review.cut')}
        description={t('review.cutHelp', exportEndpoints[plan.export])}
        value={selected}
        onChange={(event) => choose.mutate(Number(event.currentTarget.value))}
        data={[
          ...(selected < 0 ? [{ value: '-1', label: '', disabled: true }] : []),
          ...row.splits.map((cut, index) => ({ value: String(index), label: splitText(cut) })),
        ]}
        data-testid={`cut-${row.key}`}
      />
      {choose.error && (
        <ErrorNotice
          error={asAppError(choose.error)}
          onRetry={() => choose.variables !== undefined && choose.mutate(choose.variables)}
          onPrepare={() => prepareAgain(plan)}
        />
      )}
    </div>
  )
}
