import { Button, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { ProgressPanel } from '../../components/ProgressPanel'
import type { ExportKind, PlanView } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { clearProgress, useProgress } from '../../lib/progress'
import { queries } from '../../lib/queries'
import { go, type Route } from '../../lib/route'
import { exportEndpoints } from '../../lib/services'

type PrepareProps = {
  id: string
  kind: ExportKind
  /** The subject of the plan, beside its kind. */
  about: string[]
  /** The rows to select in the review; empty: the review's own default. */
  only: string[]
  plan: () => Promise<PlanView>
  /** The target of the Back button. */
  back: Route
}

/** Makes a plan: reads and compares both sides, then opens the review. */
export function Prepare({ id, kind, about, only, plan: make, back }: PrepareProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const progress = useProgress(id)
  const integration = useQuery(queries.integration(id))
  // Making a plan only reads, so it is a query. Its result is never served from the cache.
  const prepared = useQuery({
    queryKey: ['prepare', id, kind, ...about],
    queryFn: () => {
      clearProgress(id)
      return make()
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const plan = prepared.data
  useEffect(() => {
    if (!plan) return
    client.setQueryData(queries.plan(plan.id).queryKey, plan)
    go({ at: 'review', planId: plan.id, only }, true)
  }, [plan, client, only])
  const retry = () => void prepared.refetch()
  return (
    <Page
      title={t('prepare.title', exportEndpoints[kind])}
      over={integration.data?.card.label}
      sample={integration.data?.card.sample}
      narrow
      footer={
        <>
          <span className="grow">{t('review.nothing')}</span>
          <Button onClick={() => go(back)} data-testid="prepare-back">
            {t('app.back')}
          </Button>
        </>
      }
    >
      {prepared.error && !prepared.isFetching ? (
        <Stack gap="sm">
          <p>{t('prepare.failed')}</p>
          <ErrorNotice
            error={asAppError(prepared.error)}
            onRetry={retry}
            onPrepare={retry}
            onCredentials={() => go({ at: 'integration', id })}
          />
        </Stack>
      ) : (
        <Card>
          <p>{t('prepare.text')}</p>
          <ProgressPanel progress={progress} endpoints={exportEndpoints[kind]} first="opening_keychain" />
        </Card>
      )}
    </Page>
  )
}
