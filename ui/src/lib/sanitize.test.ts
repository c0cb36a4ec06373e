import { expect, test } from 'vitest'
import { i18next } from '../i18n'
import { isolated, sanitize, seenText } from './sanitize'
import { valueText } from './value'

test('what cannot be seen is gone, and what can be seen stays', () => {
  expect(seenText('\u202eEb\u200bba\u0000 \u2067Lind\u00adqvist\u2069\ufeff')).toBe('Ebba Lindqvist')
  expect(seenText('two\r\nlines\tand\u2028more')).toBe('two lines and more')
  expect(seenText('\u{1f469}\u200d\u{1f4bb} می\u200cخواهم Ö')).toBe('\u{1f469}\u200d\u{1f4bb} می\u200cخواهم Ö')
  expect(seenText('<b>{{x}} $t(y) %s')).toBe('<b>{{x}} $t(y) %s')
  expect(seenText('')).toBe('')
  expect(seenText('\u202e\u200b')).toBe('\ufffd')
  expect(seenText(`Z${'\u0351'.repeat(60)}a`)).toBe(`Z${'\u0351'.repeat(4)}a`)
})

test('a name without end is cut, a value is not', () => {
  const endless = '\u{1f1f8}'.repeat(5_000)
  const { name, value } = sanitize({ name: endless, value: endless })
  expect([...name]).toHaveLength(400)
  expect(name.endsWith('…')).toBe(true)
  expect(value).toBe(endless)
})

test('a text of several lines keeps them', () => {
  expect(sanitize('one\u202e\n\n  two\r\nthree\tfour')).toBe('one\n\n  two\nthree four')
  expect(sanitize({ body: 'Hello,\n\nall sent.', name: 'two\nlines' })).toEqual({
    body: 'Hello,\n\nall sent.',
    name: 'two lines',
  })
})

test('what is handed back is as it came', () => {
  const told = { id: 'a\u200b', change_key: 'b\u200b', sheets: ['c\u200b'], source: ['f\u200b'], names: ['d\u200b'] }
  expect(sanitize({ ...told, of: { name: 'e\u200b', most: 1, none: null } })).toEqual({
    ...told,
    names: ['d'],
    of: { name: 'e', most: 1, none: null },
  })
  const odd = JSON.parse('{"__proto__":{"name":"a\u200b"},"constructor":{"name":"b"}}')
  expect(JSON.stringify(sanitize(odd))).toBe('{"__proto__":{"name":"a"},"constructor":{"name":"b"}}')
})

test('a text put into ours is not looked at for placeholders, and turns nothing round', async () => {
  i18next.addResource('en', 'translation', 'probe', 'Send {{name}} now')
  await i18next.changeLanguage('en')
  const said = (name: string) => String(i18next.t('probe' as 'app.name', { name } as never))
  expect(said('{{name}} $t(app.name) <b>')).toBe('Send {{name}} $t(app.name) <b> now')
  expect(said('שלום')).toBe('Send \u2068שלום\u2069 now')
  expect(isolated('Ebba')).toBe('Ebba')
})

test('a word of a service is no word of ours, whatever it is called', () => {
  const formats = { country: (code: string) => code } as never
  for (const word of ['constructor', '__proto__', 'toString']) {
    expect(valueText('pay_interval', { kind: 'text', value: word }, formats, i18next.t)).toBe(word)
  }
})
