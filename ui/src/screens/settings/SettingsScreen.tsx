import { SegmentedControl, Select } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Page } from '../../components/Page'
import { QueryResult } from '../../components/QueryResult'
import type { Language, Preferences, Theme } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { queries } from '../../lib/queries'
import { About } from './About'
import { DataPart } from './DataPart'
import { DiagnosticsPart } from './DiagnosticsPart'
import { LimitsPart } from './LimitsPart'
import { MailPart } from './MailPart'
import css from './Settings.module.css'

/** Every language by its own name. */
const languageNames: Record<Language, string> = { en: 'English', sv: 'Svenska', de: 'Deutsch' }

const themes: Theme[] = ['system', 'light', 'dark']

/** The settings of the app. A choice takes effect at once. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const preferences = useQuery(queries.preferences)
  const save = useMutation({
    mutationFn: (preferences: Preferences) => backend.preferencesSave({ preferences }),
    onMutate: (next: Preferences) => client.setQueryData(queries.preferences.queryKey, next),
    onError: () => client.invalidateQueries(queries.preferences),
  })
  return (
    <Page title={t('settings.title')} narrow>
      <div className={css.stack}>
        <QueryResult of={preferences}>
          {(data) => (
            <Card>
              <Select
                label={t('settings.language')}
                value={data.language ?? 'system'}
                data={[
                  { value: 'system', label: t('settings.languageSystem') },
                  ...Object.entries(languageNames).map(([value, label]) => ({ value, label })),
                ]}
                onChange={(value) => save.mutate({ ...data, language: value === 'system' ? null : (value as Language) })}
                maw={320}
                data-testid="language"
              />
              <div>
                <p className={css.label} id="theme">
                  {t('settings.theme')}
                </p>
                <SegmentedControl
                  aria-labelledby="theme"
                  value={data.theme}
                  data={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
                  onChange={(value) => save.mutate({ ...data, theme: value as Theme })}
                  data-testid="theme"
                />
              </div>
              {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.mutate(save.variables)} />}
            </Card>
          )}
        </QueryResult>
        <MailPart />
        <LimitsPart />
        <DataPart />
        <About />
        <DiagnosticsPart />
      </div>
    </Page>
  )
}
