import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { Waiting } from '../../components/Waiting'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import { Review } from './Review'

/** The plan under review. */
export function ReviewScreen({ planId, only }: { planId: string; only: string[] }) {
  const { t } = useTranslation()
  const plan = useQuery(queries.plan(planId))
  if (plan.data) return <Review plan={plan.data} only={only} />
  return (
    <Page title={t('review.title')}>
      {plan.error ? <ErrorNotice error={asAppError(plan.error)} onRetry={() => void plan.refetch()} /> : <Waiting />}
    </Page>
  )
}
