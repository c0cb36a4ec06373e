import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { AddressField } from './AddressField'
import css from './Connection.module.css'
import type { KleerEntry } from './entry'
import { IntegrationUserGuide } from './IntegrationUserGuide'
import { KleerCompanyToken } from './KleerCompanyToken'
import { KleerLogIn } from './KleerLogIn'

export type KleerFormProps = { entry: KleerEntry; onChange: (entry: KleerEntry) => void; showFaults: boolean }

/** Access to Kleer: a log-in, or a company token. */
export function KleerForm(props: KleerFormProps) {
  const { t } = useTranslation()
  const { entry, onChange } = props
  return (
    <div className={css.form}>
      <Radio.Group
        label={t('kleer.way')}
        value={entry.access}
        onChange={(way) => onChange({ ...entry, access: way as KleerEntry['access'] })}
      >
        <div className={css.options}>
          <Radio value="log_in" label={t('kleer.logIn')} description={t('kleer.logInText')} data-testid="kleer-way-log-in" />
          <Radio value="token" label={t('kleer.token')} description={t('kleer.tokenText')} data-testid="kleer-way-token" />
        </div>
      </Radio.Group>
      {entry.access === 'log_in' ? <KleerLogIn {...props} /> : <KleerCompanyToken {...props} />}
      <IntegrationUserGuide />
      <AddressField
        service="kleer"
        value={entry.address}
        // A log-in is valid for one address only.
        onChange={(address) => onChange({ ...entry, address, login: null, chosen: null })}
      />
    </div>
  )
}
