import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openWindow } from './openWindow'
import {
  besideProof,
  brokenProof,
  differingProof,
  heldProof,
  leftOutProof,
  noMail,
  paidRun,
  refusedPayRun,
  runMail,
  unseenRun,
  waitingMail,
  zeroBesideProof,
  zeroProof,
} from './proofs'
import { confirmedRun } from './runs'

const find = (testid: string) => screen.findByTestId(testid)
const inRun = '#/runs/run-9'

test('a run of benefits shows type, amount, parts and month of each row, and links to its proof', async () => {
  const { user } = await openWindow(inRun, { run: () => paidRun })
  const text = (await find('run-row-p-ebba')).textContent ?? ''
  expect(text).toContain('62,50\u00a0€')
  expect(text).toContain('as “Sachbezug” for November 2026')
  expect(text).toContain('from Sachbezug-Karte 50,00\u00a0€ and Gutschein 12,50\u00a0€')
  expect((await find('run-row-type-essen')).textContent).toContain('Make the type “Essenszuschuss” (once)')
  await user.click(await find('run-proof'))
  expect(window.location.hash).toBe('#/runs/run-9/proof')
  expect((await find('proof-verdict')).textContent).toBe('Everything that was listed is in Personio, to the cent.')
})

test('a manual resolution is confirmed, sent to the shell, and shown', async () => {
  const resolved = {
    ...unseenRun,
    rows: unseenRun.rows.map((row) => (row.key === 'p-ebba' ? { ...row, outcome: 'confirmed', reason: 'seen_by_owner' } : row)),
  }
  const { user, asked } = await openWindow(inRun, { run: () => unseenRun, run_resolve_manually: () => resolved })
  await user.click(await find('word-not-there-p-nils'))
  expect((await screen.findByRole('dialog')).textContent).toContain('would be paid twice')
  await user.click(await find('confirm-no'))
  expect(asked('run_resolve_manually')).toEqual([])
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await user.click(await find('word-there-p-ebba'))
  await user.click(await find('confirm-yes'))
  await waitFor(async () => expect((await find('run-row-p-ebba')).dataset.outcome).toBe('confirmed'))
  expect(asked('run_resolve_manually')).toEqual([{ runId: 'run-9', key: 'p-ebba', there: true }])
  expect(screen.queryByTestId('word-there-p-ebba')).toBeNull()
  expect(screen.queryByTestId('word-there-p-ida')).toBeNull()
})

test('a refused write shows the trace id for Personio’s support', async () => {
  await openWindow(inRun, { run: () => refusedPayRun })
  const notice = await find('error-writing_refused')
  expect(notice.textContent).toContain('4bf92f3577b34da6')
  expect(within(notice).getByTestId('trace-copy')).toBeTruthy()
})

test('a write that no read shows stops the run, and each row has its trace id', async () => {
  const { container } = await openWindow(inRun, { run: () => unseenRun })
  expect((await find('error-pay_unseen')).textContent).toContain('0af7651916cd43dd')
  expect((await find('run-row-p-ida')).textContent).toContain('6f1d8a40-trace')
  expect((await find('run-row-p-per')).textContent).toContain('Per <b>Wallin</b>')
  expect(container.querySelector('b')).toBeNull()
})

test('the month of a run can be prepared again', async () => {
  const { user } = await openWindow(inRun, { run: () => unseenRun, plan_benefits: () => new Promise(() => undefined) })
  await user.click(await find('run-month-again'))
  expect(window.location.hash).toBe('#/integrations/int-b/benefits/2026-11/prepare')
})

test('a waiting mail is sent at once; a mail that left is sent again only after a warning', async () => {
  const { user, asked } = await openWindow(inRun, {
    run: () => paidRun,
    run_mail: () => waitingMail,
    run_mail_send: () => runMail,
  })
  expect((await find('error-unreachable')).textContent).toContain('Your mail server cannot be reached.')
  await user.click(await find('mail-send'))
  await waitFor(async () => expect((await find('mail-state')).dataset.state).toBe('sent'))
  await user.click(await find('mail-send'))
  expect((await screen.findByRole('dialog')).textContent).toContain('a second time')
  expect(asked('run_mail_send')).toHaveLength(1)
  await user.click(await find('confirm-yes'))
  await waitFor(() => expect(asked('run_mail_send')).toHaveLength(2))
})

test('without recipients the mail panel links to the settings, and the mail program still opens', async () => {
  const { user, asked } = await openWindow('#/runs/run-1', {
    run: () => confirmedRun,
    run_mail: () => noMail,
    run_mail_open: () => noMail,
  })
  expect((await find('mail-state')).textContent).toContain('Nobody gets a summary')
  expect(screen.queryByTestId('mail-send')).toBeNull()
  await user.click(await find('mail-open'))
  expect(asked('run_mail_open')).toEqual([{ runId: 'run-1' }])
  await user.click(await find('mail-addresses'))
  expect(window.location.hash).toBe('#/integrations/int-1')
})

test('a failed proof shows the unproven amount, its lines, and both equations', async () => {
  const { user } = await openWindow(`${inRun}/proof`, { run_proof: () => brokenProof })
  expect((await find('proof-verdict')).textContent).toContain('150,00\u00a0€ are not proven')
  expect((await find('proof')).dataset.holds).toBe('false')
  expect(within(await find('proof-listed')).getByRole('img', { name: 'does not equal' })).toBeTruthy()
  expect(within(await find('proof-sent')).getAllByRole('img', { name: 'does not equal' })).toHaveLength(2)
  // Lines that do not hold are open. The others are closed on the screen and printed nevertheless.
  expect((await find('proof-open-b-card')).getAttribute('aria-expanded')).toBe('true')
  expect((await find('proof-open-b-ticket')).getAttribute('aria-expanded')).toBe('false')
  expect((await find('proof-b-ticket')).textContent).toContain('Nils Åberg')
  expect((await find('proof-b-card')).textContent).toContain('Seen by you only')
  await user.click(await find('proof-print'))
  expect(window.print).toHaveBeenCalled()
})

test('another amount in Personio is shown with the difference, and never called proven', async () => {
  await openWindow(`${inRun}/proof`, { run_proof: () => differingProof })
  expect((await find('proof-differs')).textContent).toContain('The difference is 1,00\u00a0€.')
  expect((await find('proof')).dataset.holds).toBe('false')
  const row = within(await find('proof-b-card'))
    .getByText(/Ahmed Yusuf/)
    .closest('tr') as HTMLElement
  expect(row.textContent).toContain('Personio shows 49,00\u00a0€')
  expect(row.textContent).toContain('Other amount than sent')
  expect(row.textContent).not.toContain('Proven')
  expect((await find('proof-b-card')).textContent).toContain('Not proven')
  // Entries of an earlier transfer are named as such.
  expect((await find('proof-b-card')).textContent).toContain('sent by an earlier transfer')
})

test('a proof that holds shows no difference', async () => {
  await openWindow(`${inRun}/proof`, { run_proof: () => heldProof })
  expect((await find('proof')).dataset.holds).toBe('true')
  expect(screen.queryByTestId('proof-differs')).toBeNull()
})

test('amounts left out on purpose have their own column and do not break the proof', async () => {
  await openWindow(`${inRun}/proof`, { run_proof: () => leftOutProof })
  expect((await find('proof-verdict')).textContent).toContain('but for what is not meant for it')
  expect((await find('proof')).textContent).toContain('Left out on purpose')
  expect((await find('proof')).textContent).toContain('Transfer run-9')
})

test('entries beside an existing amount are listed, and the proof does not hold', async () => {
  await openWindow(`${inRun}/proof`, { run_proof: () => besideProof })
  expect((await find('proof-verdict')).textContent).toBe('Not everything agrees with the list: 50,00\u00a0€ are not proven.')
  expect((await find('proof-listed')).textContent).toContain('More than listed: 50,00\u00a0€')
  const line = await find('proof-b-card')
  expect(line.textContent).toContain('There, and other entries beside it')
  expect(line.textContent).toMatch(/Personio shows 50,00.€ and 50,00.€/)
})

test('an amount of zero is neither proven nor left out', async () => {
  await openWindow(`${inRun}/proof`, { run_proof: () => zeroBesideProof })
  const line = await find('proof-b-zero')
  expect(line.textContent).toContain('Nothing was sent')
  expect(line.textContent).not.toContain('Proven')
  expect(line.textContent).not.toContain('Left out')
  expect((await find('proof-b-card')).textContent).toContain('Proven')
})

test('a list of zeros is not called proven', async () => {
  await openWindow(`${inRun}/proof`, { run_proof: () => zeroProof })
  expect((await find('proof-verdict')).textContent).toBe('Nothing was to be sent: every amount of the list is zero.')
})
