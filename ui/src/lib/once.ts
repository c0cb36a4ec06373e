import { ask } from './ask'

const underWay = new Map<string, Promise<unknown>>()

/**
 * Asks the shell to do something. While it does, the same wish is the same wish: whoever clicks twice gets the one answer. A
 * question is not asked so, because an answer under way may be from before a change.
 */
export function once<T>(command: string, given: Record<string, unknown> = {}): Promise<T> {
  const wish = JSON.stringify([command, given])
  const earlier = underWay.get(wish)
  if (earlier) return earlier as Promise<T>
  const answer = ask<T>(command, given).finally(() => underWay.delete(wish))
  underWay.set(wish, answer)
  return answer
}
