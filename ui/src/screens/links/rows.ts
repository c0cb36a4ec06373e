import type { LinkPerson, LinkRow, LinkSuggestion, LinksView } from '../../generated/types'
import type { Pair } from '../../lib/services'

export const linkTabs = ['linked', 'unlinked', 'all'] as const

export type LinkTab = (typeof linkTabs)[number]

/** Whether the pair is linked already. A pair that the next export would link is not. */
export const isLinked = ({ state }: LinkRow) => state === 'confirmed' || state === 'matched' || state === 'created'

const isInTab = (tab: LinkTab, row: LinkRow) => tab === 'all' || isLinked(row) === (tab === 'linked')

export const countOf = (rows: LinkRow[], tab: LinkTab) => rows.filter((row) => isInTab(tab, row)).length

/** The rows of a tab that match a search by name, address or id of either side. */
export function shownRows(rows: LinkRow[], tab: LinkTab, text: string): LinkRow[] {
  const search = text.trim().toLocaleLowerCase()
  const matches = (person: LinkPerson | null) =>
    person !== null && [person.name, person.email ?? '', person.id].some((text) => text.toLocaleLowerCase().includes(search))
  return rows.filter((row) => isInTab(tab, row) && (matches(row.alexis) || matches(row.kleer)))
}

/** The people of Kleer without a counterpart. */
export const freeOf = (rows: LinkRow[]) => rows.flatMap(({ alexis, kleer }) => (kleer && !alexis ? [kleer] : []))

export const keyOf = ({ alexis, kleer }: LinkRow) => `${alexis?.id ?? ''} ${kleer?.id ?? ''}`

/** The owner's decision about two records. */
export type LinkDecision = 'link' | 'reject' | 'unlink'

/** Applies a decision to the view without reading both sides again. */
export function applyDecision(view: LinksView, decision: LinkDecision, pair: Pair): LinksView {
  return { ...view, rows: decision === 'link' ? join(view.rows, pair) : split(view.rows, pair) }
}

/** Joins the pair in one row, and removes the Kleer person from all other suggestions. */
function join(rows: LinkRow[], pair: Pair): LinkRow[] {
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

/** Splits the pair into two rows, and removes each from the other's suggestions. */
function split(rows: LinkRow[], pair: Pair): LinkRow[] {
  return rows.flatMap((row) => {
    if (row.alexis?.id !== pair.alexis) return [row]
    if (row.kleer?.id !== pair.kleer) return [without(row, (suggestion) => suggestion.person.id === pair.kleer)]
    const unlinked = { state: 'alone' as const, suggestions: [] }
    return [
      { ...unlinked, alexis: row.alexis, kleer: null },
      { ...unlinked, alexis: null, kleer: row.kleer },
    ]
  })
}

function without(row: LinkRow, unwanted: (suggestion: LinkSuggestion) => boolean): LinkRow {
  const suggestions = row.suggestions.filter((suggestion) => !unwanted(suggestion))
  if (suggestions.length === row.suggestions.length) return row
  return { ...row, suggestions, state: suggestions.length === 0 ? 'alone' : row.state }
}
