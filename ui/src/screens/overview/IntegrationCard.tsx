import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SampleTag } from '../../components/SampleTag'
import type { IntegrationCard as Card } from '../../lib/bindings'
import { go, href } from '../../lib/route'
import { serviceNames } from '../../lib/services'
import { LastRun } from './LastRun'
import { Needs } from './Needs'
import css from './OverviewScreen.module.css'

/** One integration: its export, its last run, and what waits for the owner. */
export function IntegrationCard({ card, accent }: { card: Card; accent: boolean }) {
  const { t } = useTranslation()
  const waiting = card.needs.length > 0
  const running = card.last_run?.state === 'running'
  return (
    <article className={css.card} aria-label={card.label}>
      <div className={css.head}>
        <h2 className={css.label}>
          {card.label}
          {card.sample && <SampleTag />}
        </h2>
        <span className={css.pair}>
          {serviceNames[card.source.service]} → {serviceNames[card.target.service]}
        </span>
      </div>
      <div className={css.columns}>
        <div>
          <h3 className={css.subtitle}>{t('overview.last')}</h3>
          <LastRun run={card.last_run} />
        </div>
        <div>
          <h3 className={css.subtitle}>{t('overview.needs')}</h3>
          <Needs card={card} accent={accent} />
        </div>
      </div>
      <div className={css.foot}>
        <Button
          variant={accent && !waiting && !running ? 'filled' : 'default'}
          onClick={() => go({ at: 'export', id: card.id, kind: 'employees', only: [] })}
          disabled={running}
          data-testid="card-export"
        >
          {t('overview.export')}
        </Button>
        <span className={css.footText}>{running ? t('overview.running') : t('overview.exportWhat')}</span>
        <a href={href({ at: 'history', integrationId: card.id })} data-testid="card-runs">
          {t('overview.allRuns')}
        </a>
        <a href={href({ at: 'integration', id: card.id })} data-testid="card-settings">
          {t('overview.settings')}
        </a>
      </div>
    </article>
  )
}
