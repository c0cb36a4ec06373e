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
import { forgetProgress } from '../../lib/progress'
import { go, type Route } from '../../lib/route'
import { ends } from '../../lib/services'
import { prepareAgain } from './prepareAgain'
import { choiceAmong, isSendable } from './selection'
import { useIsPlanChanging } from './usePlanChange'

type ReviewFrameProps = {
  plan: PlanView
  chosen: ReadonlySet<string>
  /** The rows that a filter leaves. */
  shown: Change[]
  shrinkConfirmed: boolean
  /** The owner said yes to sending again what was sent before. */
  resendConfirmed?: boolean
  /** Why nothing can be sent yet, beside the shrink guard. */
  wait?: string | null
  /** What the button says, when not the number of changes. */
  sendText?: string
  /** Where Back leads. */
  back: Route
  /** Takes the place of sending: why comparing again comes first, and what its button says. */
  first?: { why: string; button: string }
  /** What the owner should know before reading the rows. */
  notes: ReactNode
  children: ReactNode
}

/** What every review has around its rows: title, how many are chosen, and the button that sends them. */
export function ReviewFrame(props: ReviewFrameProps) {
  const { plan, chosen, shown, shrinkConfirmed, resendConfirmed = false, wait, sendText, back, first, notes, children } = props
  const { t } = useTranslation()
  const { target } = ends[plan.export]
  const changing = useIsPlanChanging(plan.id)
  const isShrunk = plan.shrink_guard !== null && !shrinkConfirmed
  const count = choiceAmong(chosen, plan.changes).count
  const hidden = count - choiceAmong(chosen, shown).count
  const again = () => prepareAgain(plan)
  const send = useMutation({
    mutationFn: () =>
      backend.runStart({
        planId: plan.id,
        keys: plan.changes.filter((change) => isSendable(change) && chosen.has(change.key)).map((change) => change.key),
        confirmations: { shrunk_source: shrinkConfirmed, resend: resendConfirmed },
      }),
    onSuccess: (runId) => {
      forgetProgress(runId)
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
