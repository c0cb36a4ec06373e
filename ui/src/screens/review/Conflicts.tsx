import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { FieldRow } from '../../components/FieldRow'
import { FieldFrame } from '../../components/FieldTable'
import { WrappingButton } from '../../components/WrappingButton'
import type { Change, Field, FieldChange, PlanView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { groupFields } from '../../lib/fieldGroups'
import { useFormats } from '../../lib/format'
import { exportEndpoints } from '../../lib/services'
import { valueText } from '../../lib/value'
import { prepareAgain } from './prepareAgain'
import css from './Review.module.css'
import { usePlanChange } from './usePlanChange'

type Decision = { field: Field; takeSource: boolean }

/** Fields that both sides changed, with both values and the choice between them. */
export function Conflicts({ plan, row, onPlan }: { plan: PlanView; row: Change; onPlan: (plan: PlanView) => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { source, target } = exportEndpoints[plan.export]
  const decide = usePlanChange(
    plan.id,
    ({ field, takeSource }: Decision) => backend.planDecide({ planId: plan.id, key: row.key, field, takeSource }),
    onPlan,
  )
  const textOf = (change: FieldChange, side: 'old' | 'new') => valueText(change.field, change[side], formats, t)

  /** The labels of both choices. They contain the value if it can be named. */
  const choices = ([first, ...others]: [FieldChange, ...FieldChange[]]): [string, string] => {
    if (others.length > 0) return [t('review.takeAll', { source }), t('review.keepAll', { target })]
    return [
      first.new ? t('review.take', { value: textOf(first, 'new'), source }) : t('review.takeEmpty', { source }),
      first.old ? t('review.keep', { value: textOf(first, 'old'), target }) : t('review.keepEmpty', { target }),
    ]
  }

  return (
    <div className={css.conflicts}>
      <p>
        <strong>{t('review.bothChanged')}</strong> <span className="soft">{t('review.bothChangedHelp')}</span>
      </p>
      <FieldFrame
        before={t('review.now', { target })}
        after={t('review.now', { target: source })}
        name={t('review.conflictsOf', { name: row.name })}
      >
        {groupFields(row.conflicts).map((group) => {
          const { field } = group[0]
          const [take, keep] = choices(group)
          return (
            <tbody key={field}>
              {group.map((change) => (
                <FieldRow key={change.field} change={change} marked />
              ))}
              <tr className={css.choice}>
                <td colSpan={3}>
                  <div className={css.choices}>
                    <WrappingButton
                      text={take}
                      disabled={decide.isPending}
                      onClick={() => decide.mutate({ field, takeSource: true })}
                      testid={`conflict-take-${row.key}-${field}`}
                    />
                    <WrappingButton
                      text={keep}
                      disabled={decide.isPending}
                      onClick={() => decide.mutate({ field, takeSource: false })}
                      testid={`conflict-keep-${row.key}-${field}`}
                    />
                  </div>
                </td>
              </tr>
            </tbody>
          )
        })}
      </FieldFrame>
      {decide.error && (
        <ErrorNotice
          error={asAppError(decide.error)}
          onRetry={() => decide.variables && decide.mutate(decide.variables)}
          onPrepare={() => prepareAgain(plan)}
        />
      )}
    </div>
  )
}
