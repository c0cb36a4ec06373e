import { expect, test } from 'vitest'
import { every, some } from './every'

test('a check of an empty list fails', () => {
  expect(every([2, 4], (number) => number % 2 === 0)).toBe(true)
  expect(every([2, 3], (number) => number % 2 === 0)).toBe(false)
  expect(() => every([], () => true)).toThrow('nothing to check')
  expect(() => some(new Set())).toThrow('nothing to check')
})
