import { describe, expect, test } from 'vitest'
import { isNegative, isSameAmount, isZero, parseAmount, sumOf } from './money'

describe('a typed amount', () => {
  test.each([
    ['98,5', '98.5'],
    ['98,50', '98.50'],
    ['1.234,50', '1234.50'],
    ['1 234,50 €', '1234.50'],
    ['1.234', '1234'],
    ['12.5', '12.5'],
    ['0098', '98'],
    ['0', '0'],
    ['−12,00', '-12.00'],
  ])('%s is %s', (text, amount) => expect(parseAmount(text)).toBe(amount))

  test.each(['', 'abc', '12,345', '1,234.50', '1.23,4', '12.345,6x', '--1', '1e3', '1,', ',5', '1234567890', '=1+1'])(
    '%s is none',
    (text) => expect(parseAmount(text)).toBeNull(),
  )
})

test('amounts are added without float errors', () => {
  expect(sumOf(['0.1', '0.2'], 'EUR')).toEqual({ amount: '0.30', currency: 'EUR' })
  expect(sumOf(['1115.05', '-115.05', '0.0001'], 'EUR').amount).toBe('1000.0001')
  expect(sumOf(['-0.05'], 'EUR').amount).toBe('-0.05')
  expect(sumOf([], 'EUR').amount).toBe('0.00')
  expect(sumOf(Array(10_000).fill('999999.99'), 'EUR').amount).toBe('9999999900.00')
})

test('amounts are equal in every notation', () => {
  expect(isSameAmount('12.50', '12.5')).toBe(true)
  expect(isSameAmount('12.5', '12.51')).toBe(false)
  expect(isZero({ amount: '0.00', currency: 'EUR' })).toBe(true)
  expect(isNegative({ amount: '-0.01', currency: 'EUR' })).toBe(true)
  expect(isNegative({ amount: '0', currency: 'EUR' })).toBe(false)
})
