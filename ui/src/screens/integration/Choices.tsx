import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Waiting } from '../../components/Waiting'
import type { IntegrationChoices } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'

/** The options that both services offer, read on demand. */
export function Choices({ id, children }: { id: string; children: (choices: IntegrationChoices) => ReactNode }) {
  const { t } = useTranslation()
  const choices = useQuery({ ...queries.integrationChoices(id), staleTime: Number.POSITIVE_INFINITY })
  if (choices.data) return children(choices.data)
  if (choices.isFetching) return <Waiting text={t('integration.reading')} />
  return choices.error && <ErrorNotice error={asAppError(choices.error)} onRetry={() => void choices.refetch()} />
}
