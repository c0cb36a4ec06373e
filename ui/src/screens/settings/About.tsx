import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { QueryResult } from '../../components/QueryResult'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import css from './Settings.module.css'

/** The version, the folders of data and logs, and the third-party licences. */
export function About() {
  const { t } = useTranslation()
  const about = useQuery(queries.about)
  const open = useMutation({ mutationFn: backend.openDataFolder })
  const others = useMutation({ mutationFn: backend.thirdParty })
  return (
    <Card title={t('settings.about')}>
      <QueryResult of={about}>
        {(data) => (
          <dl className={css.facts}>
            <dt>{t('settings.version')}</dt>
            <dd data-testid="version">{data.version}</dd>
            <dt>{t('settings.dataFolder')}</dt>
            <dd>
              <code>{data.data_folder}</code>
              <p className="soft">{t('settings.dataText')}</p>
            </dd>
            <dt>{t('settings.logFolder')}</dt>
            <dd>
              <code>{data.log_folder}</code>
              <p className="soft">{t('settings.logText')}</p>
            </dd>
          </dl>
        )}
      </QueryResult>
      <div className={css.buttons}>
        <Button onClick={() => open.mutate()} data-testid="open-data-folder">
          {t('settings.openFolder')}
        </Button>
        <Button onClick={() => others.mutate()} loading={others.isPending} data-testid="third-party-show">
          {t('settings.thirdParty')}
        </Button>
      </div>
      {others.data !== undefined && (
        <>
          <p className="soft">{t('settings.thirdPartyText')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable */}
          <section className={css.shown} tabIndex={0} aria-label={t('settings.thirdParty')} data-testid="third-party-text">
            {others.data}
          </section>
        </>
      )}
      {others.error && <ErrorNotice error={asAppError(others.error)} onRetry={() => others.mutate()} />}
      {open.error && <ErrorNotice error={asAppError(open.error)} onRetry={() => open.mutate()} />}
    </Card>
  )
}
