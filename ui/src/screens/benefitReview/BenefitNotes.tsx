import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { BenefitOverview, PlanView } from '../../generated/types'
import { useCallTexts } from '../../lib/calls'
import { useFormats } from '../../lib/format'
import { go } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import { LimitGaps } from '../benefits/LimitGaps'
import css from '../review/Review.module.css'
import { ShrinkNotice } from '../review/ShrinkNotice'
import { openWriteKey } from './OpenQuestion'
import { isFar, type PayRow } from './payRows'

type BenefitNotesProps = {
  plan: PlanView
  benefits: BenefitOverview
  rows: PayRow[]
  /** The owner's answers about unsettled writes, by `openName`. */
  answers: ReadonlyMap<string, boolean>
  /** Scrolls to the first unanswered question. */
  toQuestion: () => void
  /** The number of selected amounts that were sent before. */
  resends: number
  shrinkConfirmed: boolean
  onShrinkConfirmed: (yes: boolean) => void
  resendConfirmed: boolean
  onResendConfirmed: (yes: boolean) => void
}

/** The notices and confirmations above the amounts. */
export function BenefitNotes(props: BenefitNotesProps) {
  const {
    plan,
    benefits,
    rows,
    answers,
    toQuestion,
    resends,
    shrinkConfirmed,
    onShrinkConfirmed,
    resendConfirmed,
    onResendConfirmed,
  } = props
  const { t } = useTranslation()
  const formats = useFormats()
  const callTexts = useCallTexts()
  const { target, source } = exportEndpoints.benefits
  const month = formats.month(benefits.month)
  const corrections = rows.filter(({ benefit: { state } }) => state === 'there_different' || state === 'goes_on').length
  const hasOneTime = rows.some(({ kind, benefit }) => kind === 'create' && benefit.payout?.kind === 'one_time')
  const open = rows.filter((row) => row.open && !answers.has(openWriteKey(row.open))).length
  const far = isFar(benefits.months_ago)
  return (
    <div className={css.notes}>
      <p className="soft">
        <strong>{month}</strong> · {t('review.made', { when: formats.instant(plan.made_at) })}
      </p>
      {plan.shrink_guard && (
        <ShrinkNotice guard={plan.shrink_guard} source={source} yes={shrinkConfirmed} onYes={onShrinkConfirmed} />
      )}
      {(far || resends > 0) && (
        <Notice tone="warn">
          {far && (
            <p>
              <strong>
                {t(benefits.months_ago > 0 ? 'benefitReview.farPast' : 'benefitReview.farFuture', {
                  month,
                  count: Math.abs(benefits.months_ago),
                })}
              </strong>{' '}
              {t('benefitReview.farText', { target })}
            </p>
          )}
          {resends > 0 && (
            <p>
              <strong>{t('benefitReview.resend', { count: resends })}</strong> {t('benefitReview.resendText', { target })}
            </p>
          )}
          <Checkbox
            mt="xs"
            label={t(resends > 0 ? 'benefitReview.resendYes' : 'benefitReview.farYes', { count: resends, month })}
            checked={resendConfirmed}
            onChange={(event) => onResendConfirmed(event.currentTarget.checked)}
            data-testid="resend-yes"
          />
        </Notice>
      )}
      {plan.exported && (
        <Notice
          tone="quiet"
          action={
            <Button
              size="xs"
              onClick={() => plan.exported && go({ at: 'run', id: plan.exported.run_id })}
              data-testid="review-earlier-run"
            >
              {t('benefitReview.exportedButton')}
            </Button>
          }
        >
          {t('benefitReview.exported', { month, when: formats.instant(plan.exported.at) })}
        </Notice>
      )}
      {open > 0 && (
        <Notice
          tone="warn"
          action={
            <Button size="xs" onClick={toQuestion} data-testid="review-to-question">
              {t('benefitReview.askedButton')}
            </Button>
          }
        >
          {t('benefitReview.asked', { count: open })}
        </Notice>
      )}
      {corrections > 0 && (
        <Notice
          tone="warn"
          action={
            <Button size="xs" onClick={() => go({ at: 'corrections', id: plan.integration_id })} data-testid="review-corrections">
              {t('benefitReview.byHandButton')}
            </Button>
          }
        >
          {t('benefitReview.byHand', { count: corrections, target })}
        </Notice>
      )}
      {benefits.unseen > 0 && <Notice tone="warn">{t('benefitReview.unseen', { count: benefits.unseen, target })}</Notice>}
      <LimitGaps gaps={benefits.limit_gaps} month={benefits.month} />
      {hasOneTime && <Notice tone="warn">{t('benefitReview.gross')}</Notice>}
      {plan.unproven_calls.length > 0 && (
        <Notice tone="warn">{t('benefitReview.unproven', { target, calls: callTexts(plan.unproven_calls) })}</Notice>
      )}
    </div>
  )
}
