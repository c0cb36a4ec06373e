import { readFileSync } from 'node:fs'
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { de } from '../i18n/de'
import { en } from '../i18n/en'
import { sv } from '../i18n/sv'
import { overview as leaveOverview, leavePlan } from './absence'
import { plan } from './company'
import { card, integrationView } from './fake'
import { openWindow } from './open'

const find = (testid: string) => screen.findByTestId(testid)
const place = '#/integrations/int-1'

/** The calls of a service's table that write, or that nobody has been seen to make. */
function toldOf(service: string): string[] {
  const table = readFileSync(`../src-tauri/crates/connectors/src/${service}/calls.rs`, 'utf8')
  const rows = table.match(/pub const [A-Z_]+: Call =[\s\S]*?;/g) ?? []
  const told = rows.filter(
    (row) => /write\(|Method::(Put|Post|Patch|Delete)|Unproven/.test(row) && !row.includes('"personio.token"'),
  )
  return told.map((row) => row.match(/"(\w+\.\w+)"/)?.[1] ?? row)
}

test.each(['alexis', 'kleer', 'personio'] as const)('every call of %s that may have to be told of has its words', (service) => {
  const told = toldOf(service)
  expect(told.length).toBeGreaterThan(1)
  for (const texts of [en, sv, de]) {
    expect(
      Object.keys(texts.calls[service])
        .map((name) => `${service}.${name}`)
        .sort(),
    ).toEqual([...told].sort())
  }
})

test('a review names what nobody has tried, by the calls that it would take', async () => {
  await openWindow('#/plans/plan-1', {
    plan: () => ({ ...plan, sample: false, first_run: false, unproven_calls: ['kleer.create_user', 'kleer.create_agreement'] }),
  })
  const told = 'Not yet tested with a real Kleer account: creating people, creating employment agreements.'
  expect(await screen.findByText(told, { exact: false })).toBeTruthy()
})

test('a review of proven calls says nothing of the kind', async () => {
  await openWindow('#/plans/plan-1', { plan: () => ({ ...plan, sample: false, first_run: false, unproven_calls: [] }) })
  await find('review-send')
  expect(screen.queryByText('Not yet tested', { exact: false })).toBeNull()
})

test('days that would be written as payroll events say that nobody has tried it', async () => {
  await openWindow('#/plans/plan-leave', { plan: () => ({ ...leavePlan, unproven_calls: ['kleer.create_payroll_event'] }) })
  expect(await screen.findByText('entering days of leave as payroll events', { exact: false })).toBeTruthy()
})

test('each connection tells what nobody has tried there, from its own table', async () => {
  await openWindow(place)
  expect((await find('unproven-alexis')).textContent).toContain('reading leave day by day, creating people.')
  expect((await find('unproven-kleer')).textContent).toContain('creating people, creating employment agreements')
  expect((await find('unproven-kleer')).textContent).not.toContain('changing people')
})

test('Alexis HR is called Simployer One where an owner looks for it', async () => {
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

test('a token of Alexis HR is no credential of another product', async () => {
  const { user } = await openWindow('#/connect')
  await user.type(await find('alexis-token'), 'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl')
  expect(screen.queryByText('A client ID and a secret are of', { exact: false })).toBeNull()
})

test('of two activities of one name each is a choice of its own, told apart', async () => {
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

test.each(['lead', 'number'])('what leads to the setting %s leads to that very setting', async (part) => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
  await openWindow(`${place}?part=${part}`)
  await find(`settings-${part}`)
  await waitFor(() => expect(seen).toHaveBeenCalledTimes(1))
  const section = screen.getByTestId(`settings-${part}`)
  expect(section.contains(document.activeElement) || section === document.activeElement).toBe(true)
  seen.mockRestore()
})

test('settings that nobody was led to take no focus', async () => {
  const seen = vi.spyOn(Element.prototype, 'scrollIntoView')
  await openWindow(place)
  await find('settings-lead')
  expect(seen).not.toHaveBeenCalled()
  seen.mockRestore()
})

test('what the settings of Kleer say of gaps, and of days without a comment, is saved', async () => {
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
