import type { DataCopy } from '../../generated/types'

/** The copies that are older than the given number of months. */
export function madeBefore(copies: DataCopy[], months: number, now: Date): DataCopy[] {
  const limit = new Date(now)
  limit.setUTCMonth(limit.getUTCMonth() - months)
  return copies.filter(({ made_at }) => new Date(made_at) < limit)
}
