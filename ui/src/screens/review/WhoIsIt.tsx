import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { backend } from '../../lib/backend'
import type { Candidate, Change } from '../../lib/bindings'
import { asAppError } from '../../lib/errors'
import { go } from '../../lib/route'
import css from './Review.module.css'

type WhoIsItProps = { row: Change; integrationId: string; target: string }

/** Asks who of the target a person is. The answer is kept, and both sides are compared anew. */
export function WhoIsIt({ row, integrationId, target }: WhoIsItProps) {
  const { t } = useTranslation()
  const link = useMutation({
    mutationFn: (candidate: Candidate) =>
      backend.linkConfirm(integrationId, { alexis: row.source_id ?? '', kleer: candidate.id }),
    onSuccess: () => go({ at: 'export', id: integrationId, kind: 'employees', only: [] }),
  })
  return (
    <div className={css.whoIsIt}>
      <p>
        <strong>{t('review.whoIsIt', { name: row.name, target })}</strong>
      </p>
      {row.candidates.map((candidate) => (
        <div key={candidate.id} className={css.candidate}>
          <Button size="xs" loading={link.isPending} onClick={() => link.mutate(candidate)} data-testid={`link-${candidate.id}`}>
            {t('review.itIs', { name: candidate.name })}
          </Button>
          <span className="soft">{t('review.candidate', { email: candidate.email ?? '–', id: candidate.id })}</span>
        </div>
      ))}
      <p className="soft">{t('review.linkHelp', { target })}</p>
      {link.error && <ErrorNotice error={asAppError(link.error)} onRetry={() => link.mutate(link.variables)} />}
    </div>
  )
}
