import type { LinkPerson, LinkRow, LinkSuggestion, LinksView } from '../../generated/types'
import type { Pair } from '../../lib/services'

export const linkTabs = ['linked', 'unlinked', 'all'] as const

export type LinkTab = (typeof linkTabs)[number]

/** Whether the two are linked already. What the next export would link is not, yet. */
export const isLinked = ({ state }: LinkRow) => state === 'confirmed' || state === 'matched' || state === 'created'

const shows = (tab: LinkTab, row: LinkRow) => tab === 'all' || isLinked(row) === (tab === 'linked')

export const countOf = (rows: LinkRow[], tab: LinkTab) => rows.filter((row) => shows(tab, row)).length

/** The rows of a tab in which a name, an address or an id of either side holds a text. */
export function shownRows(rows: LinkRow[], tab: LinkTab, text: string): LinkRow[] {
  const wanted = text.trim().toLocaleLowerCase()
  const holds = (person: LinkPerson | null) =>
    person !== null && [person.name, person.email ?? '', person.id].some((words) => words.toLocaleLowerCase().includes(wanted))
  return rows.filter((row) => shows(tab, row) && (holds(row.alexis) || holds(row.kleer)))
}

/** Everybody of Kleer who is nobody's counterpart yet. */
export const freeOf = (rows: LinkRow[]) => rows.flatMap(({ alexis, kleer }) => (kleer && !alexis ? [kleer] : []))

export const keyOf = ({ alexis, kleer }: LinkRow) => `${alexis?.id ?? ''} ${kleer?.id ?? ''}`

/** What the owner said of two people. */
export type Word = 'link' | 'reject' | 'unlink'

/** The links after the owner's word, without reading both sides again. */
export function afterWord(view: LinksView, word: Word, pair: Pair): LinksView {
  return { ...view, rows: word === 'link' ? linked(view.rows, pair) : parted(view.rows, pair) }
}

/** The two in one row; nobody else is asked about the one of Kleer any more. */
function linked(rows: LinkRow[], pair: Pair): LinkRow[] {
  const kleer = rows.find((row) => row.kleer?.id === pair.kleer)?.kleer ?? suggested(rows, pair.kleer)
  return rows.flatMap((row) => {
    if (row.alexis?.id === pair.alexis) return [{ ...row, kleer, state: 'confirmed' as const, suggestions: [] }]
    if (row.kleer?.id === pair.kleer) return []
    return [without(row, (suggestion) => suggestion.person.id === pair.kleer)]
  })
}

function suggested(rows: LinkRow[], id: string): LinkPerson | null {
  return rows.flatMap(({ suggestions }) => suggestions).find(({ person }) => person.id === id)?.person ?? null
}

/** The two apart: one row each, where they shared one, and neither suggested for the other. */
function parted(rows: LinkRow[], pair: Pair): LinkRow[] {
  return rows.flatMap((row) => {
    if (row.alexis?.id !== pair.alexis) return [row]
    if (row.kleer?.id !== pair.kleer) return [without(row, (suggestion) => suggestion.person.id === pair.kleer)]
    const alone = { state: 'alone' as const, suggestions: [] }
    return [
      { ...alone, alexis: row.alexis, kleer: null },
      { ...alone, alexis: null, kleer: row.kleer },
    ]
  })
}

function without(row: LinkRow, unwanted: (suggestion: LinkSuggestion) => boolean): LinkRow {
  const suggestions = row.suggestions.filter((suggestion) => !unwanted(suggestion))
  if (suggestions.length === row.suggestions.length) return row
  return { ...row, suggestions, state: suggestions.length === 0 ? 'alone' : row.state }
}
