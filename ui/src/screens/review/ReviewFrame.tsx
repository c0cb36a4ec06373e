import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import type { Change, PlanView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { clearProgress } from '../../lib/progress'
import { go, type Route } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'
import { prepareAgain } from './prepareAgain'
import { countChosen, isSendable } from './selection'
import { useIsPlanChanging } from './usePlanChange'

type ReviewFrameProps = {
  plan: PlanView
  chosen: ReadonlySet<string>
  /** The rows that the filter shows. */
  shown: Change[]
  shrinkConfirmed: boolean
  /** The owner confirmed sending again rows that were sent before. */
  resendConfirmed?: boolean
  /** The reason why nothing can be sent yet, apart from the shrink guard. */
  wait?: string | null
  /** The label of the button; by default the number of changes. */
  sendText?: string
  /** The target of the Back button. */
  back: Route
  /** Replaces the send button: the reason to compare again first, and the button's label. */
  first?: { why: string; button: string }
  /** Notices above the rows. */
  notes: ReactNode
  children: ReactNode
}

/** The frame of every review: title, number of selected rows, and the send button. */
export function ReviewFrame(props: ReviewFrameProps) {
  const { plan, chosen, shown, shrinkConfirmed, resendConfirmed = false, wait, sendText, back, first, notes, children } = props
  const { t } = useTranslation()
  const { target } = exportEndpoints[plan.export]
  const changing = useIsPlanChanging(plan.id)
  const isShrunk = plan.shrink_guard !== null && !shrinkConfirmed
  const count = countChosen(chosen, plan.changes).count
  const hidden = count - countChosen(chosen, shown).count
  const again = () => prepareAgain(plan)
  const send = useMutation({
    mutationFn: () =>
      backend.runStart({
        planId: plan.id,
        keys: plan.changes.filter((change) => isSendable(change) && chosen.has(change.key)).map((change) => change.key),
        confirmations: { shrunk_source: shrinkConfirmed, resend: resendConfirmed },
      }),
    onSuccess: (runId) => {
      clearProgress(runId)
      go({ at: 'run', id: runId }, true)
    },
  })
  return (
    <Page
      title={t('review.title')}
      over={`${plan.integration_label} · ${t(`exportsByKind.${plan.export}`)} · ${t('review.step')}`}
      sample={plan.sample}
      actions={
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={again} data-testid="review-again">
          {t('review.again')}
        </Button>
      }
      footer={
        <>
          <span className="grow">
            <strong>{t('review.nothing')}</strong>{' '}
            <span className="soft">
              {first ? (
                first.why
              ) : (
                <>
                  {t('review.chosen', { count })}
                  {hidden > 0 && ` (${t('review.hidden', { count: hidden })})`}
                  {wait && ` · ${wait}`}
                  {isShrunk && ` · ${t(plan.leave ? 'leaveReview.shrunkFirst' : 'review.shrunkFirst')}`}
                </>
              )}
            </span>
          </span>
          <Button onClick={() => go(back)} data-testid="review-back">
            {t('review.back')}
          </Button>
          {first ? (
            <Button variant="filled" onClick={again} data-testid="review-compare-first">
              {first.button}
            </Button>
          ) : (
            <Button
              variant="filled"
              disabled={count === 0 || isShrunk || Boolean(wait) || changing}
              loading={send.isPending}
              onClick={() => send.mutate()}
              data-testid="review-send"
            >
              {count === 0 ? t('review.sendNone') : (sendText ?? t('review.send', { count, target }))}
            </Button>
          )}
        </>
      }
    >
      {notes}
      {send.error && (
        <ErrorNotice
          error={asAppError(send.error)}
          onRetry={() => send.mutate()}
          onPrepare={again}
          onCredentials={() => go({ at: 'integration', id: plan.integration_id })}
        />
      )}
      {children}
    </Page>
  )
}
