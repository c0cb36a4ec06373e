import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { WrappingButton } from '../../components/WrappingButton'
import type { Candidate, Change, PlanView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { exportEndpoints, pairOf } from '../../lib/services'
import { prepareAgain } from './prepareAgain'
import css from './Review.module.css'

/** Asks which record of the target a person is. The answer is stored, and both sides are compared again. */
export function MatchQuestion({ row, plan }: { row: Change; plan: PlanView }) {
  const { t } = useTranslation()
  const { target } = exportEndpoints[plan.export]
  const id = plan.integration_id
  const pair = (candidate: Candidate) => pairOf(plan.export, row.source_id ?? '', candidate.id)
  const answer = useMutation({
    mutationFn: async (candidate: Candidate | 'none') => {
      if (candidate !== 'none') return backend.linkConfirm({ integrationId: id, ...pair(candidate) })
      for (const candidate of row.candidates) await backend.linkReject({ integrationId: id, ...pair(candidate) })
    },
    onSuccess: () => prepareAgain(plan),
  })
  return (
    <div className={css.whoIsIt}>
      <p>
        <strong>{t('review.whoIsIt', { name: row.name, target })}</strong>
      </p>
      {row.candidates.map((candidate) => (
        <div key={candidate.id} className={css.candidate}>
          <WrappingButton
            text={t('review.itIs', { name: candidate.name })}
            disabled={answer.isPending}
            onClick={() => answer.mutate(candidate)}
            testid={`link-${candidate.id}`}
          />
          <span className="soft">{t('review.candidate', { email: candidate.email ?? '–', id: candidate.id })}</span>
        </div>
      ))}
      <div className={css.candidate}>
        <Button size="xs" disabled={answer.isPending} onClick={() => answer.mutate('none')} data-testid={`link-none-${row.key}`}>
          {t('review.itIsNobody', { count: row.candidates.length })}
        </Button>
        <span className="soft">{t('review.itIsNobodyHelp', { target })}</span>
      </div>
      <p className="soft">{t('review.linkHelp')}</p>
      {answer.error && (
        <ErrorNotice error={asAppError(answer.error)} onRetry={() => answer.variables && answer.mutate(answer.variables)} />
      )}
    </div>
  )
}
