import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { BackUp, Restored, RestoreOffer } from '../generated/types'
import { ancient, clearedRun, copies, divided, erased, kept, offer, people, restored } from './data'
import { openWindow } from './openWindow'
import { appError, confirmedRun } from './runs'
import { fails } from './shellAnswers'

const find = (testid: string) => screen.findByTestId(testid)
const here = '#/data'
const own = { service: null }

/** An answer that the test releases. */
function later<T>() {
  let resolve: (answer: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve: (answer: T) => resolve(answer) }
}

test('the settings link to the data, and stay marked in the menu', async () => {
  const { user } = await openWindow('#/settings')
  await user.click(await find('settings-data'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Your data' })).toBeTruthy()
  expect((await find('nav-settings')).getAttribute('aria-current')).toBe('page')
  await user.click(await find('data-to-settings'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy()
})

describe('a back-up', () => {
  test('shows its folder, its verification, and the date of the last one', async () => {
    let last: string | null = null
    const answer = later<BackUp>()
    const { user, asked } = await openWindow(here, {
      data_overview: () => ({ ...kept, backed_up_at: last }),
      data_back_up: () => answer.promise,
    })
    expect((await find('backed-up')).textContent).toBe('Last back-up: never')
    await user.dblClick(await find('back-up-save'))
    last = '2026-11-22T10:00:00Z'
    answer.resolve({ file: '/backup/a.paybridge', bytes: 1_480_000, integrations: 1, runs: 41 })
    const text = (await find('back-up-saved')).textContent
    expect(text).toContain('/backup/a.paybridge')
    expect(text).toContain('1,5 MB')
    expect(text).toContain('It was read again and is whole: 1 integration, 41 transfers.')
    await waitFor(async () => expect((await find('backed-up')).textContent).toContain('22 Nov 2026'))
    expect(asked('data_back_up')).toHaveLength(1)
  })

  test('shows nothing if the file dialog was closed', async () => {
    const { user, asked } = await openWindow(here, { data_back_up: () => null })
    await user.click(await find('back-up-save'))
    await waitFor(() => expect(asked('data_overview')).toHaveLength(2))
    expect(screen.queryByTestId('back-up-saved')).toBeNull()
    expect(await find('back-up-save')).toHaveProperty('disabled', false)
  })

  test('can be retried after a failure', async () => {
    let full = true
    const { user } = await openWindow(here, {
      data_back_up: () => (full ? fails(appError('storage_full', own))() : { file: 'a', bytes: 1, integrations: 0, runs: 0 }),
    })
    await user.click(await find('back-up-save'))
    await find('error-storage_full')
    full = false
    await user.click(await find('error-act-retry'))
    await find('back-up-saved')
    expect(screen.queryByTestId('error-storage_full')).toBeNull()
  })
})

describe('restoring a back-up', () => {
  test('shows its effect and its hosts, and changes nothing if declined', async () => {
    const answer = later<RestoreOffer>()
    const { user, asked } = await openWindow(here, { data_restore_open: () => answer.promise })
    await user.dblClick(await find('restore-open'))
    answer.resolve(offer)
    const dialog = within(await screen.findByRole('dialog'))
    expect((await find('offer')).textContent).toContain('41, of which not here yet: 12')
    expect(dialog.getByText('Connects to api.alexishr.com and my.accounting.pe')).toBeTruthy()
    expect(dialog.getAllByText(/^(Set back|Added|Left as it is)$/).map((mark) => mark.textContent)).toEqual([
      'Set back',
      'Added',
      'Left as it is',
    ])
    await user.click(await find('confirm-no'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('data_restore_open')).toHaveLength(1)
    expect(asked('data_restore')).toEqual([])
    expect(asked('data_restore_close')).toEqual([{}])
  })

  test('runs once, reads everything again, and names the connections to renew', async () => {
    let isRestored = false
    const answer = later<Restored>()
    const { user, asked } = await openWindow(here, {
      data_overview: () => ({ ...kept, runs: isRestored ? 53 : 41, copies: isRestored ? copies : [] }),
      data_restore: () => answer.promise,
    })
    await user.click(await find('restore-open'))
    await user.dblClick(await find('confirm-yes'))
    // A restore in progress cannot be cancelled.
    await waitFor(async () => expect(await find('confirm-no')).toHaveProperty('disabled', true))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeNull()
    isRestored = true
    answer.resolve(restored)
    const text = (await find('restored')).textContent
    expect(text).toContain('Taken in: 2 integrations, 12 transfers.')
    expect(text).toContain(restored.copy)
    expect((await find('secrets-missing')).textContent).toContain('Nordlicht AB (Alexis HR)')
    expect(asked('data_restore')).toEqual([{}])
    await waitFor(async () => expect((await find('keep-now')).textContent).toContain('53 transfers'))
    // The queries of the surrounding frame are repeated too.
    expect(asked('preferences').length).toBeGreaterThan(1)
    await user.click(await find('restored-copies'))
    expect(document.activeElement).toBe(await find('data-copies'))
    await user.click(await find('restored-overview'))
    await find('card-export')
  })

  test('cannot be confirmed if nothing would be added', async () => {
    const { user, asked } = await openWindow(here, {
      data_restore_open: () => ({ ...offer, integrations: offer.integrations.filter(({ what }) => what === 'left') }),
    })
    await user.click(await find('restore-open'))
    await screen.findByText('Nothing of this back-up would be taken in.')
    expect(await find('confirm-yes')).toHaveProperty('disabled', true)
    await user.click(await find('confirm-yes'))
    expect(asked('data_restore')).toEqual([])
  })

  test('refuses a file that is no back-up or of a newer version', async () => {
    let code: 'back_up_unreadable' | 'storage_newer' = 'back_up_unreadable'
    const { user } = await openWindow(here, { data_restore_open: () => fails(appError(code, own))() })
    await user.click(await find('restore-open'))
    await find('error-back_up_unreadable')
    code = 'storage_newer'
    await user.click(await find('restore-open'))
    await find('error-storage_newer')
    expect(screen.queryByTestId('error-back_up_unreadable')).toBeNull()
  })

  test('keeps the dialog open after a failure, with a retry', async () => {
    let locked = true
    const { user, asked } = await openWindow(here, {
      data_restore: () => (locked ? fails(appError('storage_locked', own))() : restored),
    })
    await user.click(await find('restore-open'))
    await user.click(await find('confirm-yes'))
    await find('error-storage_locked')
    locked = false
    await user.click(await find('error-act-retry'))
    await find('restored')
    expect(asked('data_restore')).toHaveLength(2)
  })

  test('asks nothing if the file dialog was closed', async () => {
    const { user, asked } = await openWindow(here, { data_restore_open: () => null })
    await user.click(await find('restore-open'))
    await waitFor(async () => expect(await find('restore-open')).toHaveProperty('disabled', false))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(asked('data_restore')).toEqual([])
  })
})

describe('retention of runs', () => {
  const choose = async (user: Awaited<ReturnType<typeof openWindow>>['user'], text: string) => {
    await user.click(await find('keep'))
    await user.click(await screen.findByRole('option', { name: text, hidden: true }))
  }

  test('a shorter period shows the number of runs, and cancelling changes nothing', async () => {
    const { user, asked } = await openWindow(here)
    await choose(user, '12 months')
    expect(await screen.findByText('37 transfers are older than 12 months.')).toBeTruthy()
    expect(asked('retention_preview')).toEqual([{ months: 12 }])
    await user.click(await find('confirm-no'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('retention_set')).toEqual([])
    expect(await find('keep')).toHaveProperty('value', 'For ever')
  })

  test('the confirmation removes once, and shows the new state', async () => {
    const { user, asked } = await openWindow(here)
    await choose(user, '3 years')
    await user.dblClick(await find('confirm-yes'))
    await waitFor(async () => expect(await find('keep')).toHaveProperty('value', '3 years'))
    expect(asked('retention_set')).toEqual([{ months: 36 }])
    expect((await find('keep-now')).textContent).toContain('4 transfers')
  })

  test('nothing to remove needs no confirmation, and a longer period no preview', async () => {
    const { user, asked } = await openWindow(here, { retention_preview: () => 0 })
    await choose(user, '6 months')
    await waitFor(async () => expect(await find('keep')).toHaveProperty('value', '6 months'))
    await choose(user, 'For ever')
    await waitFor(async () => expect(await find('keep')).toHaveProperty('value', 'For ever'))
    expect(asked('retention_set')).toEqual([{ months: 6 }, { months: null }])
    expect(asked('retention_preview')).toEqual([{ months: 6 }])
  })

  test('older copies are removed too, and need a confirmation even without older runs', async () => {
    const { user, asked } = await openWindow(here, {
      data_overview: () => ({ ...kept, copies: ancient }),
      retention_preview: () => 0,
    })
    await choose(user, '7 years')
    expect((await screen.findByRole('dialog')).textContent).toContain('One copy in the data folder is older than 7 years')
    expect(asked('retention_set')).toEqual([])
    await user.click(await find('confirm-yes'))
    await waitFor(async () => expect(await find('keep')).toHaveProperty('value', '7 years'))
    expect(asked('retention_set')).toEqual([{ months: 84 }])
  })

  test('a failed preview keeps the present period', async () => {
    const { user, asked } = await openWindow(here, { retention_preview: fails(appError('storage_locked', own)) })
    await choose(user, '6 months')
    await find('error-storage_locked')
    expect(await find('keep')).toHaveProperty('value', 'For ever')
    expect(asked('retention_set')).toEqual([])
  })
})

describe('erasing a person', () => {
  test('searches, selects, confirms, erases once, and searches again', async () => {
    let isErased = false
    const { user, asked } = await openWindow(here, {
      data_overview: () => ({ ...kept, copies }),
      data_people: () => (isErased ? [] : people),
      data_erase: () => {
        isErased = true
        return { ...erased, copies: 3 }
      },
    })
    await user.type(await find('erase-find'), '  Eb {Enter}')
    await user.click(await find('erase-tick-a-ebba-501'))
    await user.click(await find('erase-tick-p-ebba'))
    expect((await find('person-a-ebba-501')).textContent).toContain('in 12 transfers and in 1 correction')
    expect((await find('person-p-ebba')).textContent).toContain('in 1 transfer and in the benefit list')
    const ask = await find('erase-ask')
    expect(ask.textContent).toBe('Erase 2 entries …')
    await user.click(ask)
    expect((await screen.findByRole('dialog')).textContent).toContain('The services are not touched.')
    await user.dblClick(await find('confirm-yes'))
    expect((await find('erased')).textContent).toContain('Erased: 14 rows, 1 mail.')
    expect(asked('data_erase')).toEqual([{ people: [people[0]?.person, people[1]?.person] }])
    expect((await find('erase-nobody')).textContent).toBe('Nobody is found by “Eb”.')
    expect(asked('data_people')).toEqual([{ text: 'Eb' }, { text: 'Eb' }])
    await user.click(await find('erased-copies'))
    expect(document.activeElement).toBe(await find('data-copies'))
  })

  test('a person known only by a name split is erased by name', async () => {
    const { user, asked } = await openWindow(here, { data_people: () => [divided] })
    await user.type(await find('erase-find'), 'eb{Enter}')
    await user.click(await find('erase-tick-Sebastian van der Eb'))
    expect((await find('person-Sebastian van der Eb')).textContent).toContain('in the way a name is divided')
    await user.click(await find('erase-ask'))
    await user.click(await find('confirm-yes'))
    await find('erased')
    expect(asked('data_erase')).toEqual([{ people: [divided.person] }])
  })

  test('a person with an unsettled write cannot be selected, and has a link to the run', async () => {
    const { user } = await openWindow(here)
    await user.type(await find('erase-find'), 'eb{Enter}')
    expect(await find('erase-tick-a-ebb-501')).toHaveProperty('disabled', true)
    const line = within(await find('person-a-ebb-501'))
    expect(line.getByRole('link').getAttribute('href')).toBe('#/runs/run-4')
    expect(await find('erase-ask')).toHaveProperty('disabled', true)
  })

  test('one letter is too short a search, and cancelling erases nothing', async () => {
    const { user, asked } = await openWindow(here)
    await user.type(await find('erase-find'), 'e{Enter}')
    expect(await screen.findByText('Write at least 2 letters.')).toBeTruthy()
    expect(asked('data_people')).toEqual([])
    await user.type(await find('erase-find'), 'bb')
    await user.click(await find('erase-search'))
    await user.click(await find('erase-tick-a-ebba-501'))
    await user.click(await find('erase-ask'))
    await user.click(await find('confirm-no'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('data_people')).toEqual([{ text: 'ebb' }])
    expect(asked('data_erase')).toEqual([])
    // A new search clears the selection.
    await user.click(await find('erase-search'))
    await waitFor(async () => expect(await find('erase-tick-a-ebba-501')).toHaveProperty('checked', false))
  })

  test('a failure is shown in the dialog', async () => {
    const { user } = await openWindow(here, { data_erase: fails(appError('run_active', own)) })
    await user.type(await find('erase-find'), 'eb{Enter}')
    await user.click(await find('erase-tick-a-ebba-501'))
    await user.click(await find('erase-ask'))
    await user.click(await find('confirm-yes'))
    await find('error-run_active')
    expect(screen.queryByTestId('erased')).toBeNull()
  })
})

describe('copies in the data folder', () => {
  test('are deleted one by one, each after a confirmation', async () => {
    const { user, asked } = await openWindow(here, { data_overview: () => ({ ...kept, copies }) })
    const [first, , damaged] = copies
    await user.click(await find(`copy-remove-${damaged?.name}`))
    expect((await screen.findByRole('dialog')).textContent).toContain('rescue earlier transfers')
    await user.click(await find('confirm-no'))
    expect(asked('data_copy_remove')).toEqual([])
    await user.click(await find(`copy-remove-${first?.name}`))
    await user.dblClick(await find('confirm-yes'))
    await waitFor(() => expect(screen.queryByTestId(`copy-remove-${first?.name}`)).toBeNull())
    expect(asked('data_copy_remove')).toEqual([{ name: first?.name }])
    expect(screen.getByTestId(`copy-remove-${damaged?.name}`)).toBeTruthy()
  })

  test('are not mentioned if there are none', async () => {
    await openWindow(here)
    await find('keep')
    expect(screen.queryByTestId('data-copies')).toBeNull()
  })
})

test('a failed read is shown once, and people can still be searched', async () => {
  let locked = true
  const { user } = await openWindow(here, { data_overview: () => (locked ? fails(appError('storage_locked', own))() : kept) })
  await find('error-storage_locked')
  expect(screen.getAllByRole('alert')).toHaveLength(1)
  await find('erase-search')
  locked = false
  await user.click(await find('error-act-retry'))
  expect((await find('backed-up')).textContent).toContain('12 Nov 2026')
})

describe('a run without names', () => {
  test('says when and why names were removed, and offers no action that needs them', async () => {
    const { user } = await openWindow('#/runs/run-1', { run: () => clearedRun })
    expect((await find('run-cleared')).textContent).toContain('22 Nov 2026')
    expect((await find('run-open-nils-åberg')).textContent).toBe('(removed)')
    expect((await find('result-failed-count')).textContent).toBe('2')
    for (const isErased of ['save-xlsx', 'save-csv', 'print', 'run-retry', 'run-settle', 'run-mail']) {
      expect(screen.queryByTestId(isErased), isErased).toBeNull()
    }
    await user.click(await find('run-to-data'))
    await find('keep')
  })

  test('an erased person’s row has a placeholder, and other rows keep their names', async () => {
    const [first, ...others] = confirmedRun.rows
    const rows = [...(first ? [{ ...first, name: '' }] : []), ...others]
    await openWindow('#/runs/run-1', { run: () => ({ ...confirmedRun, rows }) })
    expect((await find(`run-open-${first?.key}`)).textContent).toBe('(removed)')
    expect((await find(`run-open-${others[0]?.key}`)).textContent).toBe(others[0]?.name)
    expect(screen.queryByTestId('run-cleared')).toBeNull()
    await find('save-xlsx')
  })
})
