import type { TFunction } from 'i18next'
import type { KnownPerson } from '../../generated/types'
import type { Formats } from '../../lib/format'
import { shownName } from '../../lib/names'

/** One entry of the search by its ids. */
export const keyOf = ({ person }: KnownPerson) =>
  JSON.stringify([person.integration_id, person.source, person.target, person.cut])

/** The same in the page's own marks. */
export const markOf = ({ person }: KnownPerson) =>
  [...person.source, ...person.target, ...(person.cut === null ? [] : [person.cut])].join('-')

/** Every name under which somebody is kept. */
export const namesOf = ({ names }: KnownPerson, formats: Formats, t: TFunction) =>
  names.length > 0 ? formats.list(names) : shownName('', t)

/** Where somebody is named. */
export function placesOf({ runs, listed, corrections, person }: KnownPerson, formats: Formats, t: TFunction): string {
  const places = [
    ...(runs > 0 ? [t('data.erase.inRuns', { count: runs })] : []),
    ...(listed ? [t('data.erase.listed')] : []),
    ...(corrections > 0 ? [t('data.erase.corrections', { count: corrections })] : []),
    ...(person.cut === null ? [] : [t('data.erase.cut')]),
  ]
  return places.length > 0 ? formats.list(places) : t('data.erase.planned')
}
