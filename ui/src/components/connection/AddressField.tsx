import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '../Disclosure'

type AddressFieldProps = { service: string; value: string; onChange: (address: string) => void }

/** The service's address, with the official one as the default. */
export function AddressField({ service, value, onChange }: AddressFieldProps) {
  const { t } = useTranslation()
  return (
    <Disclosure title={t('connection.advanced')} testid={`advanced-${service}`}>
      <TextInput
        label={t('connection.address')}
        description={t('connection.addressHelp')}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        spellCheck={false}
        data-testid={`address-${service}`}
      />
    </Disclosure>
  )
}
