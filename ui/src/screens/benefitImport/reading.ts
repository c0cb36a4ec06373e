import type {
  DecimalMark,
  FileContent,
  HiddenRows,
  ImportMode,
  Mapping,
  Meaning,
  OpenedFile,
  ReadFile,
  TwinRows,
} from '../../generated/types'

/** Larger files are not even opened. */
const LARGEST = 30 * 1024 * 1024

/** What the owner says about an opened file. */
export type Reading = {
  content: FileContent
  mapping: Mapping
  month: string
  decimal: DecimalMark | null
  mode: ImportMode
  hidden: HiddenRows | null
  twins: TwinRows | null
}

const who: Meaning[] = ['personnel_number', 'email', 'name', 'first_name', 'last_name']

/** What a column can hold, by what the file is about. */
export const meanings: Record<FileContent, Meaning[]> = {
  amounts: [...who, 'benefit', 'amount', 'month', 'currency'],
  people: who,
}

/** A file's content, for the shell. */
export function contentOf(file: File): Promise<string> {
  if (file.size > LARGEST) {
    return Promise.reject({ code: 'file_unreadable', message: 'the file is too large', hint: 'too_large' })
  }
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject({ code: 'file_unreadable', message: String(reader.error), hint: 'unreadable' })
    reader.readAsDataURL(file)
  })
}

/** How a file is read at first: as the shell proposes. Without titles nothing says that it has no amounts. */
export const firstReading = ({ mapping, titles }: OpenedFile, month: string): Reading => ({
  content: mapping.columns.amount === undefined && titles.kind === 'line' ? 'people' : 'amounts',
  mapping,
  month,
  decimal: null,
  mode: 'replace',
  hidden: null,
  twins: null,
})

/** The meaning of a column; `null`: it is not read. */
export const meaningOf = ({ columns }: Mapping, index: number): Meaning | null =>
  (Object.keys(columns) as Meaning[]).find((meaning) => columns[meaning] === index) ?? null

/** The mapping after a column was given a meaning. A meaning has one column, and a column one meaning. */
export function mapped({ columns }: Mapping, index: number, meaning: Meaning | null): Mapping {
  const others = Object.entries(columns).filter(([held, at]) => held !== meaning && at !== index)
  return { columns: { ...Object.fromEntries(others), ...(meaning ? { [meaning]: index } : {}) } }
}

/** What has to be said before the file can be read. */
export function lacking({ content, mapping: { columns } }: Reading): ('who' | 'benefit' | 'amount')[] {
  const has = (meaning: Meaning) => columns[meaning] !== undefined
  const lacks: ('who' | 'benefit' | 'amount')[] = []
  if (!has('email') && !has('personnel_number')) lacks.push('who')
  if (content === 'amounts' && !has('benefit')) lacks.push('benefit')
  if (content === 'amounts' && !has('amount')) lacks.push('amount')
  return lacks
}

/** The question to the shell. */
export function readFile({ file }: OpenedFile, { content, mapping, month, decimal, mode, hidden, twins }: Reading): ReadFile {
  const known = new Set(meanings[content])
  const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([meaning]) => known.has(meaning as Meaning)))
  const isDated = columns.month !== undefined || content === 'people'
  return { file, content, mapping: { columns }, month: isDated ? null : month, decimal, mode, hidden, twins }
}
