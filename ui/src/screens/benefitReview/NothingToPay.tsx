import { useTranslation } from 'react-i18next'
import { Blank } from '../../components/Blank'
import { isSendable } from '../review/selection'
import type { PayRow } from './payRows'

/** Nothing can be sent: because it is there, because something has to be put right first, or because it is not meant to be. */
export function NothingToPay({ rows }: { rows: PayRow[] }) {
  const { t } = useTranslation()
  if (rows.some(isSendable)) return null
  if (rows.length === 0) return <Blank title={t('benefitReview.nothing')} text={t('benefitReview.nothingText')} />
  if (rows.some(({ benefit }) => benefit.state === 'blocked')) return <Blank title={t('review.emptyBlocked')} />
  if (rows.some(({ benefit }) => benefit.state === 'there_different' || benefit.state === 'goes_on')) {
    return <Blank title={t('benefitReview.onlyByHand')} text={t('benefitReview.onlyByHandText')} />
  }
  return <Blank title={t('benefitReview.inStep')} text={t('benefitReview.inStepText')} />
}
