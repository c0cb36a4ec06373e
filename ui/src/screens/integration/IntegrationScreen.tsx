import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { Waiting } from '../../components/Waiting'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import { go, type SettingsPart } from '../../lib/route'
import { isConnected } from '../../lib/services'
import { ConnectionPanel } from './ConnectionPanel'
import css from './Integration.module.css'
import { RemovePanel } from './RemovePanel'
import { SalaryPanel } from './SalaryPanel'
import { SettingsPanel } from './SettingsPanel'

/** An integration: settings, connections, unit of salaries, and its removal. */
export function IntegrationScreen({ id, part }: { id: string; part?: SettingsPart | undefined }) {
  const { t } = useTranslation()
  const integration = useQuery(queries.integration(id))
  // Settings are saved as a whole, so the screen reads them again: an older copy would undo newer changes.
  if (!integration.data || !integration.isFetchedAfterMount || integration.error) {
    return (
      <Page title={t('integration.settings')} narrow>
        {integration.error ? (
          <ErrorNotice error={asAppError(integration.error)} onRetry={() => void integration.refetch()} />
        ) : (
          <Waiting />
        )}
      </Page>
    )
  }
  const { card } = integration.data
  const isList = card.source.service === 'list'
  return (
    <Page
      title={card.label}
      over={t('overview.settings')}
      sample={card.sample}
      narrow
      actions={
        isList ? (
          <>
            <Button onClick={() => go({ at: 'benefits', id, month: null })} data-testid="integration-benefits">
              {t('benefitSettings.list')}
            </Button>
            <Button onClick={() => go({ at: 'corrections', id })} data-testid="integration-corrections">
              {t('benefitFix.title')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => go({ at: 'links', id })} data-testid="integration-links">
              {t('links.title')}
            </Button>
            <Button onClick={() => go({ at: 'export', id, kind: 'employees', only: [] })} data-testid="integration-export">
              {t('exportsByKind.employees')}
            </Button>
            <Button onClick={() => go({ at: 'export', id, kind: 'employee_import', only: [] })} data-testid="integration-import">
              {t('exportsByKind.employee_import')}
            </Button>
            <Button onClick={() => go({ at: 'leave', id })} data-testid="integration-leave">
              {t('exportsByKind.leave')}
            </Button>
          </>
        )
      }
    >
      <div className={css.stack}>
        <SettingsPanel integration={integration.data} part={part} />
        {[card.source, card.target].filter(isConnected).map((connection) => (
          <ConnectionPanel key={connection.service} connection={connection} />
        ))}
        {!isList && <SalaryPanel integration={integration.data} />}
        <RemovePanel card={card} />
      </div>
    </Page>
  )
}
