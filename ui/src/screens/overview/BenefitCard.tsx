import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SampleTag } from '../../components/SampleTag'
import type { IntegrationCard as Card } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { queries } from '../../lib/queries'
import { go, href } from '../../lib/route'
import { serviceNames } from '../../lib/services'
import { LastRuns } from './LastRun'
import { Needs } from './Needs'
import css from './OverviewScreen.module.css'

/** A benefit list and its export to Personio: the next month, the last run, and the tasks of the owner. */
export function BenefitCard({ card, accent }: { card: Card; accent: boolean }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const list = useQuery(queries.benefitMonth(card.id, null))
  const running = card.last_runs.some((run) => run.state === 'running')
  const next = list.data?.proposed
  const isListed = list.data?.months.some(({ month }) => month === next) ?? false
  const bright = accent && card.needs.length === 0 && !running
  return (
    <article className={css.card} aria-label={card.label}>
      <div className={css.head}>
        <h2 className={css.label}>
          {card.label}
          {card.sample && <SampleTag />}
        </h2>
        <span className={css.pair}>{t('overview.benefits.pair', { target: serviceNames[card.target.service] })}</span>
      </div>
      <div className={css.columns}>
        <div>
          <h3 className={css.subtitle}>{t('overview.last')}</h3>
          <LastRuns runs={card.last_runs} />
        </div>
        <div>
          <h3 className={css.subtitle}>{t('overview.needs')}</h3>
          <Needs card={card} accent={accent} />
        </div>
      </div>
      <div className={css.foot}>
        <Button
          variant={bright && next && !isListed ? 'filled' : 'default'}
          onClick={() => go({ at: 'benefits', id: card.id, month: null })}
          data-testid="card-benefits"
        >
          {t('overview.benefits.list')}
        </Button>
        <Button
          variant={bright && next && isListed ? 'filled' : 'default'}
          onClick={() => next && go({ at: 'benefit-prepare', id: card.id, month: next, only: [] })}
          disabled={running || !next || !isListed}
          data-testid="card-benefit-prepare"
        >
          {next ? t('overview.benefits.prepare', { month: formats.month(next) }) : t('overview.benefits.prepareNone')}
        </Button>
        <span className={css.footText}>{t(running ? 'overview.running' : 'overview.exportWhat')}</span>
        <span className={css.actions}>
          <a href={href({ at: 'history', integrationId: card.id })} data-testid="card-runs">
            {t('overview.allRuns')}
          </a>
          <a href={href({ at: 'integration', id: card.id })} data-testid="card-settings">
            {t('overview.settings')}
          </a>
        </span>
      </div>
    </article>
  )
}
