/** Hostile names, as an attacker could enter them. */

export const start = '«'
export const end = '»'

/** A long word without a place to break. */
export const endless = 'Ö'.repeat(5_000)

const tricks = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '{{count}}{{name}}{{- target}}',
  '$t(app.name)',
  '%s %d %n',
  '&lt;b&gt;&amp;',
  'null undefined constructor __proto__ toString',
  'Ada \u{1f469}\u{1f3fd}\u200d\u{1f4bb} \u{1f1f8}\u{1f1ea}',
  'علي بن محمد שלום',
  '\u202eevil\u202c \u2067isolated\u2069 \u200fmark',
  'a\u200bb\u00adc\ufeffd\u2060e',
  'nul\u0000 bell\u0007 escape\u001b[31m',
  'two\nlines\tand\ra tab\u2028',
  `Z${'\u0351\u0352\u0353'.repeat(20)}algo`,
  'it\'s "quoted" `so` \\ $x',
]

/** All hostile texts in one name, between two signs that show whether any of it is lost. */
export const hostile = `${start}${tricks.join(' ')}${end}`

/** The fields of an answer that hold foreign text. */
const foreignFields =
  /^(name|names|label|integration_label|leave_type_name|activity_name|type_name|comment|child|said|hint|message|account|acts_as|email|title|samples|description|number|city|source|type|wage_type|legal_entity|trace|user|host)$/

/** An answer of the shell with this text in every field of foreign text. */
export function withForeignText<T>(value: T, text: string, name = ''): T {
  if (typeof value === 'string') return (foreignFields.test(name) ? text : value) as T
  if (Array.isArray(value)) return value.map((one) => withForeignText(one, text, name)) as T
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  // Ids of the services are not shown; the name of a copy is the app's own.
  if ((name === 'person' && 'integration_id' in value) || ('bytes' in value && 'made_at' in value)) return value
  // A personal number is masked wherever it is shown.
  if (entries.some(([key, one]) => key === 'field' && one === 'ssn')) return value
  const isText = entries.some(([key, one]) => key === 'kind' && one === 'text')
  return Object.fromEntries(
    entries.map(([key, one]) => [key, withForeignText(one, text, isText && key === 'value' ? 'name' : key)]),
  ) as T
}
