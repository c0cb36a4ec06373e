import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import { exportEndpoints } from '../../lib/services'
import { isSendable } from '../review/selection'
import type { PayRow } from './payRows'

const isBeside = ({ findings }: PayRow) => findings.some(({ code }) => code === 'benefit_others_beside')
const isByHand = ({ benefit: { state } }: PayRow) => state === 'there_different' || state === 'goes_on'
const agrees = ({ benefit, findings }: PayRow) => benefit.state === 'there_equal' && findings.length === 0

/** Nothing can be sent: all is there, something must be corrected first, or it was decided so. */
export function NothingToPay({ rows }: { rows: PayRow[] }) {
  const { t } = useTranslation()
  if (rows.some(isSendable)) return null
  if (rows.length === 0) return <EmptyState title={t('benefitReview.nothing')} text={t('benefitReview.nothingText')} />
  if (rows.some(({ benefit }) => benefit.state === 'blocked')) return <EmptyState title={t('review.emptyBlocked')} />
  if (rows.some(isByHand)) return <EmptyState title={t('benefitReview.onlyByHand')} text={t('benefitReview.onlyByHandText')} />
  const beside = rows.filter(isBeside).length
  if (beside > 0) {
    return (
      <EmptyState
        title={t('benefitReview.beside', { target: exportEndpoints.benefits.target })}
        text={t('benefitReview.besideText', { count: beside })}
      />
    )
  }
  if (rows.every(agrees)) return <EmptyState title={t('benefitReview.inStep')} text={t('benefitReview.inStepText')} />
  if (rows.every(({ benefit }) => benefit.state === 'not_sent')) {
    return <EmptyState title={t('benefitReview.leftOut')} text={t('benefitReview.leftOutText')} />
  }
  return <EmptyState title={t('benefitReview.nothingLeft')} text={t('benefitReview.nothingLeftText')} />
}
