import type { TFunction } from 'i18next'
import type { KnownPerson } from '../../generated/types'
import type { Formats } from '../../lib/format'
import { displayName } from '../../lib/names'

/** The key of a search result, from its ids. */
export const keyOf = ({ person }: KnownPerson) =>
  JSON.stringify([person.integration_id, person.source, person.target, person.cut])

/** The ids of a search result as a part of test ids. */
export const testIdOf = ({ person }: KnownPerson) =>
  [...person.source, ...person.target, ...(person.cut === null ? [] : [person.cut])].join('-')

/** Every stored name of a person. */
export const namesOf = ({ names }: KnownPerson, formats: Formats, t: TFunction) =>
  names.length > 0 ? formats.list(names) : displayName('', t)

/** The places where a person is stored. */
export function placesOf({ runs, listed, corrections, person }: KnownPerson, formats: Formats, t: TFunction): string {
  const places = [
    ...(runs > 0 ? [t('data.erase.inRuns', { count: runs })] : []),
    ...(listed ? [t('data.erase.listed')] : []),
    ...(corrections > 0 ? [t('data.erase.corrections', { count: corrections })] : []),
    ...(person.cut === null ? [] : [t('data.erase.cut')]),
  ]
  return places.length > 0 ? formats.list(places) : t('data.erase.planned')
}
