import type { ListPerson } from '../../generated/types'

/** A person's name, else the identifier that names the person. */
export const nameOf = ({ name, email, number }: ListPerson) => name ?? email ?? number ?? '–'

/** The details that distinguish people with the same name, without those that the name already shows. */
export const distinction = (person: ListPerson) =>
  [person.email, person.number].filter((text) => text !== null && text !== nameOf(person)).join(' · ')

/** The people that match a search, by name, address or number. */
export function searchPeople(people: ListPerson[], text: string): ListPerson[] {
  const search = text.trim().toLocaleLowerCase()
  if (search === '') return people
  return people.filter(({ name, email, number }) =>
    [name, email, number].some((value) => value?.toLocaleLowerCase().includes(search)),
  )
}
