import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { IntegrationSettingsFields } from '../../components/IntegrationSettingsFields'
import { asAppError } from '../../lib/errors'
import type { Wizard } from './wizard'

type LabelStepProps = {
  wizard: Wizard
  onChange: (change: Partial<Wizard>) => void
  showFaults: boolean
  error: unknown
  onRetry: () => void
}

export function LabelStep({ wizard, onChange, showFaults, error, onRetry }: LabelStepProps) {
  const { t } = useTranslation()
  return (
    <Card title={t('wizard.labelTitle')}>
      <TextInput
        label={t('wizard.label')}
        description={t('wizard.labelHelp')}
        value={wizard.label}
        onChange={(event) => onChange({ label: event.currentTarget.value })}
        error={showFaults && !wizard.label.trim() ? t('wizard.labelMissing') : undefined}
        maw={420}
        data-testid="wizard-label"
      />
      <IntegrationSettingsFields value={wizard.settings} onChange={(settings) => onChange({ settings })} />
      {error !== null && <ErrorNotice error={asAppError(error)} onRetry={onRetry} />}
    </Card>
  )
}
