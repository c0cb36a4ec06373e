import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { IntegrationSettingsFields } from '../../components/IntegrationSettingsFields'
import type { IntegrationSettings, IntegrationView } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import type { SettingsPart } from '../../lib/route'
import { BenefitPart } from './BenefitPart'
import { EmployeeNumberPart } from './EmployeeNumberPart'
import { EmploymentTypesPart } from './EmploymentTypesPart'
import css from './Integration.module.css'
import { LeavePart } from './LeavePart'
import { MailPart } from './MailPart'
import { ScopePart } from './ScopePart'
import { isShrinkLimit, ShrinkPart } from './ShrinkPart'
import { SourceOfTruthPart } from './SourceOfTruthPart'

/** Name and settings of an integration. */
export function SettingsPanel({ integration, part }: { integration: IntegrationView; part?: SettingsPart | undefined }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { id } = integration.card
  const [label, setLabel] = useState(integration.card.label)
  const [settings, setSettings] = useState(integration.settings)
  const save = useMutation({
    mutationFn: () => backend.integrationUpdate({ integrationId: id, label: label.trim(), settings }),
    // The options are not read again: saving does not change them, and reading takes long.
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'integration-choices' }),
  })
  const set = useCallback((change: Partial<IntegrationSettings>) => setSettings((before) => ({ ...before, ...change })), [])
  const changed = label.trim() !== integration.card.label || JSON.stringify(settings) !== JSON.stringify(integration.settings)
  const scoped = settings.scope.kind === 'all' || settings.scope.ids.length > 0
  // A benefit list has no people to match, no leading side and no leave.
  const isList = integration.card.source.service === 'list'
  const failed = save.error && asAppError(save.error)
  const wrongAddress = failed?.code === 'invalid_input' && failed.hint === 'mail_to'
  const valid = label.trim() !== '' && scoped && isShrinkLimit(settings.shrink_limit)
  return (
    <Card title={t('integration.settings')}>
      <TextInput
        label={t('wizard.label')}
        description={t('wizard.labelHelp')}
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
        error={label.trim() ? undefined : t('wizard.labelMissing')}
        maw={420}
        data-testid="integration-label"
      />
      {isList && (
        <BenefitPart value={settings.benefits} onChange={(change) => set({ benefits: { ...settings.benefits, ...change } })} />
      )}
      {!isList && (
        <IntegrationSettingsFields value={settings} onChange={setSettings}>
          <SourceOfTruthPart isTarget={part === 'lead'} value={settings.lead} onChange={(lead) => set({ lead })} />
          <ScopePart id={id} value={settings.scope} onChange={(scope) => set({ scope })} />
          <EmployeeNumberPart
            isTarget={part === 'number'}
            id={id}
            value={settings.employee_number}
            onChange={(place) => set({ employee_number: place })}
          />
          <EmploymentTypesPart id={id} value={settings} onChange={set} />
          <LeavePart value={settings.leave} onChange={(change) => set({ leave: { ...settings.leave, ...change } })} />
          <ShrinkPart value={settings.shrink_limit} onChange={(limit) => set({ shrink_limit: limit })} />
        </IntegrationSettingsFields>
      )}
      <MailPart value={settings.mail} onChange={(mail) => set({ mail })} wrong={wrongAddress} />
      {failed && !wrongAddress && <ErrorNotice error={failed} onRetry={() => save.mutate()} />}
      <div className={css.buttons}>
        <Button
          variant={changed && valid ? 'filled' : 'default'}
          disabled={!changed || !valid}
          loading={save.isPending}
          onClick={() => save.mutate()}
          data-testid="settings-save"
        >
          {t('app.save')}
        </Button>
        {save.isSuccess && !changed && <span role="status">{t('app.saved')}</span>}
      </div>
    </Card>
  )
}
