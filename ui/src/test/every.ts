/** The items of a list, for a check of each. Fails when there are none: a check of an empty list holds whatever is wrong. */
export function some<T>(items: Iterable<T>): T[] {
  const all = [...items]
  if (all.length === 0) throw new Error('there is nothing to check')
  return all
}

/** Whether every item of a list is so. Fails when there are none. */
export const every = <T>(items: Iterable<T>, holds: (item: T) => boolean): boolean => some(items).every((item) => holds(item))
