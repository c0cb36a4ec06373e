import type { FilePreview, OpenedFile } from '../generated/types'
import { eur, month } from './benefits'

/** An invented file of the benefit list, for tests and screenshots. */

export const opened: OpenedFile = {
  file: 'file-1',
  name: 'Benefits November 2026.xlsx',
  sheet: 'November',
  sheets: ['November', 'Oktober'],
  hidden_sheets: ['Vorjahr'],
  titles: { kind: 'line', line: 2 },
  head: [
    { line: 1, cells: ['Benefits November 2026'] },
    { line: 2, cells: ['Personalnummer', 'E-Mail', 'Benefit', 'Betrag', ''] },
    { line: 3, cells: ['00017', 'anna.berg@nordwind.example', 'Sachbezug', '50,00', 'ok'] },
  ],
  encoding: null,
  columns: [
    { index: 0, title: 'Personalnummer', samples: ['00017', '00041'] },
    { index: 1, title: 'E-Mail', samples: ['anna.berg@nordwind.example', 'cem.yildiz@nordwind.example'] },
    { index: 2, title: 'Benefit', samples: ['Sachbezug', 'Essensgutschein'] },
    { index: 3, title: 'Betrag', samples: ['50,00', '1.115,05', '25'] },
    { index: 4, title: '', samples: ['ok'] },
  ],
  rows: 9,
  mapping: { columns: { personnel_number: 0, email: 1, benefit: 2, amount: 3 } },
  remembered: false,
}

export const preview: FilePreview = {
  lines: [
    {
      line: 2,
      person: 'Anna Berg',
      benefit: 'Sachbezug',
      month,
      amount: eur('50.00'),
      does: 'nothing',
      hidden: false,
      same_as: null,
    },
    {
      line: 3,
      person: 'Cem Yıldız',
      benefit: 'Essensgutschein',
      month,
      amount: eur('1115.05'),
      does: 'changes',
      hidden: true,
      same_as: null,
    },
    {
      line: 4,
      person: 'neu@nordwind.example',
      benefit: 'Gutschein',
      month,
      amount: eur('25.00'),
      does: 'adds',
      hidden: false,
      same_as: 3,
    },
  ],
  rows: 9,
  problems: [],
  wrong_rows: 0,
  questions: [],
  hidden: null,
  twins: null,
  months: [
    {
      month,
      before: eur('436.05'),
      after: eur('1590.05'),
      removed: 2,
      rows: 9,
      stray: false,
      exported: { run_id: 'run-b', at: '2026-11-21T09:00:00Z' },
    },
  ],
  new_benefits: ['Gutschein'],
  new_people: 2,
  totals: 1,
  added_up: 1,
  decimal: 'comma',
  total: eur('1590.05'),
}

/** A file with questions: hidden rows, duplicate rows, ambiguous encoding, and a stray month. */
export const askedPreview: FilePreview = {
  ...preview,
  questions: ['encoding', 'hidden', 'twins'],
  hidden: { rows: 2, lines: [3, 7], total: eur('113.00'), columns: ['Betrag'], sheet: false },
  twins: { rows: 1, lines: [4], total: eur('25.00') },
  months: [
    ...preview.months,
    { month: '2026-10', before: eur('0'), after: eur('25.00'), removed: 0, rows: 1, stray: true, exported: null },
  ],
}

export const askedOpened: OpenedFile = {
  ...opened,
  name: 'Benefits.csv',
  sheet: null,
  sheets: [],
  hidden_sheets: [],
  encoding: {
    taken: 'mac_roman',
    certain: false,
    readings: [
      { encoding: 'mac_roman', words: ['Årskort', 'Friskvård'] },
      { encoding: 'cp850', words: ['ürskort', 'Friskvîrd'] },
    ],
  },
}

/** A file without a header row. Its columns go by their letters. */
export const untitledOpened: OpenedFile = {
  ...opened,
  titles: { kind: 'none' },
  head: opened.head.slice(2),
  columns: opened.columns.map((column) => ({ ...column, title: '' })),
  mapping: { columns: { email: 1 } },
}

export const wrongPreview: FilePreview = {
  ...preview,
  wrong_rows: 3,
  problems: [
    { line: 3, meaning: 'amount', code: 'amount_unreadable', text: 'fünfzig' },
    { line: 5, meaning: 'email', code: 'email_invalid', text: 'cem.yildiz(at)nordwind' },
    { line: 9, meaning: null, code: 'looks_like_total', text: 'Summe' },
  ],
}
