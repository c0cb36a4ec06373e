import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import type { IntegrationCard as Card } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import { go } from '../../lib/route'
import { useSample } from '../../lib/useSample'
import { StartScreen } from '../start/StartScreen'
import { BenefitCard } from './BenefitCard'
import { IntegrationCard } from './IntegrationCard'
import css from './OverviewScreen.module.css'

/** Every integration with its exports and tasks. Without an integration, the start screen. */
export function OverviewScreen() {
  const { t } = useTranslation()
  const overview = useQuery({
    ...queries.overview,
    refetchInterval: (query) => (hasRunningRun(query.state.data?.integrations) ? 2000 : false),
  })
  const sample = useSample()
  if (overview.data?.integrations.length === 0) return <StartScreen />
  return (
    <Page title={t('overview.title')} sample={overview.data?.integrations.every((card) => card.sample)}>
      <QueryResult of={overview}>
        {({ integrations }) => (
          <div className={css.stack}>
            {interruptedOf(integrations).map(({ card, runId }) => (
              <Notice
                key={runId}
                tone="warn"
                action={
                  <Button onClick={() => go({ at: 'run', id: runId })} data-testid="banner-interrupted">
                    {t('overview.interrupted.button')}
                  </Button>
                }
              >
                <strong>{t('overview.interrupted.title', { label: card.label })}</strong> {t('overview.interrupted.text')}
              </Notice>
            ))}
            {integrations.map((card, index) => {
              const Card = card.target.service === 'personio' ? BenefitCard : IntegrationCard
              return <Card key={card.id} card={card} accent={index === accentOf(integrations)} />
            })}
            {sample.error && <ErrorNotice error={asAppError(sample.error)} onRetry={() => sample.mutate()} />}
            <div className={css.more}>
              <Button onClick={() => go({ at: 'connect' })} data-testid="start-connect">
                {t('overview.add')}
              </Button>
              <Button onClick={() => go({ at: 'connect-benefits' })} data-testid="start-connect-benefits">
                {t('overview.addBenefits')}
              </Button>
              {!integrations.some((card) => card.sample) && (
                <Button loading={sample.isPending} onClick={() => sample.mutate()} data-testid="start-sample">
                  {t('overview.addSample')}
                </Button>
              )}
            </div>
          </div>
        )}
      </QueryResult>
    </Page>
  )
}

const hasRunningRun = (cards: Card[] | undefined) =>
  cards?.some((card) => card.last_runs.some((run) => run.state === 'running')) ?? false

function interruptedOf(cards: Card[]) {
  return cards.flatMap((card) =>
    card.needs.flatMap((need) => (need.kind === 'run_interrupted' ? [{ card, runId: need.run_id }] : [])),
  )
}

/** One button on the screen is primary: the first task of the first card that has one, else the first export. */
function accentOf(cards: Card[]) {
  const needing = cards.findIndex((card) => card.needs.length > 0)
  return Math.max(needing, 0)
}
