import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answer } from '../../components/Answer'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Sheet } from '../../components/Sheet'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import css from './Settings.module.css'

/** The version, and where data and logs lie. */
export function About() {
  const { t } = useTranslation()
  const about = useQuery(queries.about)
  const open = useMutation({ mutationFn: backend.openDataFolder })
  return (
    <Sheet title={t('settings.about')}>
      <Answer of={about}>
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
      </Answer>
      <div>
        <Button onClick={() => open.mutate()} data-testid="open-data-folder">
          {t('settings.openFolder')}
        </Button>
      </div>
      {open.error && <ErrorNotice error={asAppError(open.error)} onRetry={() => open.mutate()} />}
    </Sheet>
  )
}
