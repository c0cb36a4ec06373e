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

/** The size limit of a file in bytes. Larger files are not opened. */
const MAX_BYTES = 30 * 1024 * 1024

/** The owner's choices for an opened file. */
export type Reading = {
  content: FileContent
  mapping: Mapping
  month: string
  decimal: DecimalMark | null
  mode: ImportMode
  hidden: HiddenRows | null
  twins: TwinRows | null
}

const identityColumns: Meaning[] = ['personnel_number', 'email', 'name', 'first_name', 'last_name']

/** The possible meanings of a column, by the subject of the file. */
export const meanings: Record<FileContent, Meaning[]> = {
  amounts: [...identityColumns, 'benefit', 'amount', 'month', 'currency'],
  people: identityColumns,
}

/** A file's content in the form of the shell. */
export function readAsBase64(file: File): Promise<string> {
  if (file.size > MAX_BYTES) {
    return Promise.reject({ code: 'file_unreadable', message: 'the file is too large', hint: 'too_large' })
  }
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => reject({ code: 'file_unreadable', message: String(reader.error), hint: 'unreadable' })
    reader.readAsDataURL(file)
  })
}

/** The initial choices: the proposal of the shell. A file without a header row is assumed to hold amounts. */
export const firstReading = ({ mapping, titles }: OpenedFile, month: string): Reading => ({
  content: mapping.columns.amount === undefined && titles.kind === 'line' ? 'people' : 'amounts',
  mapping,
  month,
  decimal: null,
  mode: 'replace',
  hidden: null,
  twins: null,
})

/** The meaning of a column; `null`: the column is ignored. */
export const meaningOf = ({ columns }: Mapping, index: number): Meaning | null =>
  (Object.keys(columns) as Meaning[]).find((meaning) => columns[meaning] === index) ?? null

/** The mapping after a column got a meaning. Each meaning has at most one column, and each column one meaning. */
export function withMeaning({ columns }: Mapping, index: number, meaning: Meaning | null): Mapping {
  const others = Object.entries(columns).filter(([other, at]) => other !== meaning && at !== index)
  return { columns: { ...Object.fromEntries(others), ...(meaning ? { [meaning]: index } : {}) } }
}

/** The choices that are missing before the file can be read. */
export function missingMeanings({ content, mapping: { columns } }: Reading): ('who' | 'benefit' | 'amount')[] {
  const has = (meaning: Meaning) => columns[meaning] !== undefined
  const missing: ('who' | 'benefit' | 'amount')[] = []
  if (!has('email') && !has('personnel_number')) missing.push('who')
  if (content === 'amounts' && !has('benefit')) missing.push('benefit')
  if (content === 'amounts' && !has('amount')) missing.push('amount')
  return missing
}

/** The request for the shell. */
export function readFile({ file }: OpenedFile, { content, mapping, month, decimal, mode, hidden, twins }: Reading): ReadFile {
  const known = new Set(meanings[content])
  const columns = Object.fromEntries(Object.entries(mapping.columns).filter(([meaning]) => known.has(meaning as Meaning)))
  const isDated = columns.month !== undefined || content === 'people'
  return { file, content, mapping: { columns }, month: isDated ? null : month, decimal, mode, hidden, twins }
}
