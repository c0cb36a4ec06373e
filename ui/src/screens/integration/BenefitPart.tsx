import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { BenefitSettings } from '../../generated/types'
import { SettingPart } from './SettingPart'

/** The currencies of the countries that the app supports. The present one is always an option. */
const currencies = ['EUR', 'SEK', 'CHF', 'DKK', 'NOK', 'PLN', 'CZK', 'GBP', 'USD']

type BenefitPartProps = { value: BenefitSettings; onChange: (change: Partial<BenefitSettings>) => void }

/** The settings of a benefit list. The rule of each benefit is set in the list itself. */
export function BenefitPart({ value, onChange }: BenefitPartProps) {
  const { t } = useTranslation()
  const { currency, number_attribute, send_negative } = value
  return (
    <>
      <NativeSelect
        label={t('benefitSettings.currency')}
        description={t('benefitSettings.currencyHelp')}
        value={currency}
        onChange={(event) => onChange({ currency: event.currentTarget.value })}
        data={currencies.includes(currency) ? currencies : [currency, ...currencies]}
        maw={420}
        data-testid="settings-currency"
      />
      <Switch
        label={t('benefitSettings.negative')}
        description={t('benefitSettings.negativeHelp')}
        checked={send_negative}
        onChange={(event) => onChange({ send_negative: event.currentTarget.checked })}
        data-testid="settings-negative"
      />
      <SettingPart
        title={t('benefitSettings.number')}
        now={number_attribute ?? t('benefitSettings.numberAuto')}
        testid="settings-number-attribute"
      >
        <TextInput
          label={t('benefitSettings.numberLabel')}
          description={t('benefitSettings.numberHelp')}
          value={number_attribute ?? ''}
          onChange={(event) => onChange({ number_attribute: event.currentTarget.value.trim() || null })}
          maw={420}
          data-testid="settings-number-id"
        />
      </SettingPart>
    </>
  )
}
