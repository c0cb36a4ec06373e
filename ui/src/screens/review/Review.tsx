import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { backend } from '../../lib/backend'
import type { PlanView } from '../../lib/bindings'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { forgetProgress } from '../../lib/progress'
import { go } from '../../lib/route'
import { ends } from '../../lib/services'
import { NothingToSend } from './NothingToSend'
import { ReviewNotes } from './ReviewNotes'
import { ReviewTable } from './ReviewTable'
import { ReviewTools } from './ReviewTools'
import { choiceAmong, firstChoice, type ReviewFilter, shownRows } from './selection'

/** The screen that matters most: what would be sent, person by person, for the owner to choose and confirm. */
export function Review({ plan, only }: { plan: PlanView; only: string[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { target } = ends[plan.export]
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => firstChoice(plan.changes, only))
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [text, setText] = useState('')
  const rows = shownRows(plan.changes, filter, text)
  const count = choiceAmong(chosen, plan.changes).count
  const hidden = count - choiceAmong(chosen, rows).count
  const send = useMutation({
    mutationFn: () =>
      backend.runStart(
        plan.id,
        plan.changes.filter((change) => chosen.has(change.key)).map((change) => change.key),
        false,
      ),
    onSuccess: (runId) => {
      forgetProgress(runId)
      go({ at: 'run', id: runId }, true)
    },
  })
  const again = () => go({ at: 'export', id: plan.integration_id, kind: plan.export, only: [] })
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
            </span>
          </span>
          <Button onClick={() => go({ at: 'overview' })} data-testid="review-back">
            {t('review.back')}
          </Button>
          <Button
            variant="filled"
            disabled={count === 0}
            loading={send.isPending}
            onClick={() => send.mutate()}
            data-testid="review-send"
          >
            {count === 0 ? t('review.sendNone') : t('review.send', { count, target })}
          </Button>
        </>
      }
    >
      <ReviewNotes plan={plan} made={formats.instant(plan.made_at)} />
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
          <ReviewTools plan={plan} filter={filter} onFilter={setFilter} text={text} onText={setText} />
          <ReviewTable
            // A new filter starts at the top again.
            key={`${filter} ${text}`}
            rows={rows}
            chosen={chosen}
            onChosen={setChosen}
            ends={ends[plan.export]}
            integrationId={plan.integration_id}
            onShowAll={() => {
              setFilter('all')
              setText('')
            }}
          />
        </>
      )}
    </Page>
  )
}
