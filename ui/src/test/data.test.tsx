import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { BackUp, Restored, RestoreOffer } from '../generated/types'
import { ancient, clearedRun, copies, divided, erased, found, kept, offer, restored } from './data'
import { fails } from './fake'
import { openWindow } from './open'
import { appError, confirmedRun } from './runs'

const find = (testid: string) => screen.findByTestId(testid)
const here = '#/data'
const own = { service: null }

/** An answer that comes when the test says so. */
function later<T>() {
  let resolve: (answer: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    resolve = done
  })
  return { promise, resolve: (answer: T) => resolve(answer) }
}

test('the settings lead to the data, and stay marked in the menu', async () => {
  const { user } = await openWindow('#/settings')
  await user.click(await find('settings-data'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Your data' })).toBeTruthy()
  expect((await find('nav-settings')).getAttribute('aria-current')).toBe('page')
  await user.click(await find('data-to-settings'))
  expect(await screen.findByRole('heading', { level: 1, name: 'Settings' })).toBeTruthy()
})

describe('a back-up', () => {
  test('says where it is and that it was read again, and when the last one was saved', async () => {
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
    const said = (await find('back-up-saved')).textContent
    expect(said).toContain('/backup/a.paybridge')
    expect(said).toContain('1,5 MB')
    expect(said).toContain('It was read again and is whole: 1 integration, 41 transfers.')
    await waitFor(async () => expect((await find('backed-up')).textContent).toContain('22 Nov 2026'))
    expect(asked('data_back_up')).toHaveLength(1)
  })

  test('whose dialog was closed says nothing', async () => {
    const { user, asked } = await openWindow(here, { data_back_up: () => null })
    await user.click(await find('back-up-save'))
    await waitFor(() => expect(asked('data_overview')).toHaveLength(2))
    expect(screen.queryByTestId('back-up-saved')).toBeNull()
    expect(await find('back-up-save')).toHaveProperty('disabled', false)
  })

  test('that did not work is tried again', async () => {
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

describe('taking in a back-up', () => {
  test('shows what it would change and where it connects to, and changes nothing when that is declined', async () => {
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

  test('is done once, asks everything anew, and names what has to be connected again', async () => {
    let taken = false
    const answer = later<Restored>()
    const { user, asked } = await openWindow(here, {
      data_overview: () => ({ ...kept, runs: taken ? 53 : 41, copies: taken ? copies : [] }),
      data_restore: () => answer.promise,
    })
    await user.click(await find('restore-open'))
    await user.dblClick(await find('confirm-yes'))
    // What has begun cannot be called off.
    await waitFor(async () => expect(await find('confirm-no')).toHaveProperty('disabled', true))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeNull()
    taken = true
    answer.resolve(restored)
    const said = (await find('restored')).textContent
    expect(said).toContain('Taken in: 2 integrations, 12 transfers.')
    expect(said).toContain(restored.copy)
    expect((await find('secrets-missing')).textContent).toContain('Nordlicht AB (Alexis HR)')
    expect(asked('data_restore')).toEqual([{}])
    await waitFor(async () => expect((await find('keep-now')).textContent).toContain('53 transfers'))
    // What was asked for the frame around is asked again too.
    expect(asked('preferences').length).toBeGreaterThan(1)
    await user.click(await find('restored-copies'))
    expect(document.activeElement).toBe(await find('data-copies'))
    await user.click(await find('restored-overview'))
    await find('card-export')
  })

  test('offers nothing to say yes to when nothing would be taken in', async () => {
    const { user, asked } = await openWindow(here, {
      data_restore_open: () => ({ ...offer, integrations: offer.integrations.filter(({ what }) => what === 'left') }),
    })
    await user.click(await find('restore-open'))
    await screen.findByText('Nothing of this back-up would be taken in.')
    expect(await find('confirm-yes')).toHaveProperty('disabled', true)
    await user.click(await find('confirm-yes'))
    expect(asked('data_restore')).toEqual([])
  })

  test('says of a file that it is none, or of a newer version', async () => {
    let code: 'back_up_unreadable' | 'storage_newer' = 'back_up_unreadable'
    const { user } = await openWindow(here, { data_restore_open: () => fails(appError(code, own))() })
    await user.click(await find('restore-open'))
    await find('error-back_up_unreadable')
    code = 'storage_newer'
    await user.click(await find('restore-open'))
    await find('error-storage_newer')
    expect(screen.queryByTestId('error-back_up_unreadable')).toBeNull()
  })

  test('that fails leaves the question open, with another try', async () => {
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

  test('whose dialog was closed asks nothing', async () => {
    const { user, asked } = await openWindow(here, { data_restore_open: () => null })
    await user.click(await find('restore-open'))
    await waitFor(async () => expect(await find('restore-open')).toHaveProperty('disabled', false))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(asked('data_restore')).toEqual([])
  })
})

describe('how long runs are kept', () => {
  const choose = async (user: Awaited<ReturnType<typeof openWindow>>['user'], text: string) => {
    await user.click(await find('keep'))
    await user.click(await screen.findByRole('option', { name: text, hidden: true }))
  }

  test('a shorter time says how many runs lose names, and cancelled, changes nothing', async () => {
    const { user, asked } = await openWindow(here)
    await choose(user, '12 months')
    expect(await screen.findByText('37 transfers are older than 12 months.')).toBeTruthy()
    expect(asked('retention_preview')).toEqual([{ months: 12 }])
    await user.click(await find('confirm-no'))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked('retention_set')).toEqual([])
    expect(await find('keep')).toHaveProperty('value', 'For ever')
  })

  test('the yes removes once, and the new state shows', async () => {
    const { user, asked } = await openWindow(here)
    await choose(user, '3 years')
    await user.dblClick(await find('confirm-yes'))
    await waitFor(async () => expect(await find('keep')).toHaveProperty('value', '3 years'))
    expect(asked('retention_set')).toEqual([{ months: 36 }])
    expect((await find('keep-now')).textContent).toContain('4 transfers')
  })

  test('nothing to remove asks nothing, and a longer time does not even look', async () => {
    const { user, asked } = await openWindow(here, { retention_preview: () => 0 })
    await choose(user, '6 months')
    await waitFor(async () => expect(await find('keep')).toHaveProperty('value', '6 months'))
    await choose(user, 'For ever')
    await waitFor(async () => expect(await find('keep')).toHaveProperty('value', 'For ever'))
    expect(asked('retention_set')).toEqual([{ months: 6 }, { months: null }])
    expect(asked('retention_preview')).toEqual([{ months: 6 }])
  })

  test('copies that are older go too, and are asked about even when no run is older', async () => {
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

  test('a look that fails keeps what was', async () => {
    const { user, asked } = await openWindow(here, { retention_preview: fails(appError('storage_locked', own)) })
    await choose(user, '6 months')
    await find('error-storage_locked')
    expect(await find('keep')).toHaveProperty('value', 'For ever')
    expect(asked('retention_set')).toEqual([])
  })
})

describe('erasing a person', () => {
  test('finds, ticks, asks, erases once, and shows that nobody is found any more', async () => {
    let gone = false
    const { user, asked } = await openWindow(here, {
      data_overview: () => ({ ...kept, copies }),
      data_people: () => (gone ? [] : found),
      data_erase: () => {
        gone = true
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
    expect(asked('data_erase')).toEqual([{ people: [found[0]?.person, found[1]?.person] }])
    expect((await find('erase-nobody')).textContent).toBe('Nobody is found by “Eb”.')
    expect(asked('data_people')).toEqual([{ text: 'Eb' }, { text: 'Eb' }])
    await user.click(await find('erased-copies'))
    expect(document.activeElement).toBe(await find('data-copies'))
  })

  test('somebody of whom only the way the name is divided is kept is erased by the name', async () => {
    const { user, asked } = await openWindow(here, { data_people: () => [divided] })
    await user.type(await find('erase-find'), 'eb{Enter}')
    await user.click(await find('erase-tick-Sebastian van der Eb'))
    expect((await find('person-Sebastian van der Eb')).textContent).toContain('in the way a name is divided')
    await user.click(await find('erase-ask'))
    await user.click(await find('confirm-yes'))
    await find('erased')
    expect(asked('data_erase')).toEqual([{ people: [divided.person] }])
  })

  test('somebody with a write of unknown end cannot be ticked, and the run is a click away', async () => {
    const { user } = await openWindow(here)
    await user.type(await find('erase-find'), 'eb{Enter}')
    expect(await find('erase-tick-a-ebb-501')).toHaveProperty('disabled', true)
    const line = within(await find('person-a-ebb-501'))
    expect(line.getByRole('link').getAttribute('href')).toBe('#/runs/run-4')
    expect(await find('erase-ask')).toHaveProperty('disabled', true)
  })

  test('one letter is too few, and a cancelled question erases nothing', async () => {
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
    // Another search ticks nobody.
    await user.click(await find('erase-search'))
    await waitFor(async () => expect(await find('erase-tick-a-ebba-501')).toHaveProperty('checked', false))
  })

  test('what fails is said in the question', async () => {
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
  test('are deleted one by one, each after a question', async () => {
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

  test('are not spoken of when there are none', async () => {
    await openWindow(here)
    await find('keep')
    expect(screen.queryByTestId('data-copies')).toBeNull()
  })
})

test('what cannot be read is said once, and a person can still be searched', async () => {
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
  test('says when and why, and offers nothing that needs them', async () => {
    const { user } = await openWindow('#/runs/run-1', { run: () => clearedRun })
    expect((await find('run-cleared')).textContent).toContain('22 Nov 2026')
    expect((await find('run-open-nils-åberg')).textContent).toBe('(removed)')
    expect((await find('result-failed-count')).textContent).toBe('2')
    for (const gone of ['save-xlsx', 'save-csv', 'print', 'run-retry', 'run-settle', 'run-mail']) {
      expect(screen.queryByTestId(gone), gone).toBeNull()
    }
    await user.click(await find('run-to-data'))
    await find('keep')
  })

  test('a row of somebody erased stands in place of the name, and the others keep theirs', async () => {
    const [first, ...others] = confirmedRun.rows
    const rows = [...(first ? [{ ...first, name: '' }] : []), ...others]
    await openWindow('#/runs/run-1', { run: () => ({ ...confirmedRun, rows }) })
    expect((await find(`run-open-${first?.key}`)).textContent).toBe('(removed)')
    expect((await find(`run-open-${others[0]?.key}`)).textContent).toBe(others[0]?.name)
    expect(screen.queryByTestId('run-cleared')).toBeNull()
    await find('save-xlsx')
  })
})
