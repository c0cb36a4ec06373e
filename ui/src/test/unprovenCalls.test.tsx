import { readFileSync } from 'node:fs'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { de } from '../i18n/de'
import { en } from '../i18n/en'
import { sv } from '../i18n/sv'
import { overview as leaveOverview, leavePlan } from './absence'
import { plan } from './company'
import { openWindow } from './openWindow'
import { card, integrationView } from './shellAnswers'

const find = (testid: string) => screen.findByTestId(testid)
const place = '#/integrations/int-1'

/** The calls of a service's table that write or are unproven. */
function noticedCalls(service: string): string[] {
  const table = readFileSync(`../src-tauri/crates/connectors/src/${service}/calls.rs`, 'utf8')
  const rows = table.match(/pub const [A-Z_]+: Call =[\s\S]*?;/g) ?? []
  const calls = rows.filter(
    (row) => /write\(|Method::(Put|Post|Patch|Delete)|Unproven/.test(row) && !row.includes('"personio.token"'),
  )
  return calls.map((row) => row.match(/"(\w+\.\w+)"/)?.[1] ?? row)
}

test.each(['alexis', 'kleer', 'personio'] as const)('every call of %s that a notice can name has a text', (service) => {
  const calls = noticedCalls(service)
  expect(calls.length).toBeGreaterThan(1)
  for (const texts of [en, sv, de]) {
    expect(
      Object.keys(texts.calls[service])
        .map((name) => `${service}.${name}`)
        .sort(),
    ).toEqual([...calls].sort())
  }
})

test('a review names the unproven calls that it would make', async () => {
  await openWindow('#/plans/plan-1', {
    plan: () => ({ ...plan, sample: false, first_run: false, unproven_calls: ['kleer.create_user', 'kleer.create_agreement'] }),
  })
  const calls = 'Not yet tested with a real Kleer account: creating people, creating employment agreements.'
  expect(await screen.findByText(calls, { exact: false })).toBeTruthy()
})

test('a review of proven calls shows no such notice', async () => {
  await openWindow('#/plans/plan-1', { plan: () => ({ ...plan, sample: false, first_run: false, unproven_calls: [] }) })
  await find('review-send')
  expect(screen.queryByText('Not yet tested', { exact: false })).toBeNull()
})

test('days that become payroll events say that this call is unproven', async () => {
  await openWindow('#/plans/plan-leave', { plan: () => ({ ...leavePlan, unproven_calls: ['kleer.create_payroll_event'] }) })
  expect(await screen.findByText('entering days of leave as payroll events', { exact: false })).toBeTruthy()
})

test('each connection lists the unproven calls of its own table', async () => {
  await openWindow(place)
  expect((await find('unproven-alexis')).textContent).toContain('reading leave day by day, creating people.')
  expect((await find('unproven-kleer')).textContent).toContain('creating people, creating employment agreements')
  expect((await find('unproven-kleer')).textContent).not.toContain('changing people')
})

test('Alexis HR is also named Simployer One when it is connected', async () => {
  const own = { ...integrationView, card: { ...card, sample: false } }
  await openWindow(place, { integration: () => own })
  expect(await screen.findByText('Connection to Alexis HR (Simployer One)')).toBeTruthy()
})

test.each(['2f1c9a80-5b1e-4c83-9f53-0a6d4f6c1b22', 'client-id secret', 'id:secret'])(
  'whoever enters the credentials of the product Simployer is told so (%s)',
  async (typed) => {
    const { user } = await openWindow('#/connect')
    await user.type(await find('alexis-token'), typed)
    expect(await screen.findByText('another product, “Simployer”', { exact: false })).toBeTruthy()
  },
)

test('a token of Alexis HR is not mistaken for another product’s credential', async () => {
  const { user } = await openWindow('#/connect')
  await user.type(await find('alexis-token'), 'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl')
  expect(screen.queryByText('A client ID and a secret are of', { exact: false })).toBeNull()
})

test('two activities with one name are separate choices with distinct labels', async () => {
  const alike = [
    { id: 12, name: 'Sjukdom', description: null, needs_child: false },
    { id: 15, name: 'Sjukdom', description: 'dag 15 och framåt', needs_child: false },
  ]
  const types = [{ id: 'sick', name: 'Sick leave', days: 4, rule: null, proposal: null, alike }]
  const leave = { ...leaveOverview, types, activities: alike }
  const { user, asked } = await openWindow('#/plans/plan-leave', { plan: () => ({ ...leavePlan, leave }) })
  expect((await find('leave-type-alike-sick')).textContent).toBe('2 activities are called “Sjukdom”. Choose:')
  expect((await find('leave-type-alike-sick-12')).textContent).toBe('Send as Sjukdom (number 12)')
  const second = await find('leave-type-alike-sick-15')
  expect(second.textContent).toBe('Send as Sjukdom, dag 15 och framåt (number 15)')
  await user.click(second)
  await waitFor(() =>
    expect(asked('leave_rule')).toEqual([
      { integrationId: 'int-1', leaveType: 'sick', rule: { kind: 'send', activity: 15, name: 'Sjukdom' } },
    ]),
  )
})

test.each(['lead', 'number'])('the link to the setting %s opens that setting', async (part) => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView')
  await openWindow(`${place}?part=${part}`)
  await find(`settings-${part}`)
  await waitFor(() => expect(scrollIntoView).toHaveBeenCalledTimes(1))
  const section = screen.getByTestId(`settings-${part}`)
  expect(section.contains(document.activeElement) || section === document.activeElement).toBe(true)
  scrollIntoView.mockRestore()
})

test('settings without a link to them take no focus', async () => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView')
  await openWindow(place)
  await find('settings-lead')
  expect(scrollIntoView).not.toHaveBeenCalled()
  scrollIntoView.mockRestore()
})

test('the settings for gaps in Kleer and for days without a comment are saved', async () => {
  const { user, asked } = await openWindow(place)
  await user.click(await find('agreements-have-gaps'))
  await user.click(await find('no-empty-comment'))
  await user.click(await find('settings-save'))
  await waitFor(() => expect(asked('integration_update')).toHaveLength(1))
  expect(asked('integration_update')[0]?.settings).toEqual({
    ...integrationView.settings,
    kleer_calls: { ...integrationView.settings.kleer_calls, agreements_have_gaps: true, no_empty_comment: true },
  })
})
