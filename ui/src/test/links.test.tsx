import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { applyDecision, isLinked, shownRows } from '../screens/links/rows'
import { linksView, manyLinks } from './links'
import { every, nonEmpty } from './nonEmpty'
import { openWindow } from './openWindow'
import { appError } from './runs'
import { fails } from './shellAnswers'

const find = (testid: string) => screen.findByTestId(testid)
const place = '#/integrations/int-1/links'

test('a suggestion is linked with one click, without a new read', async () => {
  const { user, asked } = await openWindow(place, { links: () => linksView })
  await user.click(await find('link-take-a-anna-k-berg-1'))
  await screen.findByText('Anna Maria Berg is linked to Anna-Maria Berg.')
  expect(asked('link_confirm')).toEqual([{ integrationId: 'int-1', alexis: 'a-anna', kleer: 'k-berg-1' }])
  expect(screen.queryByTestId('link-row-a-anna')).toBeNull()
  expect((await find('link-tab-linked')).textContent).toBe('Linked 6')
  await user.click(await find('link-tab-linked'))
  expect((await find('link-row-a-anna')).dataset.state).toBe('confirmed')
  expect(asked('links')).toHaveLength(1)
})

test('a rejected person is no longer suggested', async () => {
  const { user, asked } = await openWindow(place, { links: () => linksView })
  await user.click(await find('link-reject-a-anna-k-berg-2'))
  await waitFor(() => expect(screen.queryByTestId('link-reject-a-anna-k-berg-2')).toBeNull())
  expect(asked('link_reject')).toEqual([{ integrationId: 'int-1', alexis: 'a-anna', kleer: 'k-berg-2' }])
  expect(await find('link-take-a-anna-k-berg-1')).toBeTruthy()
})

test('a pair with the same number can be split into two people', async () => {
  const { user, asked } = await openWindow(place, { links: () => linksView })
  await user.click(await find('link-reject-a-birgitta-k-birgitta'))
  expect((await find('link-row-k-birgitta')).dataset.state).toBe('alone')
  expect((await find('link-row-a-birgitta')).dataset.state).toBe('alone')
  expect(asked('link_reject')).toHaveLength(1)
})

test('unlinking is confirmed, says that no record changes, and reads both sides again', async () => {
  const { user, asked } = await openWindow(place, { links: () => linksView })
  await user.click(await find('link-tab-linked'))
  await user.click(await find('link-remove-a-ebba'))
  expect(screen.getByText(/Nothing is changed in Alexis HR or Kleer/)).toBeTruthy()
  await user.click(await find('link-keep-a-ebba'))
  expect(document.activeElement).toBe(await find('link-remove-a-ebba'))
  expect(asked('link_remove')).toEqual([])
  await user.click(await find('link-remove-a-ebba'))
  await user.click(await find('link-remove-yes-a-ebba'))
  await screen.findByText('Ebba Lindqvist is no longer linked to Ebba Lindqvist Öberg.')
  expect(asked('link_remove')).toEqual([{ integrationId: 'int-1', alexis: 'a-ebba' }])
  await waitFor(() => expect(asked('links')).toHaveLength(2))
})

test('a link between two people is rejected for good', async () => {
  const { user, asked } = await openWindow(place, { links: () => linksView })
  await user.click(await find('link-tab-linked'))
  await user.click(await find('link-remove-a-lina'))
  await user.click(await find('link-reject-a-lina-k-lina'))
  await screen.findByText('Noted: Lina Dahl and Lina Dahl are not the same person.')
  expect(asked('link_reject')).toEqual([{ integrationId: 'int-1', alexis: 'a-lina', kleer: 'k-lina' }])
  expect((await find('link-tab-linked')).textContent).toBe('Linked 4')
})

test('every unlinked person of Kleer can be chosen by keyboard', async () => {
  const { user, asked } = await openWindow(place, { links: () => linksView })
  const choose = await find('link-choose-a-nils')
  choose.focus()
  await user.keyboard('{Enter}')
  expect(document.activeElement).toBe(await find('link-pick-a-nils'))
  await user.keyboard('åberg{ArrowDown}{Enter}')
  const take = await find('link-take-a-nils-k-510')
  take.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(asked('link_confirm')).toEqual([{ integrationId: 'int-1', alexis: 'a-nils', kleer: 'k-510' }]))
  // The row leaves this tab, so the focus moves to the notice.
  expect(document.activeElement?.textContent).toBe('Nils Åberg is linked to N. Åberg.')
})

test('a link that is taken shows an error beside the person, and no link', async () => {
  const { user } = await openWindow(place, { links: () => linksView, link_confirm: fails(appError('link_taken')) })
  await user.click(await find('link-take-a-anna-k-berg-1'))
  const row = within(await find('link-row-a-anna'))
  expect(await row.findByTestId('error-link_taken')).toBeTruthy()
  expect((await find('link-tab-linked')).textContent).toBe('Linked 5')
})

test('five thousand people are drawn in portions of a hundred, and found by name', async () => {
  const { user, container } = await openWindow(place, { links: () => manyLinks(5000) })
  await find('link-row-a-0')
  expect(container.querySelectorAll('tbody')).toHaveLength(100)
  await user.click(await find('link-more'))
  expect(container.querySelectorAll('tbody')).toHaveLength(200)
  await user.click(await find('link-find'))
  await user.paste('person 4321')
  await waitFor(() => expect(container.querySelectorAll('tbody')).toHaveLength(1))
  expect(await find('link-row-a-4321')).toBeTruthy()
})

test('every row is either linked or not linked after every decision', () => {
  const decisions = ['link', 'reject', 'unlink'] as const
  const linked = []
  for (const alexis of nonEmpty(linksView.rows.flatMap((row) => row.alexis?.id ?? []))) {
    for (const kleer of nonEmpty(linksView.rows.flatMap((row) => row.kleer?.id ?? []))) {
      for (const decision of decisions) {
        const { rows } = applyDecision(linksView, decision, { alexis, kleer })
        const people = rows.flatMap((row) => [row.alexis?.id, row.kleer?.id]).filter(Boolean)
        expect(new Set(people).size).toBe(people.length)
        expect(people).toContain(alexis)
        expect(people).toContain(kleer)
        expect(shownRows(rows, 'linked', '').length + shownRows(rows, 'unlinked', '').length).toBe(rows.length)
        linked.push(...rows.filter(isLinked))
      }
    }
  }
  expect(every(linked, (row) => row.alexis !== null && row.kleer !== null)).toBe(true)
})
