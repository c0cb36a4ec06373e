import { Button, PasswordInput, Select, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { ErrorNotice } from '../ErrorNotice'
import { Notice } from '../Notice'
import css from './Connection.module.css'
import type { KleerFormProps } from './KleerForm'

/** Logs in as the integration user and chooses the company. The password lives only in this component, until it has been used. */
export function KleerLogIn({ entry, onChange, showFaults }: KleerFormProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const logIn = useMutation({
    mutationFn: () => backend.kleerLogIn({ address: entry.address.trim(), email: entry.email.trim(), password }),
    onSuccess: (login) => {
      setPassword('')
      setTried(false)
      const active = login.companies.filter((company) => company.active)
      onChange({ ...entry, login, chosen: active.length === 1 ? (active[0]?.id ?? null) : null })
    },
  })
  const faults = showFaults || tried

  if (entry.login) {
    const { companies } = entry.login
    return (
      <div className={css.form}>
        {companies.length === 0 ? (
          <Notice tone="warn">{t('kleer.noCompanies')}</Notice>
        ) : (
          <Select
            label={t('kleer.company')}
            placeholder={t('kleer.companyChoose')}
            description={t('kleer.passwordKept')}
            data={companies.map(({ id, name, active }) => ({
              value: id,
              label: active ? `${name} (${id})` : `${name} (${id}, ${t('kleer.companyInactive')})`,
            }))}
            value={entry.chosen}
            onChange={(chosen) => onChange({ ...entry, chosen })}
            error={faults && !entry.chosen ? t('kleer.companyMissing') : undefined}
            data-testid="kleer-company"
          />
        )}
        <div>
          <Button size="xs" onClick={() => onChange({ ...entry, login: null, chosen: null })} data-testid="kleer-another-user">
            {t('kleer.anotherUser')}
          </Button>
        </div>
      </div>
    )
  }

  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (entry.email.trim() && password) logIn.mutate()
      }}
    >
      <TextInput
        type="email"
        label={t('kleer.email')}
        value={entry.email}
        onChange={(event) => onChange({ ...entry, email: event.currentTarget.value })}
        error={faults && !entry.email.trim() ? t('kleer.emailMissing') : undefined}
        autoComplete="off"
        data-testid="kleer-email"
      />
      <PasswordInput
        label={t('kleer.password')}
        description={t('kleer.passwordKept')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={faults && !password ? t('kleer.passwordMissing') : undefined}
        autoComplete="off"
        data-testid="kleer-password"
      />
      {logIn.error && <ErrorNotice error={asAppError(logIn.error)} onRetry={() => logIn.mutate()} />}
      <div>
        <Button type="submit" variant="filled" loading={logIn.isPending} data-testid="kleer-log-in">
          {t('kleer.logInButton')}
        </Button>
      </div>
    </form>
  )
}
