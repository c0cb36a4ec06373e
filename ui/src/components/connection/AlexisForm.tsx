import { PasswordInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../Notice'
import { AddressField } from './AddressField'
import css from './Connection.module.css'
import { type AlexisEntry, looksLikeSimployer } from './entry'

type AlexisFormProps = { entry: AlexisEntry; onChange: (entry: AlexisEntry) => void; showFaults: boolean }

/** The token of Alexis HR, with instructions where to create it. */
export function AlexisForm({ entry, onChange, showFaults }: AlexisFormProps) {
  const { t } = useTranslation()
  return (
    <div className={css.form}>
      <div>
        <h3 className={css.subtitle}>{t('alexis.howTitle')}</h3>
        <ol className={css.how}>
          <li>{t('alexis.how1')}</li>
          <li>{t('alexis.how2')}</li>
          <li>{t('alexis.how3')}</li>
          <li>{t('alexis.how4')}</li>
        </ol>
      </div>
      <Notice tone="quiet">{t('alexis.note')}</Notice>
      <PasswordInput
        label={t('alexis.token')}
        description={t('alexis.kept')}
        value={entry.token}
        onChange={(event) => onChange({ ...entry, token: event.currentTarget.value })}
        error={fault()}
        autoComplete="off"
        data-testid="alexis-token"
      />
      <AddressField service="alexis" value={entry.address} onChange={(address) => onChange({ ...entry, address })} />
    </div>
  )

  function fault() {
    if (looksLikeSimployer(entry)) return t('alexis.otherProduct')
    return showFaults && !entry.token.trim() ? t('alexis.tokenMissing') : undefined
  }
}
