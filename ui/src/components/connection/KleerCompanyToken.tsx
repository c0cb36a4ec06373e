import { PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './Connection.module.css'
import { isCompanyId } from './entry'
import type { KleerFormProps } from './KleerForm'

/** Company ID and token. Kleer's support issues both. */
export function KleerCompanyToken({ entry, onChange, showFaults }: KleerFormProps) {
  const { t } = useTranslation()
  return (
    <div className={css.form}>
      <TextInput
        label={t('kleer.companyId')}
        description={t('kleer.companyIdHelp')}
        inputMode="numeric"
        value={entry.companyId}
        onChange={(event) => onChange({ ...entry, companyId: event.currentTarget.value })}
        error={showFaults && !isCompanyId(entry.companyId) ? t('kleer.companyIdWrong') : undefined}
        data-testid="kleer-company-id"
      />
      <PasswordInput
        label={t('kleer.companyToken')}
        description={t('alexis.kept')}
        value={entry.token}
        onChange={(event) => onChange({ ...entry, token: event.currentTarget.value })}
        error={showFaults && !entry.token.trim() ? t('kleer.tokenMissing') : undefined}
        autoComplete="off"
        data-testid="kleer-token"
      />
    </div>
  )
}
