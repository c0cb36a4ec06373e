/** A text in three parts: common start, difference, common end. */
export type Parts = [before: string, differing: string, after: string]

/** Splits two texts around their difference. */
export function textDiff(old: string, now: string): { old: Parts; now: Parts } {
  const a = [...old]
  const b = [...now]
  const shortest = Math.min(a.length, b.length)
  let start = 0
  while (start < shortest && a[start] === b[start]) start++
  let end = 0
  while (end < shortest - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  // If the texts share little, marks on single letters only confuse.
  if (start + end < Math.max(a.length, b.length) / 3) return { old: ['', old, ''], now: ['', now, ''] }
  const parts = (letters: string[]): Parts => [
    letters.slice(0, start).join(''),
    letters.slice(start, letters.length - end).join(''),
    letters.slice(letters.length - end).join(''),
  ]
  return { old: parts(a), now: parts(b) }
}
