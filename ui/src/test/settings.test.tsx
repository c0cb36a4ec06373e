import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openWindow } from './openWindow'
import { appError } from './runs'
import { card, choices, fails, integrationView } from './shellAnswers'

const find = (testid: string) => screen.findByTestId(testid)
const place = '#/integrations/int-1'

/** The settings of the last save. */
async function saved(asked: (command: string) => Record<string, unknown>[]) {
  await waitFor(() => expect(asked('integration_update')).toHaveLength(1))
  expect(asked('integration_update')[0]).toMatchObject({ integrationId: 'int-1', label: 'Nordlicht AB' })
  return asked('integration_update')[0]?.settings
}

test('the source of truth by field and the shrink limit are saved', async () => {
  const { user, asked } = await openWindow(place)
  expect(await find('settings-save')).toHaveProperty('disabled', true)
  await user.click(await find('settings-lead-by_field'))
  await user.click(await find('settings-lead-monthly_salary-kleer'))
  await user.clear(await find('settings-shrink'))
  expect(await find('settings-save')).toHaveProperty('disabled', true)
  await user.type(await find('settings-shrink'), '35')
  await user.click(await find('settings-save'))
  expect(await saved(asked)).toEqual({
    ...integrationView.settings,
    lead: { kind: 'by_field', kleer: ['monthly_salary'] },
    shrink_limit: 35,
  })
  // These settings need no read of either side.
  expect(asked('integration_choices')).toEqual([])
})

test('the scope is chosen from the options of Alexis HR, and an empty scope is refused', async () => {
  const { user, asked } = await openWindow(place)
  await user.click(await find('settings-scope'))
  await user.click(await find('settings-scope-departments'))
  expect(await find('settings-save')).toHaveProperty('disabled', true)
  await user.click(await find('settings-scope-pick'))
  await user.click(await screen.findByText('Lager (9)'))
  await user.click(await find('settings-save'))
  expect(await saved(asked)).toEqual({ ...integrationView.settings, scope: { kind: 'departments', ids: ['d-1'] } })
  expect(asked('integration_choices')).toHaveLength(1)
})

test('the field of the employee number is saved, and employment types are proposed', async () => {
  const { user, asked } = await openWindow(place)
  await user.click(await find('settings-number'))
  await user.click(await find('settings-number-internal_id'))
  await user.click(await find('settings-kinds'))
  expect(await find('settings-hourly')).toHaveProperty('value', 'Hourly')
  await user.click(await find('settings-save'))
  expect(await saved(asked)).toEqual({
    ...integrationView.settings,
    employee_number: 'internal_id',
    hourly_type: choices.hourly_proposal,
    permanent_type: choices.permanent_proposal,
  })
})

test('if Kleer leads, the choice field by field starts with Kleer everywhere', async () => {
  const settings = { ...integrationView.settings, lead: { kind: 'kleer' } }
  const { user, asked } = await openWindow(place, { integration: () => ({ ...integrationView, settings }) })
  await user.click(await find('settings-lead-by_field'))
  await user.click(await find('settings-lead-name-alexis'))
  await user.click(await find('settings-save'))
  const { lead } = (await saved(asked)) as { lead: { kleer: string[] } }
  expect(lead.kleer).toHaveLength(11)
  expect(lead.kleer).not.toContain('name')
})

test('options that cannot be read show an error with a retry', async () => {
  let tries = 0
  const { user } = await openWindow(place, {
    integration_choices: () => {
      tries += 1
      return tries === 1 ? fails(appError('timed_out'))() : choices
    },
  })
  await user.click(await find('settings-scope'))
  await find('error-timed_out')
  await user.click(await find('error-act-retry'))
  expect(await find('settings-scope-people')).toBeTruthy()
})

test('a drift check updates the card and sends nothing', async () => {
  const drift = { checked_at: '2026-11-21T13:05:00Z', differs: 3, blocked: 1, since: '2026-11-12T08:00:00Z' }
  const { user, asked } = await openWindow('#/', { drift_check: () => ({ ...card, drift }) })
  expect((await find('drift-state')).textContent).toBe('Not compared yet.')
  await user.click(await find('card-drift'))
  await waitFor(async () =>
    expect((await find('drift-state')).textContent).toMatch(/^3 people differ since .*12.* · 1 needs you/),
  )
  expect(asked('drift_check')).toEqual([{ integrationId: 'int-1' }])
  expect(asked('run_start')).toEqual([])
})

test('the import is prepared from the card, and comes first when Kleer leads', async () => {
  const settings = { ...integrationView.settings, lead: { kind: 'kleer' } }
  const { user, asked } = await openWindow('#/', { integration: () => ({ ...integrationView, settings }) })
  const button = await find('card-import')
  await waitFor(() => expect(button.dataset.variant).toBe('filled'))
  expect((await find('card-export')).dataset.variant).toBe('default')
  await user.click(button)
  await waitFor(() => expect(asked('plan_prepare')).toEqual([{ integrationId: 'int-1', export: 'employee_import' }]))
})

test('fields that are empty for everybody are named, with the boxes to tick', async () => {
  const { user } = await openWindow(place, {
    connection_recheck: () => ({
      account: 'Nordlicht AB',
      acts_as: null,
      ok: true,
      checks: [{ right: 'log_in', count: null, error: null }],
      empty_fields: ['tax_table', 'clearing_number', 'account_number'],
    }),
  })
  await user.click(await find('test-kleer'))
  expect((await find('report-kleer')).textContent).toContain('Empty for everybody: Tax table and Bank account.')
  expect(screen.getByText('Payroll: “Administer all the payroll”')).toBeTruthy()
})
