import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openWindow } from './openWindow'
import { legalLimits, listView, mailSettings, noMailSettings } from './proofs'
import { appError } from './runs'
import { fails, integrationView } from './shellAnswers'

const find = (testid: string) => screen.findByTestId(testid)

test('a mail server is tested before it is saved, and its password is never shown again', async () => {
  const { user, asked, container } = await openWindow('#/settings')
  await user.type(await find('mail-host'), 'smtp.example.de')
  await user.click(screen.getByText('TLS from the start'))
  expect(await find('mail-port')).toHaveProperty('value', '465')
  await user.type(await find('mail-user'), 'lohn@example.de')
  await user.type(await find('mail-password'), 'geheim')
  expect(await find('mail-save')).toHaveProperty('disabled', true)
  await user.type(await find('mail-from'), 'lohn@example.de')
  await user.click(await find('mail-test'))
  expect(await screen.findByText(/Nothing was sent/)).toBeTruthy()
  const draft = {
    server: { host: 'smtp.example.de', port: 465, security: 'tls', user: 'lohn@example.de', from: 'lohn@example.de' },
    password: 'geheim',
  }
  expect(asked('mail_check')).toEqual([{ draft }])
  await user.click(await find('mail-save'))
  await waitFor(() => expect(asked('mail_save')).toEqual([{ draft }]))
  await find('mail-forget')
  expect(await find('mail-password')).toHaveProperty('value', '')
  expect(container.innerHTML).not.toContain('geheim')
})

test('a server error stands beside its field, and the stored password stays', async () => {
  const refused = appError('mail_sender_refused', { service: 'SMTP', said: '550 <b>not yours</b>' })
  const { user, asked, container } = await openWindow('#/settings', {
    mail_settings: () => mailSettings,
    mail_check: fails(refused),
  })
  await user.click(await find('mail-test'))
  const notice = await find('error-mail_sender_refused')
  expect(notice.textContent).toContain('Your mail server says: 550 <b>not yours</b>')
  expect(container.querySelector('b')).toBeNull()
  expect((await find('mail-from')).getAttribute('aria-invalid')).toBe('true')
  expect(asked('mail_check')).toEqual([{ draft: { server: mailSettings.server, password: null } }])
  await user.type(await find('mail-from'), 'x')
  expect(screen.queryByTestId('error-mail_sender_refused')).toBeNull()
})

test.each([
  ['ending', /At the end of December 2026, Microsoft stops/],
  ['ended', /Since the end of December 2026, Microsoft accepts/],
] as const)('a Microsoft server shows the notice about its passwords: %s', async (microsoft, word) => {
  const { user } = await openWindow('#/settings', { mail_settings: () => ({ ...noMailSettings, microsoft }) })
  await user.type(await find('mail-host'), 'smtp.office365.example')
  await user.type(await find('mail-user'), 'lohn@example.de')
  expect(screen.queryByText(word)).toBeNull()
  await user.clear(await find('mail-host'))
  await user.type(await find('mail-host'), 'SMTP.Office365.com ')
  expect(screen.getByText(word)).toBeTruthy()
  await user.clear(await find('mail-user'))
  expect(screen.queryByText(word)).toBeNull()
})

test('a server that disabled passwords does not blame the password', async () => {
  const hint = '535 5.7.139 Authentication unsuccessful, basic authentication is disabled.'
  const { user } = await openWindow('#/settings', {
    mail_settings: () => mailSettings,
    mail_check: fails(appError('mail_passwords_off', { service: 'SMTP', hint })),
  })
  await user.click(await find('mail-test'))
  const notice = await find('error-mail_passwords_off')
  expect(notice.textContent).toContain('an app password')
  expect(notice.textContent).toContain('Authenticated SMTP')
  expect(notice.textContent).toContain(hint)
  expect(notice.textContent).not.toContain('Enter both again')
})

test('the server is deleted only after a confirmation', async () => {
  const { user, asked } = await openWindow('#/settings', { mail_settings: () => mailSettings })
  await user.click(await find('mail-forget'))
  expect(asked('mail_server_delete')).toEqual([])
  await user.click(await find('confirm-yes'))
  await waitFor(() => expect(screen.queryByTestId('mail-forget')).toBeNull())
  expect(await find('mail-host')).toHaveProperty('value', '')
})

test('one limit is edited at a time, all are saved, and errors stand beside their field', async () => {
  const { user, asked } = await openWindow('#/settings')
  await user.click(await find('limit-edit-transit_ticket'))
  const most = await find('limit-most')
  await user.clear(most)
  await user.type(most, 'viel')
  await user.click(await find('limit-save'))
  expect(await screen.findByText(/Write an amount/)).toBeTruthy()
  await user.clear(most)
  await user.type(most, '65,5')
  const until = await find('limit-until')
  await user.clear(until)
  await user.click(await find('limit-save'))
  await waitFor(() => expect(asked('legal_limits_save')).toHaveLength(1))
  const { limits } = asked('legal_limits_save')[0] as { limits: typeof legalLimits }
  expect(limits.find(({ id }) => id === 'transit_ticket')).toMatchObject({
    most: { amount: '65.5', currency: 'EUR' },
    until: null,
  })
  expect(limits.filter(({ id }) => id !== 'transit_ticket')).toEqual(legalLimits.filter(({ id }) => id !== 'transit_ticket'))
  await waitFor(() => expect(screen.queryByTestId('limit-most')).toBeNull())
  await user.click(await find('limits-reset'))
  expect((await screen.findByRole('dialog')).textContent).toContain('tax adviser')
  await user.click(await find('confirm-yes'))
  await waitFor(() => expect(asked('legal_limits_reset')).toHaveLength(1))
})

test('the recipients are a list, and names of people are off by default', async () => {
  const { user, asked } = await openWindow('#/integrations/int-1')
  await user.click(await find('settings-mail'))
  expect(await find('mail-people')).toHaveProperty('checked', false)
  await user.type(await find('mail-address'), 'nobody{Enter}')
  expect(await screen.findByText('This is no mail address.')).toBeTruthy()
  await user.clear(await find('mail-address'))
  await user.type(await find('mail-address'), 'anna@example.de{Enter}bo@example.de{Enter}')
  await user.click(await find('mail-remove-anna@example.de'))
  await user.click(await find('settings-save'))
  await waitFor(() => expect(asked('integration_update')).toHaveLength(1))
  expect(asked('integration_update')[0]?.settings).toEqual({
    ...integrationView.settings,
    mail: { to: ['bo@example.de'], people: false },
  })
})

test('an address that the shell refuses is marked beside the addresses', async () => {
  const { user } = await openWindow('#/integrations/int-1', {
    integration_update: fails(appError('invalid_input', { service: null, hint: 'mail_to' })),
  })
  await user.click(await find('settings-mail'))
  await user.type(await find('mail-address'), 'a@b{Enter}')
  await user.click(await find('settings-save'))
  expect((await find('mail-to-wrong')).textContent).toContain('no mail address')
  expect(screen.queryByTestId('error-invalid_input')).toBeNull()
})

test('a benefit integration shows only its own settings, and its unproven calls', async () => {
  const view = listView(integrationView)
  const { user, asked } = await openWindow('#/integrations/int-b', { integration: () => view })
  await user.selectOptions(await find('settings-currency'), 'CHF')
  expect(screen.getByText(/Nobody has seen Personio take a negative amount/)).toBeTruthy()
  await user.click(await find('settings-negative'))
  await user.click(await find('settings-number-attribute'))
  await user.type(await find('settings-number-id'), 'dynamic_4711')
  for (const gone of ['settings-lead-by_field', 'settings-scope', 'settings-shrink', 'integration-links', 'integration-leave']) {
    expect(screen.queryByTestId(gone)).toBeNull()
  }
  expect(within(screen.getByRole('main')).queryByText(/Kleer|Alexis/)).toBeNull()
  await user.click(await find('settings-save'))
  await waitFor(() => expect(asked('integration_update')).toHaveLength(1))
  expect(asked('integration_update')[0]?.settings).toEqual({
    ...view.settings,
    benefits: { ...view.settings.benefits, currency: 'CHF', send_negative: true, number_attribute: 'dynamic_4711' },
  })
})

test('settings start from a fresh read, not from the cache', async () => {
  let rules: Record<string, { kind: 'do_not_send' }> = {}
  const now = () => ({
    ...integrationView,
    settings: { ...integrationView.settings, benefits: { ...integrationView.settings.benefits, rules } },
  })
  const { user, asked } = await openWindow('#/integrations/int-1', { integration: now })
  await find('integration-label')
  window.location.hash = '#/settings'
  await find('mail-host')
  rules = { 'b-card': { kind: 'do_not_send' } }
  window.location.hash = '#/integrations/int-1'
  await user.type(await find('integration-label'), ' 2')
  await user.click(await find('settings-save'))
  await waitFor(() => expect(asked('integration_update')).toHaveLength(1))
  expect(asked('integration_update')[0]).toMatchObject({ settings: { benefits: { rules } } })
})
