import type { ListPerson } from '../../generated/types'

/** How a person of the list is called: by name, else by what names them. */
export const nameOf = ({ name, email, number }: ListPerson) => name ?? email ?? number ?? '–'

/** What tells people of one name apart: what is not said by the name already. */
export const apart = (person: ListPerson) =>
  [person.email, person.number].filter((text) => text !== null && text !== nameOf(person)).join(' · ')

/** The people that a text finds, by name, address or number. */
export function found(people: ListPerson[], text: string): ListPerson[] {
  const wanted = text.trim().toLocaleLowerCase()
  if (wanted === '') return people
  return people.filter(({ name, email, number }) =>
    [name, email, number].some((held) => held?.toLocaleLowerCase().includes(wanted)),
  )
}
