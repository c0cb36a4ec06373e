import { expect, test } from 'vitest'
import { every, nonEmpty } from './nonEmpty'

test('a check of an empty list fails', () => {
  expect(every([2, 4], (number) => number % 2 === 0)).toBe(true)
  expect(every([2, 3], (number) => number % 2 === 0)).toBe(false)
  expect(() => every([], () => true)).toThrow('nothing to check')
  expect(() => nonEmpty(new Set())).toThrow('nothing to check')
})
