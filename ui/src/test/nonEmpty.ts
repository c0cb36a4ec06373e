/** The items of a list, for a check of each. It fails on an empty list, because a check of nothing always passes. */
export function nonEmpty<T>(items: Iterable<T>): T[] {
  const all = [...items]
  if (all.length === 0) throw new Error('there is nothing to check')
  return all
}

/** Whether a condition holds for every item. It fails on an empty list. */
export const every = <T>(items: Iterable<T>, condition: (item: T) => boolean): boolean =>
  nonEmpty(items).every((item) => condition(item))
