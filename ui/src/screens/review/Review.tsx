import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { backend } from '../../lib/backend'
import type { Change, PlanView } from '../../lib/bindings'
import { asAppError } from '../../lib/errors'
import { forgetProgress } from '../../lib/progress'
import { go } from '../../lib/route'
import { ends } from '../../lib/services'
import { NothingToSend } from './NothingToSend'
import { prepareAgain } from './prepareAgain'
import { ReviewNotes } from './ReviewNotes'
import { ReviewTable } from './ReviewTable'
import { ReviewTools } from './ReviewTools'
import { choiceAfter, choiceAmong, firstChoice, isSendable, type ReviewFilter, shownRows } from './selection'
import { useIsPlanChanging } from './usePlanChange'

type ReviewProps = {
  plan: PlanView
  only: string[]
  /** Shows the plan in this one's place. */
  onPlan: (plan: PlanView) => void
}

/** The screen that matters most: what would be sent, person by person, for the owner to choose and confirm. */
export function Review({ plan, only, onPlan }: ReviewProps) {
  const { t } = useTranslation()
  const { target } = ends[plan.export]
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => firstChoice(plan.changes, only))
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [text, setText] = useState('')
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set())
  const [despiteBrake, setDespiteBrake] = useState(false)
  const changing = useIsPlanChanging(plan.id)
  const rows = shownRows(plan.changes, filter, text, held)
  const braked = plan.brake !== null && !despiteBrake
  const count = choiceAmong(chosen, plan.changes).count
  const hidden = count - choiceAmong(chosen, rows).count
  const send = useMutation({
    mutationFn: () =>
      backend.runStart(
        plan.id,
        plan.changes.filter((change) => isSendable(change) && chosen.has(change.key)).map((change) => change.key),
        despiteBrake,
      ),
    onSuccess: (runId) => {
      forgetProgress(runId)
      go({ at: 'run', id: runId }, true)
    },
  })
  const again = () => prepareAgain(plan)
  const show = (next: ReviewFilter) => {
    setFilter(next)
    setHeld(new Set())
  }
  const answered = (before: Change, next: PlanView) => {
    const after = next.changes.find((change) => change.key === before.key)
    setChosen((present) => choiceAfter(present, before, after))
    setHeld((present) => new Set(present).add(before.key))
    onPlan(next)
  }
  const sendable = plan.counts.create + plan.counts.update

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
              {t('review.chosen', { count })}
              {hidden > 0 && ` (${t('review.hidden', { count: hidden })})`}
              {braked && ` · ${t('review.brakeFirst')}`}
            </span>
          </span>
          <Button onClick={() => go({ at: 'overview' })} data-testid="review-back">
            {t('review.back')}
          </Button>
          <Button
            variant="filled"
            disabled={count === 0 || braked || changing}
            loading={send.isPending}
            onClick={() => send.mutate()}
            data-testid="review-send"
          >
            {count === 0 ? t('review.sendNone') : t('review.send', { count, target })}
          </Button>
        </>
      }
    >
      <ReviewNotes
        plan={plan}
        chosen={chosen}
        onChosen={setChosen}
        despiteBrake={despiteBrake}
        onDespiteBrake={setDespiteBrake}
      />
      {send.error && (
        <ErrorNotice
          error={asAppError(send.error)}
          onRetry={() => send.mutate()}
          onPrepare={again}
          onCredentials={() => go({ at: 'integration', id: plan.integration_id })}
        />
      )}
      {sendable === 0 && <NothingToSend plan={plan} />}
      {plan.changes.length > 0 && (
        <>
          <ReviewTools plan={plan} filter={filter} onFilter={show} text={text} onText={setText} />
          <ReviewTable
            // A new filter starts at the top again.
            key={`${filter} ${text}`}
            rows={rows}
            chosen={chosen}
            onChosen={setChosen}
            plan={plan}
            onPlan={answered}
            onShowAll={() => {
              show('all')
              setText('')
            }}
          />
        </>
      )}
    </Page>
  )
}
