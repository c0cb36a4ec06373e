import { expect, test } from 'vitest'
import { i18next } from '../i18n'
import { isolate, sanitize, visibleText } from './sanitize'
import { valueText } from './value'

test('invisible characters are removed, and visible ones stay', () => {
  expect(visibleText('\u202eEb\u200bba\u0000 \u2067Lind\u00adqvist\u2069\ufeff')).toBe('Ebba Lindqvist')
  expect(visibleText('two\r\nlines\tand\u2028more')).toBe('two lines and more')
  expect(visibleText('\u{1f469}\u200d\u{1f4bb} می\u200cخواهم Ö')).toBe('\u{1f469}\u200d\u{1f4bb} می\u200cخواهم Ö')
  expect(visibleText('<b>{{x}} $t(y) %s')).toBe('<b>{{x}} $t(y) %s')
  expect(visibleText('')).toBe('')
  expect(visibleText('\u202e\u200b')).toBe('\ufffd')
  expect(visibleText(`Z${'\u0351'.repeat(60)}a`)).toBe(`Z${'\u0351'.repeat(4)}a`)
})

test('an endless name is cut, a value is not', () => {
  const endless = '\u{1f1f8}'.repeat(5_000)
  const { name, value } = sanitize({ name: endless, value: endless })
  expect([...name]).toHaveLength(400)
  expect(name.endsWith('…')).toBe(true)
  expect(value).toBe(endless)
})

test('a multiline text keeps its lines', () => {
  expect(sanitize('one\u202e\n\n  two\r\nthree\tfour')).toBe('one\n\n  two\nthree four')
  expect(sanitize({ body: 'Hello,\n\nall sent.', name: 'two\nlines' })).toEqual({
    body: 'Hello,\n\nall sent.',
    name: 'two lines',
  })
})

test('fields that go back to the shell stay unchanged', () => {
  const answer = { id: 'a\u200b', change_key: 'b\u200b', sheets: ['c\u200b'], source: ['f\u200b'], names: ['d\u200b'] }
  expect(sanitize({ ...answer, of: { name: 'e\u200b', most: 1, none: null } })).toEqual({
    ...answer,
    names: ['d'],
    of: { name: 'e', most: 1, none: null },
  })
  const odd = JSON.parse('{"__proto__":{"name":"a\u200b"},"constructor":{"name":"b"}}')
  expect(JSON.stringify(sanitize(odd))).toBe('{"__proto__":{"name":"a"},"constructor":{"name":"b"}}')
})

test('an interpolated text is not searched for placeholders, and is isolated', async () => {
  i18next.addResource('en', 'translation', 'probe', 'Send {{name}} now')
  await i18next.changeLanguage('en')
  const translated = (name: string) => String(i18next.t('probe' as 'app.name', { name } as never))
  expect(translated('{{name}} $t(app.name) <b>')).toBe('Send {{name}} $t(app.name) <b> now')
  expect(translated('שלום')).toBe('Send \u2068שלום\u2069 now')
  expect(isolate('Ebba')).toBe('Ebba')
})

test('a hint of a service is not translated, even if it equals a key', () => {
  const formats = { country: (code: string) => code } as never
  for (const word of ['constructor', '__proto__', 'toString']) {
    expect(valueText('pay_interval', { kind: 'text', value: word }, formats, i18next.t)).toBe(word)
  }
})
