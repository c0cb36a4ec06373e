import type { LinkPerson, LinkRow, LinksView } from '../generated/types'

/** Linked and unlinked people of both sides, for tests and screenshots. */

const person = (id: string, name: string, more: Partial<LinkPerson> = {}): LinkPerson => ({
  id,
  name,
  email: `${name.toLowerCase().split(' ')[0]}@nordlicht.example`,
  start: '2024-03-01',
  active: true,
  ...more,
})

const pair = (id: string, name: string, state: LinkRow['state'], kleer: Partial<LinkPerson> = {}): LinkRow => ({
  alexis: person(`a-${id}`, name),
  kleer: person(`k-${id}`, name, kleer),
  state,
  suggestions: [],
})

const bergs = [
  person('k-berg-1', 'Anna-Maria Berg', { email: 'anna.berg@example.se' }),
  person('k-berg-2', 'Anna Berg', { email: null, start: null }),
]

const rows: LinkRow[] = [
  pair('ahmed', 'Ahmed Yusuf', 'matched'),
  {
    alexis: person('a-anna', 'Anna Maria Berg'),
    kleer: null,
    state: 'asked',
    suggestions: [
      { person: bergs[0] as LinkPerson, because: 'name_and_start' },
      { person: bergs[1] as LinkPerson, because: 'name' },
    ],
  },
  pair('birgitta', 'Birgitta Nyman', 'same_ssn', { name: 'Britta Nyman', email: null }),
  pair('ebba', 'Ebba Lindqvist', 'confirmed', { name: 'Ebba Lindqvist Öberg' }),
  pair('goran', 'Göran Persson', 'matched', { active: false }),
  pair('hedvig', 'Hedvig von Rosenstjerna-Kjellberg', 'same_email', { start: '2019-08-15' }),
  pair('lina', 'Lina Dahl', 'created'),
  { alexis: person('a-nils', 'Nils Åberg'), kleer: null, state: 'alone', suggestions: [] },
  ...bergs.map((kleer): LinkRow => ({ alexis: null, kleer, state: 'alone', suggestions: [] })),
  { alexis: null, kleer: person('k-olga', 'Olga Petrova', { active: false }), state: 'alone', suggestions: [] },
  { alexis: null, kleer: person('k-510', 'N. Åberg', { email: null, start: null }), state: 'alone', suggestions: [] },
  pair('per', 'Per Wallin', 'matched'),
]

export const linksView: LinksView = {
  integration_label: 'Nordlicht AB',
  sample: false,
  read_at: '2026-11-21T13:05:00Z',
  rows,
}

/** A number of linked pairs. */
export const manyLinks = (count: number): LinksView => ({
  ...linksView,
  rows: Array.from({ length: count }, (_, index) => pair(String(index), `Person ${index}`, 'matched')),
})
