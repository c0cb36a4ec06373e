import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { ErrorNotice } from '../../components/ErrorNotice'
import { asAppError } from '../../lib/errors'

type BenefitNameProps = {
  label: string
  onLabel: (label: string) => void
  showFaults: boolean
  error: unknown
  onRetry: () => void
}

/** The name of the new integration. */
export function BenefitName({ label, onLabel, showFaults, error, onRetry }: BenefitNameProps) {
  const { t } = useTranslation()
  return (
    <Card title={t('wizard.benefitNameTitle')}>
      <TextInput
        label={t('wizard.label')}
        description={t('wizard.labelHelp')}
        value={label}
        onChange={(event) => onLabel(event.currentTarget.value)}
        error={showFaults && !label.trim() ? t('wizard.labelMissing') : undefined}
        maw={420}
        data-testid="wizard-label"
      />
      <p className="soft">{t('wizard.benefitNext')}</p>
      {error !== null && <ErrorNotice error={asAppError(error)} onRetry={onRetry} />}
    </Card>
  )
}
