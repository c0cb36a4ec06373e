import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { IntegrationSettingsFields } from '../../components/IntegrationSettingsFields'
import { Sheet } from '../../components/Sheet'
import { backend } from '../../lib/backend'
import type { IntegrationView } from '../../lib/bindings'
import { asAppError } from '../../lib/errors'
import css from './Integration.module.css'

/** Name and settings of an integration. */
export function SettingsPanel({ integration }: { integration: IntegrationView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [label, setLabel] = useState(integration.card.label)
  const [settings, setSettings] = useState(integration.settings)
  const save = useMutation({
    mutationFn: () => backend.integrationUpdate(integration.card.id, label.trim(), settings),
    onSuccess: () => client.invalidateQueries(),
  })
  const changed = label.trim() !== integration.card.label || JSON.stringify(settings) !== JSON.stringify(integration.settings)
  return (
    <Sheet title={t('integration.settings')}>
      <TextInput
        label={t('wizard.label')}
        description={t('wizard.labelHelp')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        error={label.trim() ? undefined : t('wizard.labelMissing')}
        maw={420}
        data-testid="integration-label"
      />
      <IntegrationSettingsFields value={settings} onChange={setSettings} />
      {save.error && <ErrorNotice error={asAppError(save.error)} onRetry={() => save.mutate()} />}
      <div className={css.buttons}>
        <Button
          variant={changed ? 'filled' : 'default'}
          disabled={!changed || !label.trim()}
          loading={save.isPending}
          onClick={() => save.mutate()}
          data-testid="integration-save"
        >
          {t('app.save')}
        </Button>
        {save.isSuccess && !changed && <span role="status">{t('app.saved')}</span>}
      </div>
    </Sheet>
  )
}
