import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { Waiting } from '../../components/Waiting'
import type { PlanView } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import { BenefitReview } from '../benefitReview/BenefitReview'
import { LeaveReview } from '../leaveReview/LeaveReview'
import { Review } from './Review'

export function ReviewScreen({ planId, only }: { planId: string; only: string[] }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const plan = useQuery(queries.plan(planId))
  if (plan.data) {
    const replace = (next: PlanView) => client.setQueryData(queries.plan(planId).queryKey, next)
    if (plan.data.leave) return <LeaveReview plan={plan.data} leave={plan.data.leave} only={only} />
    if (plan.data.benefits) return <BenefitReview plan={plan.data} benefits={plan.data.benefits} only={only} />
    return <Review plan={plan.data} only={only} onPlan={replace} />
  }
  return (
    <Page title={t('review.title')}>
      {plan.error ? <ErrorNotice error={asAppError(plan.error)} onRetry={() => void plan.refetch()} /> : <Waiting />}
    </Page>
  )
}
