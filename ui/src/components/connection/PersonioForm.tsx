import { PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../Notice'
import { AddressField } from './AddressField'
import css from './Connection.module.css'
import type { PersonioEntry } from './entry'
import { RightBoxes } from './RightBoxes'

type PersonioFormProps = { entry: PersonioEntry; onChange: (entry: PersonioEntry) => void; showFaults: boolean }

/** The credentials of Personio, with instructions where to create them and which boxes to tick. */
export function PersonioForm({ entry, onChange, showFaults }: PersonioFormProps) {
  const { t } = useTranslation()
  return (
    <div className={css.form}>
      <div>
        <h3 className={css.subtitle}>{t('personio.howTitle')}</h3>
        <ol className={css.how}>
          <li>{t('personio.how1')}</li>
          <li>{t('personio.how2')}</li>
          <li>{t('personio.how3')}</li>
          <li>{t('personio.how4')}</li>
        </ol>
      </div>
      <RightBoxes service="personio" />
      <Notice tone="quiet">{t('personio.note')}</Notice>
      <TextInput
        label={t('personio.clientId')}
        value={entry.clientId}
        onChange={(event) => onChange({ ...entry, clientId: event.currentTarget.value })}
        error={showFaults && !entry.clientId.trim() ? t('personio.clientIdMissing') : undefined}
        autoComplete="off"
        spellCheck={false}
        data-testid="personio-client-id"
      />
      <PasswordInput
        label={t('personio.clientSecret')}
        description={t('alexis.kept')}
        value={entry.clientSecret}
        onChange={(event) => onChange({ ...entry, clientSecret: event.currentTarget.value })}
        error={showFaults && !entry.clientSecret.trim() ? t('personio.clientSecretMissing') : undefined}
        autoComplete="off"
        data-testid="personio-client-secret"
      />
      <AddressField service="personio" value={entry.address} onChange={(address) => onChange({ ...entry, address })} />
    </div>
  )
}
