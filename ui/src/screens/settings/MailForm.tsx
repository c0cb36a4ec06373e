import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import { Notice } from '../../components/Notice'
import type { MailSecurity, MailSettings } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import {
  fieldOf,
  firstDraft,
  isMicrosofts,
  type MailDraft,
  type MailField,
  toSend,
  usualPort,
  withSecurity,
  wrongFields,
} from './mailServer'
import css from './Settings.module.css'

type MailFormProps = { settings: MailSettings; onSaved: (now: MailSettings) => void; onForget: () => void }

/** The fields of the mail server, each with its error. A test sends no mail. */
export function MailForm({ settings, onSaved, onForget }: MailFormProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => firstDraft(settings))
  const [left, setLeft] = useState<ReadonlySet<MailField>>(new Set())
  const test = useMutation({ mutationFn: () => backend.mailCheck({ draft: toSend(draft) }) })
  const save = useMutation({
    mutationFn: () => backend.mailSave({ draft: toSend(draft) }),
    onSuccess: (now) => {
      setDraft(firstDraft(now))
      onSaved(now)
    },
  })
  const set = (next: MailDraft) => {
    test.reset()
    save.reset()
    setDraft(next)
  }
  const { server, has_password } = settings
  const wrong = wrongFields(draft)
  const changed = JSON.stringify(draft) !== JSON.stringify(firstDraft(settings))
  const valid = wrong.size === 0
  const thrown = save.error ?? test.error
  const error = thrown === null ? null : asAppError(thrown)
  const about = error && fieldOf(error)
  const notice = error && (
    <ErrorNotice error={about ? { ...error, hint: error.code === 'invalid_input' ? null : error.hint } : error} />
  )
  /** The common props of a text field. The input is validated when the field loses the focus. */
  const field = (name: 'host' | 'port' | 'user' | 'from') => ({
    value: draft[name],
    onChange: (event: { currentTarget: { value: string } }) => set({ ...draft, [name]: event.currentTarget.value }),
    onBlur: () => setLeft((before) => new Set(before).add(name)),
    error: name !== 'user' && wrong.has(name) && left.has(name) && draft[name] !== '' ? t(`mail.wrong.${name}`) : about === name,
    'data-testid': `mail-${name}`,
  })
  const otherServer = server !== null && draft.host.trim() !== server.host
  const kept = has_password && !otherServer
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (valid && changed) save.mutate()
      }}
    >
      <div className={css.pair}>
        <TextInput label={t('mail.host')} description={t('mail.hostHelp')} {...field('host')} />
        <TextInput
          label={t('mail.port')}
          description={t('mail.portHelp', { port: usualPort[draft.security] })}
          inputMode="numeric"
          {...field('port')}
        />
      </div>
      {isMicrosofts(draft.host) && draft.user.trim() !== '' && (
        <Notice tone="warn">{t(`mail.microsoft.${settings.microsoft}`)}</Notice>
      )}
      {(about === 'host' || about === 'port') && notice}
      <div>
        <p className={css.label} id="mail-security">
          {t('mail.security')}
        </p>
        <SegmentedControl
          aria-labelledby="mail-security"
          value={draft.security}
          data={(['start_tls', 'tls'] as const).map((value) => ({ value, label: t(`mail.securities.${value}`) }))}
          onChange={(value) => set(withSecurity(draft, value as MailSecurity))}
          data-testid="mail-security"
        />
      </div>
      {about === 'security' && notice}
      <div className={css.pair}>
        <TextInput label={t('mail.user')} description={t('mail.userHelp')} autoComplete="off" {...field('user')} />
        <PasswordInput
          label={t('mail.password')}
          description={t(kept ? 'mail.passwordKept' : otherServer && has_password ? 'mail.passwordOther' : 'mail.passwordHelp')}
          placeholder={kept ? '••••••••' : undefined}
          value={draft.password}
          onChange={(event) => set({ ...draft, password: event.currentTarget.value })}
          autoComplete="off"
          error={about === 'password'}
          data-testid="mail-password"
        />
      </div>
      {about === 'password' && notice}
      <TextInput label={t('mail.from')} description={t('mail.fromHelp')} maw={420} {...field('from')} />
      {about === 'from' && notice}
      {about === null && notice}
      {test.isSuccess && <Notice tone="ok">{t('mail.testOk')}</Notice>}
      <div className={css.buttons}>
        <Button
          type="submit"
          variant={changed && valid ? 'filled' : 'default'}
          disabled={!changed || !valid}
          loading={save.isPending}
          data-testid="mail-save"
        >
          {t('app.save')}
        </Button>
        <Button disabled={!valid} loading={test.isPending} onClick={() => test.mutate()} data-testid="mail-test">
          {t('mail.test')}
        </Button>
        {server && (
          <Button className={css.danger} onClick={onForget} data-testid="mail-forget">
            {t('mail.forget')}
          </Button>
        )}
        {save.isSuccess && !changed && <span role="status">{t('app.saved')}</span>}
      </div>
    </form>
  )
}
