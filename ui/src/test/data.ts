import type { BackUp, DataOverview, Erased, KnownPerson, Restored, RestoreOffer, RunView } from '../generated/types'
import { mixedRun } from './runs'

/** The stored data, for tests and screenshots. */

export const kept: DataOverview = {
  backed_up_at: '2026-11-12T13:41:00Z',
  keep_months: null,
  runs: 41,
  oldest_run: '2024-03-04T08:00:00Z',
  copies: [],
}

export const copies: DataOverview['copies'] = [
  {
    name: 'paybridge-before-restore-20261121T160230Z.db',
    kind: 'before_restore',
    bytes: 1_480_000,
    made_at: '2026-11-21T16:02:30Z',
  },
  { name: 'paybridge-version-4-20261102T070000Z.db', kind: 'before_update', bytes: 412_400, made_at: '2026-11-02T07:00:00Z' },
  { name: 'paybridge-damaged-20250630T201500Z.db', kind: 'damaged', bytes: 900, made_at: '2025-06-30T20:15:00Z' },
]

/** A copy that is older than every retention period. */
export const ancient: DataOverview['copies'] = [
  { name: 'paybridge-version-1-20150102T070000Z.db', kind: 'before_update', bytes: 9_000, made_at: '2015-01-02T07:00:00Z' },
]

export const saved: BackUp = {
  file: '/home/owner/Documents/paybridge-backup-2026-11-22.db',
  bytes: 1_480_000,
  integrations: 3,
  runs: 41,
}

export const offer: RestoreOffer = {
  file: 'paybridge-backup-2026-11-12.db',
  last_run: '2026-11-12T13:41:00Z',
  runs: 41,
  new_runs: 12,
  integrations: [
    { label: 'Nordlicht AB', hosts: ['api.alexishr.com', 'my.accounting.pe'], what: 'set_back' },
    { label: 'Benefits Nordlicht GmbH', hosts: ['api.personio.de'], what: 'added' },
    { label: 'Fjällhem Förvaltnings- och Fastighetsaktiebolag Norra Sverige', hosts: ['api.alexishr.com'], what: 'left' },
  ],
}

export const restored: Restored = {
  integrations: 2,
  runs: 12,
  secrets_missing: ['Nordlicht AB (Alexis HR)', 'Benefits Nordlicht GmbH (Personio)'],
  copy: 'paybridge-before-restore-20261121T160230Z.db',
}

const person = (id: string, names: string[], more: Partial<KnownPerson> = {}): KnownPerson => ({
  person: { integration_id: 'int-1', source: [id], target: ['501'], cut: null },
  names,
  integration: 'Nordlicht AB',
  runs: 12,
  listed: false,
  corrections: 0,
  open_run: null,
  ...more,
})

export const people: KnownPerson[] = [
  person('a-ebba', ['Ebba Lindqvist', 'Ebba Charlotta von Lindqvist-Hammarskjöld'], { corrections: 1 }),
  person('p-ebba', ['ebba.lindqvist@nordlicht.example'], {
    person: { integration_id: 'int-b', source: ['p-ebba'], target: [], cut: null },
    integration: 'Benefits Nordlicht GmbH',
    runs: 1,
    listed: true,
  }),
  person('a-ebb', ['Ebbe Ström'], { open_run: 'run-4' }),
  person('a-eb', ['Seb Ahl'], { person: { integration_id: 'int-1', source: ['a-eb'], target: [], cut: null }, runs: 0 }),
]

/** A person of whom only the name split is stored. */
export const divided: KnownPerson = person('', ['Sebastian van der Eb'], {
  person: { integration_id: 'int-1', source: [], target: [], cut: 'Sebastian van der Eb' },
  runs: 0,
})

export const erased: Erased = { rows: 14, mails: 1, copies: 0 }

/** A run whose people were removed because of its age. */
export const clearedRun: RunView = {
  summary: { ...mixedRun.summary, sample: false, started_at: '2025-10-21T09:14:00Z', cleared_at: '2026-11-22T07:00:00Z' },
  left_behind: mixedRun.left_behind,
  rows: mixedRun.rows.map((row) => ({ ...row, name: '', fields: [], findings: [] })),
}

/** The shell's answers about the stored data. */
export const dataAnswers = {
  data_overview: () => kept,
  data_back_up: () => saved,
  data_restore_open: () => offer,
  data_restore: () => restored,
  retention_preview: () => 37,
  retention_set: ({ months }: Record<string, unknown>): DataOverview => ({
    ...kept,
    keep_months: months as number | null,
    runs: 4,
  }),
  data_people: () => people,
  data_erase: () => erased,
  data_copy_remove: ({ name }: Record<string, unknown>): DataOverview => ({
    ...kept,
    copies: copies.filter((copy) => copy.name !== name),
  }),
}
