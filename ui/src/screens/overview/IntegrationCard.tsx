import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SampleTag } from '../../components/SampleTag'
import type { IntegrationCard as Card } from '../../generated/types'
import { queries } from '../../lib/queries'
import { go, href, type PeopleExport } from '../../lib/route'
import { namesToFind } from '../../lib/services'
import { DriftLine } from './DriftLine'
import { LastRuns } from './LastRun'
import { Needs } from './Needs'
import css from './OverviewScreen.module.css'

const jobs: { kind: PeopleExport | 'leave'; testid: string }[] = [
  { kind: 'employees', testid: 'card-export' },
  { kind: 'employee_import', testid: 'card-import' },
  { kind: 'leave', testid: 'card-leave' },
]

/** An integration: its exports, its last run, and the tasks of the owner. */
export function IntegrationCard({ card, accent }: { card: Card; accent: boolean }) {
  const { t } = useTranslation()
  const waiting = card.needs.length > 0
  const running = card.last_runs.some((run) => run.state === 'running')
  const integration = useQuery(queries.integration(card.id))
  // The export from the leading side comes first.
  const next: PeopleExport = integration.data?.settings.lead.kind === 'kleer' ? 'employee_import' : 'employees'
  return (
    <article className={css.card} aria-label={card.label}>
      <div className={css.head}>
        <h2 className={css.label}>
          {card.label}
          {card.sample && <SampleTag />}
        </h2>
        <span className={css.pair}>
          {namesToFind[card.source.service]} · {namesToFind[card.target.service]}
        </span>
      </div>
      <div className={css.columns}>
        <div>
          <h3 className={css.subtitle}>{t('overview.last')}</h3>
          <LastRuns runs={card.last_runs} />
        </div>
        <div>
          <h3 className={css.subtitle}>{t('overview.needs')}</h3>
          <Needs card={card} accent={accent} leading={next} />
        </div>
      </div>
      <DriftLine card={card} running={running} />
      <div className={css.foot}>
        {jobs.map(({ kind, testid }) => (
          <Button
            key={kind}
            variant={accent && !waiting && !running && kind === next ? 'filled' : 'default'}
            onClick={() => go(kind === 'leave' ? { at: 'leave', id: card.id } : { at: 'export', id: card.id, kind, only: [] })}
            disabled={running}
            data-testid={testid}
          >
            {t(`exportsByKind.${kind}`)}
          </Button>
        ))}
        <span className={css.footText}>{t(running ? 'overview.running' : 'overview.exportWhat')}</span>
        <span className={css.actions}>
          <a href={href({ at: 'links', id: card.id })} data-testid="card-links">
            {t('links.title')}
          </a>
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
