import { clearedRun, copies, erased, kept } from './data'
import { appError } from './runs'
import { fails, never } from './shellAnswers'
import type { State, Step } from './states'

const at = '#/data'
const own = { service: null }
const full = { data_overview: () => ({ ...kept, keep_months: 84, copies }) }
const search: Step[] = [{ fill: 'erase-find', with: 'eb' }, { click: 'erase-search' }]
const ticked: Step[] = [...search, { click: 'erase-tick-a-ebba-501' }, { click: 'erase-tick-p-ebba' }]

/** The screenshots of the stored data, and of a run whose people were removed. */
export const dataStates: State[] = [
  {
    name: 'data',
    hash: at,
    answers: { data_overview: () => ({ ...kept, backed_up_at: null, runs: 0, oldest_run: null }) },
  },
  { name: 'data-full', hash: at, answers: full, steps: [{ click: 'back-up-save' }] },
  { name: 'data-full-small', hash: at, answers: full, steps: search, small: true },
  { name: 'data-loading', hash: at, answers: { data_overview: never } },
  { name: 'data-error', hash: at, answers: { data_overview: fails(appError('storage_locked', own)) } },
  {
    name: 'data-back-up-full',
    hash: at,
    answers: { data_back_up: fails(appError('storage_full', own)) },
    steps: [{ click: 'back-up-save' }],
  },
  { name: 'data-offer', hash: at, steps: [{ click: 'restore-open' }] },
  {
    name: 'data-offer-nothing',
    hash: at,
    answers: {
      data_restore_open: () => ({
        file: 'paybridge-backup-2026-11-12.db',
        last_run: null,
        runs: 0,
        new_runs: 0,
        integrations: [{ label: 'Nordlicht AB', hosts: ['api.alexishr.com', 'my.accounting.pe'], what: 'left' }],
      }),
    },
    steps: [{ click: 'restore-open' }],
    small: true,
  },
  {
    name: 'data-restored',
    hash: at,
    answers: full,
    steps: [{ click: 'restore-open' }, { click: 'confirm-yes' }],
  },
  {
    name: 'data-restore-unreadable',
    hash: at,
    answers: { data_restore_open: fails(appError('back_up_unreadable', own)) },
    steps: [{ click: 'restore-open' }],
  },
  {
    name: 'data-restore-failed',
    hash: at,
    answers: { data_restore: fails(appError('storage_newer', own)) },
    steps: [{ click: 'restore-open' }, { click: 'confirm-yes' }],
    small: true,
  },
  {
    name: 'data-keep',
    hash: at,
    answers: { data_overview: () => ({ ...kept, copies }) },
    steps: [{ choose: 'keep', option: '12' }],
  },
  { name: 'data-people', hash: at, answers: full, steps: ticked },
  { name: 'data-nobody', hash: at, answers: { data_people: () => [] }, steps: search },
  { name: 'data-people-error', hash: at, answers: { data_people: fails(appError('storage_failed', own)) }, steps: search },
  { name: 'data-erase', hash: at, steps: [...ticked, { click: 'erase-ask' }] },
  {
    name: 'data-erased',
    hash: at,
    answers: { ...full, data_erase: () => ({ ...erased, copies: 3 }) },
    steps: [...ticked, { click: 'erase-ask' }, { click: 'confirm-yes' }],
  },
  { name: 'data-copy', hash: at, answers: full, steps: [{ click: 'copy-remove-paybridge-damaged-20250630T201500Z.db' }] },
  {
    name: 'result-cleared',
    hash: '#/runs/run-1',
    answers: { run: () => clearedRun },
    steps: [{ click: 'run-open-maria-santos-pereira' }],
  },
]
