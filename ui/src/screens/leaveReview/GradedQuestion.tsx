import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { GradedHours, PlanView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { shareOf } from '../../lib/hours'
import { queries } from '../../lib/queries'
import { prepareAgain } from '../review/prepareAgain'
import css from './LeaveReview.module.css'
import type { DayRow } from './leaves'

/** Asks for the meaning of hours on a part-time leave day, with an example from the plan. */
export function GradedQuestion({ plan, rows }: { plan: PlanView; rows: DayRow[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const client = useQueryClient()
  const example = rows.flatMap(({ findings }) => findings).find(({ code }) => code === 'leave_graded_unasked')
  const { hours = '8', extent = '50' } = example?.params ?? {}
  const answer = useMutation({
    mutationFn: async (graded: GradedHours) => {
      // Settings are saved as a whole, so they are read first: a leave type may have just been decided.
      const { card, settings } = await client.fetchQuery({ ...queries.integration(plan.integration_id), staleTime: 0 })
      await backend.integrationUpdate({
        integrationId: card.id,
        label: card.label,
        settings: { ...settings, leave: { ...settings.leave, graded } },
      })
      await client.invalidateQueries({ queryKey: ['integration', card.id] })
    },
    onSuccess: () => prepareAgain(plan),
  })
  const values = { hours: formats.hours(hours), extent: formats.decimal(extent) }
  return (
    <Card title={t('leaveReview.graded')}>
      <p>{t('leaveReview.gradedText', values)}</p>
      <div className={css.answers}>
        <Button loading={answer.isPending} onClick={() => answer.mutate('as_told')} data-testid="graded-as_told">
          {t('leaveReview.gradedAsTold', values)}
        </Button>
        <Button loading={answer.isPending} onClick={() => answer.mutate('share_of_day')} data-testid="graded-share_of_day">
          {t('leaveReview.gradedShare', { ...values, hours: formats.hours(shareOf(hours, extent)) })}
        </Button>
      </div>
      {answer.error && <ErrorNotice error={asAppError(answer.error)} onRetry={() => answer.mutate(answer.variables)} />}
    </Card>
  )
}
