import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { LegalLimit, LimitHit, Payout } from '../generated/types'
import { askedOpened, askedPreview, opened, untitledOpened, wrongPreview } from './benefitFiles'
import {
  benefitCorrections,
  benefitPlan,
  benefitPlanOf,
  benefitView,
  besidePlan,
  emptyList,
  equalPlan,
  leftOutBesidePlan,
  leftOutPlan,
  list,
  payChanges,
  personioReport,
  settledPlan,
} from './benefits'
import { openWindow } from './openWindow'
import { appError } from './runs'
import { integrationView } from './shellAnswers'
import { carryOut } from './steps'

const find = (id: string) => screen.findByTestId(id)
const at = '#/integrations/int-b/benefits'
const ofPersonio = { integration: () => benefitView(integrationView.settings) }
const keyOf = (name: string) => payChanges.find((row) => row.name === name)?.key ?? ''
const again: Payout = { kind: 'recurring', interval: 'monthly' }
const limitOf = (kind: LegalLimit['kind']): LegalLimit => ({
  ...(list.over[0] as LimitHit).limit,
  id: kind,
  kind,
  from: '2026-01',
})
const ticked = (name: string) => (screen.getByTestId(`pay-tick-${keyOf(name)}`) as HTMLInputElement).checked

test('Personio is connected by credentials, test and name; then the list opens', async () => {
  const { user, asked } = await openWindow('#/connect-benefits', { connection_check: () => personioReport })
  await user.click(await find('wizard-next'))
  expect(screen.getByText('Enter the client ID.')).toBeTruthy()
  await user.type(await find('personio-client-id'), ' papi-1 ')
  await user.type(await find('personio-client-secret'), 'geheim')
  await user.click(await find('wizard-next'))
  await find('report-personio')
  expect(asked('connection_check')[0]).toEqual({
    draft: {
      address: 'https://api.personio.de',
      credentials: { kind: 'personio_client', client_id: 'papi-1', client_secret: 'geheim' },
    },
  })
  await user.click(await find('wizard-next'))
  expect(await find('wizard-label')).toHaveProperty('value', 'Nordwind GmbH')
  await user.click(await find('wizard-next'))
  await waitFor(() => expect(asked('benefit_integration_save')[0]).toMatchObject({ label: 'Nordwind GmbH' }))
  await waitFor(() => expect(window.location.hash).toBe(at))
})

test('a missing right names the box to tick and the trace id', async () => {
  const trace = '4f1d2c77'
  const checks = personioReport.checks.map((check) =>
    check.right === 'edit_compensations' ? { ...check, error: appError('missing_right', { service: 'Personio', trace }) } : check,
  )
  const { user } = await openWindow('#/connect-benefits', { connection_check: () => ({ ...personioReport, ok: false, checks }) })
  await user.type(await find('personio-client-id'), 'papi-1')
  await user.type(await find('personio-client-secret'), 'secret')
  await user.click(await find('wizard-next'))
  const report = await find('report-personio')
  expect(report.textContent).toContain('Compensations: edit')
  expect(within(report).getByText(trace)).toBeTruthy()
  expect(await find('wizard-next')).toHaveProperty('disabled', true)
})

test('an amount is typed with a comma, kept with a point, and Enter leads to the next person', async () => {
  const { user, asked } = await openWindow(at, ofPersonio)
  const cell = await find('amount-1-1')
  await user.click(cell)
  await user.clear(cell)
  await user.type(cell, '1.098,5{Enter}')
  expect(document.activeElement).toBe(await find('amount-2-1'))
  await waitFor(() =>
    expect(asked('benefit_amount')[0]).toEqual({
      integrationId: 'int-b',
      person: 'p-cem',
      benefit: 'b-meal',
      month: '2026-11',
      amount: '1098.5',
    }),
  )
  await user.keyboard('{ArrowLeft}')
  expect(document.activeElement).toBe(await find('amount-2-0'))
  await user.clear(await find('amount-2-0'))
  await user.tab()
  await waitFor(() => expect(asked('benefit_amount')[1]).toMatchObject({ person: 'p-maria', benefit: 'b-bike', amount: null }))
})

test('an invalid amount is marked and not saved; Escape undoes it', async () => {
  const { user, asked } = await openWindow(at, ofPersonio)
  const cell = await find('amount-0-3')
  await user.click(cell)
  await user.clear(cell)
  await user.type(cell, '12,345{Enter}')
  expect(screen.getByText(/“12,345” is not an amount/)).toBeTruthy()
  expect(cell.getAttribute('aria-invalid')).toBe('true')
  await user.click(cell)
  await user.keyboard('{Escape}')
  expect(screen.queryByText(/is not an amount/)).toBeNull()
  expect(asked('benefit_amount')).toEqual([])
})

test('totals of people and benefits follow the typed amounts', async () => {
  let present = list
  const { user } = await openWindow(at, {
    ...ofPersonio,
    benefit_month: () => present,
    benefit_amount: () => {
      present = {
        ...list,
        entries: [
          ...list.entries,
          { person: 'p-cem', benefit: 'b-meal', month: '2026-11', amount: { amount: '0.10', currency: 'EUR' }, equal_rows: [] },
        ],
      }
      return null
    },
  })
  const cell = await find('amount-1-1')
  expect((await find('total')).textContent).toContain('436,05')
  await user.click(cell)
  await user.type(cell, '0,1{Enter}')
  await waitFor(() => expect(screen.getByTestId('total').textContent).toContain('436,15'))
  expect((await find('person-total-1')).textContent).toContain('100,10')
  expect((await find('total-b-meal')).textContent).toContain('198,15')
})

test('a benefit gets the chosen type; salary types cannot be chosen', async () => {
  const { user, asked } = await openWindow(at, ofPersonio)
  await carryOut(user, { choose: 'rule-b-kind', option: 'type t-kind' })
  await waitFor(() =>
    expect(asked('benefit_rule')[0]).toMatchObject({
      benefitId: 'b-kind',
      rule: { kind: 'send', parts: [{ into: { id: 't-kind' }, share: { kind: 'rest' }, payout: { kind: 'one_time' } }] },
    }),
  )
  await user.click(await find('rule-b-bike'))
  const options = screen.getAllByRole('option', { hidden: true })
  const salary = options.find((option) => option.getAttribute('value') === 'type t-pay')
  expect(salary?.getAttribute('data-combobox-disabled')).toBe('true')
})

test('a new type gets name and payout; a split needs one part that takes the rest', async () => {
  const { user, asked } = await openWindow(at, ofPersonio)
  await carryOut(user, { choose: 'rule-b-kind', option: 'new' })
  await user.clear(await find('rule-new-name'))
  await user.type(await find('rule-new-name'), 'Gutschein')
  await user.selectOptions(await find('rule-new-payout'), 'quarterly')
  await user.click(await find('rule-new-save'))
  await waitFor(() =>
    expect(asked('benefit_rule')[0]).toMatchObject({
      rule: { parts: [{ into: { kind: 'new', name: 'Gutschein' }, payout: { kind: 'recurring', interval: 'quarterly' } }] },
    }),
  )
  await carryOut(user, { choose: 'rule-b-meal', option: 'split' })
  await user.selectOptions(await find('split-share-2'), 'percent')
  expect(await find('split-save')).toHaveProperty('disabled', true)
  await user.selectOptions(await find('split-share-1'), 'rest')
  await user.clear(await find('split-value-2'))
  await user.type(await find('split-value-2'), '12,5')
  await user.click(await find('split-save'))
  await waitFor(() =>
    expect(asked('benefit_rule')[1]).toMatchObject({
      rule: { parts: [{ share: { kind: 'rest' } }, { share: { kind: 'percent', value: '12.5' } }] },
    }),
  )
})

test('benefits and people are added, changed and removed', async () => {
  const { user, asked } = await openWindow(at, ofPersonio)
  await user.click(await find('catalogue-add'))
  await user.type(await find('benefit-name'), 'Gutschein')
  await user.selectOptions(await find('benefit-kind'), 'gift')
  await user.click(await find('benefit-save'))
  await waitFor(() =>
    expect(asked('benefit_save')[0]).toEqual({
      integrationId: 'int-b',
      draft: { id: null, name: 'Gutschein', wage_type: null, kind: 'gift' },
    }),
  )
  await waitFor(() => expect(screen.queryByTestId('benefit-save')).toBeNull())
  await user.click(await find('person-edit-p-anna'))
  await user.clear(await find('person-email'))
  await user.clear(await find('person-number'))
  expect(await find('person-save')).toHaveProperty('disabled', true)
  await user.click(await find('person-remove'))
  expect(asked('benefit_person_remove')).toEqual([])
  await user.click(await find('person-remove-yes'))
  await waitFor(() => expect(asked('benefit_person_remove')[0]).toEqual({ integrationId: 'int-b', personId: 'p-anna' }))
})

test('a month is chosen, copied from the one before, and prepared', async () => {
  const { user, asked } = await openWindow(`${at}/2026-12`, {
    ...ofPersonio,
    benefit_month: ({ month }) => (month === '2026-12' ? { ...list, month: '2026-12', entries: [], over: [] } : list),
  })
  await user.click(await find('copy-month'))
  expect(asked('benefit_copy')[0]).toEqual({ integrationId: 'int-b', from: '2026-11', to: '2026-12' })
  await screen.findByText(/3 amounts copied/)
  expect(await find('benefits-prepare')).toHaveProperty('disabled', true)
  await user.click(await find('month-earlier'))
  await waitFor(() => expect(window.location.hash).toBe(`${at}/2026-11`))
  await user.click(await find('benefits-prepare'))
  await waitFor(() => expect(asked('plan_benefits')[0]).toEqual({ integrationId: 'int-b', month: '2026-11' }))
})

test('a file is opened, its columns get a meaning, and it is imported', async () => {
  const { user, asked } = await openWindow(at, { ...ofPersonio, benefit_month: () => emptyList })
  await carryOut(user, { file: 'Benefits.csv' })
  await find('column-3')
  expect(asked('benefit_file_open')[0]).toMatchObject({
    name: 'Benefits.csv',
    content: btoa('Personalnummer;Betrag'),
    sheet: null,
  })
  await user.selectOptions(await find('column-3'), '')
  expect(await screen.findByText(/which column holds the amount/)).toBeTruthy()
  await user.selectOptions(await find('column-3'), 'amount')
  await user.selectOptions(await find('column-4'), 'currency')
  await user.click(await find('import-mode-add'))
  await user.selectOptions(await find('import-decimal'), 'comma')
  await waitFor(() => expect(screen.getByTestId('import-take')).toHaveProperty('disabled', false))
  await user.click(await find('import-take'))
  await find('import-done')
  expect(asked('benefit_file_import')[0]).toEqual({
    integrationId: 'int-b',
    read: {
      file: 'file-1',
      content: 'amounts',
      mapping: { columns: { personnel_number: 0, email: 1, benefit: 2, amount: 3, currency: 4 } },
      month: '2026-11',
      decimal: 'comma',
      mode: 'add',
      hidden: null,
      twins: null,
    },
  })
  await user.click(await find('import-done'))
  await waitFor(() => expect(window.location.hash).toBe(`${at}/2026-11`))
})

test('unreadable rows stop the import', async () => {
  const { user, asked } = await openWindow(at, { ...ofPersonio, benefit_file_read: () => wrongPreview })
  await carryOut(user, { file: 'Benefits.csv' })
  expect((await find('problem-3')).textContent).toContain('fünfzig')
  expect(await find('import-take')).toHaveProperty('disabled', true)
  expect(asked('benefit_file_import')).toEqual([])
})

test('a dropped file is opened like a chosen one', async () => {
  const { asked } = await openWindow(at, ofPersonio)
  await find('benefits-prepare')
  const drop = new Event('drop', { cancelable: true })
  Object.assign(drop, { dataTransfer: { types: ['Files'], files: [new File(['a'], 'dropped.csv')] } })
  window.dispatchEvent(drop)
  expect(drop.defaultPrevented).toBe(true)
  await waitFor(() => expect(asked('benefit_file_open')[0]).toMatchObject({ name: 'dropped.csv' }))
})

test('held rows are not selected; the button shows count and sum', async () => {
  const { user, asked } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => benefitPlan })
  const send = await find('review-send')
  expect(ticked('Anna Berg')).toBe(true)
  expect(ticked('Tom Weiß')).toBe(false)
  expect(send.textContent).toContain('Create 1 type. Send 4 amounts, 286,05')
  await user.click(send)
  await waitFor(() => expect(asked('run_start')).toHaveLength(1))
  const keys = (asked('run_start')[0] as { keys: string[] }).keys
  expect(keys).toHaveLength(5)
  expect(asked('run_start')[0]).toMatchObject({ confirmations: { shrunk_source: false, resend: false } })
})

test('a type is selected and deselected with its amounts', async () => {
  const { user } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => benefitPlan })
  const type = () => screen.getByTestId('pay-tick-type recurring internetpauschale') as HTMLInputElement
  await find('review-send')
  expect(type().checked).toBe(true)
  await user.click(await find(`pay-tick-${keyOf('Cem Yıldız')}`))
  expect(type().checked).toBe(false)
  await user.click(type())
  expect(ticked('Cem Yıldız')).toBe(true)
})

test('sending an amount again needs its own confirmation', async () => {
  const { user, asked } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => benefitPlan })
  await user.click(await find(`pay-tick-${keyOf('Tom Weiß')}`))
  expect(await find('review-send')).toHaveProperty('disabled', true)
  await user.click(await find('resend-yes'))
  await user.click(await find('review-send'))
  await waitFor(() => expect(asked('run_start')[0]).toMatchObject({ confirmations: { resend: true } }))
})

test('a month long ago needs its own confirmation', async () => {
  const far = { ...settledPlan, benefits: settledPlan.benefits && { ...settledPlan.benefits, months_ago: 2 } }
  const { user } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => far })
  expect(await find('review-send')).toHaveProperty('disabled', true)
  await user.click(await find('resend-yes'))
  expect(await find('review-send')).toHaveProperty('disabled', false)
})

test('a decision in the review is saved and asks to compare again', async () => {
  const { user, asked } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => benefitPlan })
  await user.click(await find('rule-propose-b-kind'))
  await waitFor(() => expect(asked('benefit_rule')[0]).toMatchObject({ benefitId: 'b-kind' }))
  await user.click(await find('review-compare-first'))
  await waitFor(() => expect(asked('plan_benefits')[0]).toEqual({ integrationId: 'int-b', month: '2026-11' }))
})

test('a different amount in Personio shows how to correct it there', async () => {
  const { user } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => benefitPlan })
  await user.click(await find(`pay-open-${keyOf('Petra Brandt')}`))
  const row = await find(`pay-${keyOf('Petra Brandt')}`)
  expect(row.textContent).toMatch(/change 40,00.€ to 46,00.€/)
  expect(await find(`pay-tick-${keyOf('Petra Brandt')}`)).toHaveProperty('disabled', true)
})

test('a plan with nothing to send gives the reason', async () => {
  const { unmount } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => equalPlan })
  await screen.findByText('Both sides agree.')
  unmount()
  await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => benefitPlanOf([], { uses: [] }) })
  await screen.findByText('There are no amounts for this month.')
})

test.each([
  [besidePlan, 'Nothing is sent, but Personio holds more or less than the list.'],
  [leftOutPlan, 'Nothing of this month is sent.'],
  [leftOutBesidePlan, 'There is nothing to send.'],
])('sides that differ are not said to agree', async (plan, text) => {
  await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => plan })
  await screen.findByText(text)
  expect(screen.queryByText('Both sides agree.')).toBeNull()
})

test('entries beside a listed amount are shown with each amount and the remedy', async () => {
  const { user } = await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => besidePlan })
  await user.click(await find(`pay-open-${keyOf('Willi Zorn')}`))
  const row = await find(`pay-${keyOf('Willi Zorn')}`)
  expect(row.textContent).toMatch(/holds 100,00.€ of this type for the month, and the list has 50,00.€/)
  expect(row.textContent).toContain('delete it in Personio by hand')
})

test('the list of corrections leads to a new comparison', async () => {
  const { user, asked } = await openWindow('#/integrations/int-b/corrections', {
    ...ofPersonio,
    corrections: () => benefitCorrections,
  })
  expect((await find(`correction-${keyOf('Rolf Ahrens')}`)).textContent).toMatch(/amount zero from/)
  await user.click(await find('corrections-again'))
  await waitFor(() => expect(asked('plan_benefits')[0]).toMatchObject({ month: '2026-11' }))
})

test('names and amounts of a list are text, never markup', async () => {
  const hostile = '<img src=x onerror=alert(1)>'
  const alert = vi.spyOn(window, 'alert').mockImplementation(() => undefined)
  const person = { id: 'p-x', number: null, email: 'x@x.example', name: hostile }
  await openWindow(at, { ...ofPersonio, benefit_month: () => ({ ...list, people: [person], entries: [], over: [] }) })
  expect((await find('person-p-x')).textContent).toContain(hostile)
  expect(document.querySelector('img')).toBeNull()
  expect(alert).not.toHaveBeenCalled()
})

test('hidden, duplicate and ambiguous content is asked about before the import', async () => {
  const answered = { hidden: 'leave_out', twins: 'count_once' }
  const { user, asked } = await openWindow(at, {
    ...ofPersonio,
    benefit_file_open: ({ encoding }) =>
      encoding ? { ...askedOpened, file: 'file-2', encoding: { ...askedOpened.encoding, certain: true } } : askedOpened,
    benefit_file_read: ({ read }) => {
      const { file, hidden, twins } = read as { file: string; hidden: string | null; twins: string | null }
      const all = [file === 'file-1' && 'encoding', !hidden && 'hidden', !twins && 'twins']
      return { ...askedPreview, questions: all.filter((one) => one !== false) }
    },
  })
  await carryOut(user, { file: 'Benefits.csv' })
  expect((await find('import-hidden-rows')).textContent).toContain('113')
  expect((await find('import-twin-rows')).textContent).toContain('row 4')
  expect(await find('import-take')).toHaveProperty('disabled', true)
  await user.click(await find('import-letters'))
  await user.click(await screen.findByText(/Årskort/))
  await waitFor(() => expect(asked('benefit_file_open').at(-1)).toMatchObject({ encoding: 'mac_roman' }))
  await user.click(await find('import-hidden-leave'))
  await user.click(await find('import-twins-once'))
  await waitFor(() => expect(screen.getByTestId('import-take')).toHaveProperty('disabled', false))
  await user.click(await find('import-take'))
  await find('import-done')
  expect((asked('benefit_file_import')[0] as { read: object }).read).toMatchObject(answered)
})

test('columns without titles show their letters and are assigned by hand', async () => {
  const { user, asked } = await openWindow(at, { ...ofPersonio, benefit_file_open: () => untitledOpened })
  await carryOut(user, { file: 'Benefits.csv' })
  expect(await screen.findByText(/Without a row of titles, the columns are named by their letters/)).toBeTruthy()
  expect((await find('column-2')).closest('tr')?.textContent).toMatch(/^Column C.*Sachbezug/)
  await user.selectOptions(await find('column-2'), 'benefit')
  await user.selectOptions(await find('column-3'), 'amount')
  await waitFor(() => expect(screen.getByTestId('import-take')).toHaveProperty('disabled', false))
  await user.click(await find('import-take'))
  await find('import-done')
  const { read } = asked('benefit_file_import')[0] as { read: object }
  expect(read).toMatchObject({ content: 'amounts', mapping: { columns: { email: 1, benefit: 2, amount: 3 } } })
})

test('sheet and header row stay chosen when another choice changes', async () => {
  const file = (choice: Record<string, unknown>) => ({
    ...opened,
    encoding: askedOpened.encoding,
    sheet: choice.sheet ?? 'November',
    titles: choice.titles ?? opened.titles,
    file: JSON.stringify(choice),
  })
  const { user, asked } = await openWindow(at, { ...ofPersonio, benefit_file_open: file })
  await carryOut(user, { file: 'Benefits.xlsx' })
  const choose = async (testid: string, option: RegExp) => {
    await user.click(await find(testid))
    await user.click(await screen.findByRole('option', { name: option, hidden: true }))
  }
  await choose('import-sheet', /^Oktober$/)
  await choose('import-titles', /No row with titles/)
  await choose('import-letters', /Årskort/)
  const chosen = { sheet: 'Oktober', titles: { kind: 'none' }, encoding: 'mac_roman' }
  await waitFor(() => expect(asked('benefit_file_open').at(-1)).toMatchObject(chosen))
  expect(await find('import-titles')).toHaveProperty('value', 'No row with titles')
  expect(await find('import-sheet')).toHaveProperty('value', 'Oktober')
  // Another sheet has its header row elsewhere.
  await choose('import-sheet', /^November$/)
  await waitFor(() => expect(asked('benefit_file_open').at(-1)).toMatchObject({ ...chosen, sheet: 'November', titles: null }))
})

test('a type with a changed category shows both, and is accepted with one click', async () => {
  const changed = list.benefits.map((line) =>
    line.benefit.id === 'b-meal' && line.rule?.kind === 'send'
      ? { ...line, rule: { ...line.rule, parts: line.rule.parts.map((part) => ({ ...part, payout: again })) } }
      : line,
  )
  const answers = { ...ofPersonio, benefit_month: () => ({ ...list, benefits: changed }) }
  const { user, asked } = await openWindow(at, answers)
  const button = await find('rule-take-changed-b-meal')
  const text = screen.getByText(/is now one-time in Personio/).textContent
  expect(text).toContain('it was recurring when you chose it. Nothing is sent.')
  await user.click(button)
  await waitFor(() => expect(asked('benefit_rule')).toHaveLength(1))
  const saved = asked('benefit_rule')[0] as { benefitId: string; rule: { parts: { payout: unknown }[] } }
  expect([saved.benefitId, saved.rule.parts[0]?.payout]).toEqual(['b-meal', { kind: 'one_time' }])
})

test('a month without a known limit says so in the list, and nobody counts as within it', async () => {
  const meal = { ...limitOf('meal'), until: '2026-12' }
  const gaps = [{ limit: meal, benefits: ['b-meal'] }]
  const { container } = await openWindow(at, {
    ...ofPersonio,
    benefit_month: () => ({ ...list, month: '2027-01', over: [], limit_gaps: gaps }),
  })
  expect((await find('limit-gaps')).textContent).toContain(
    'No limit is known for January 2027: Meals. These amounts were not checked.',
  )
  expect(container.textContent).not.toMatch(/within/i)
})

test('the review of a month without a known limit says so', async () => {
  const gaps = [{ limit: { ...limitOf('pension'), until: '2026-12' }, benefits: ['b-kind'] }]
  const plan = benefitPlanOf(payChanges, { month: '2027-01', limit_gaps: gaps })
  await openWindow('#/plans/plan-b', { ...ofPersonio, plan: () => plan })
  expect((await find('limit-gaps')).textContent).toContain('January 2027: Company pension')
})
