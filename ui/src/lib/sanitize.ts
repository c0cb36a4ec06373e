/**
 * Sanitizes foreign texts before they are shown: invisible characters are removed. A direction mark could reverse the app's own
 * text, and a zero-width mark makes two different names look equal. Joiners stay, because some names and emoji need them.
 */

const invisible = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const lineBreaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/** Stacked combining marks cover the lines above and below. No script needs more than four on a letter. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Fields that go back to the shell unchanged and are never shown. */
const unchangedFields = /(^|_)(ids?|keys?|sheets?|file|job|leave|leave_type|person|benefit)$/

/** Lists of ids whose field name does not end in `id`. */
const idListFields = /^(source|target)$/

/** Name fields. They stand in titles and on buttons, where an endless name would hide everything else. */
const nameFields = /(^|_)(names?|label|title|account|acts_as)$/
/** Fields with several lines: a mail, and the texts of the shell. */
const multilineFields = /^(body)?$/
/** The maximum length of a displayed name. A value that is sent is shown in full, whatever its length. */
const LONGEST_NAME = 400

const truncate = (name: string) => (name.length > LONGEST_NAME ? `${[...name].slice(0, LONGEST_NAME - 1).join('')}…` : name)

/** The visible form of a text. A text without visible characters becomes a placeholder. */
export function visibleText(text: string): string {
  const shown = text.replace(lineBreaks, ' ').replace(invisible, '').replace(stackedMarks, '$1')
  return shown.trim() === '' && text.trim() !== '' ? '\ufffd' : shown
}

/** Sanitizes every text of an answer of the shell. */
export function sanitize<T>(value: T, field = ''): T {
  if (typeof value === 'string') {
    if (unchangedFields.test(field)) return value
    if (multilineFields.test(field)) return value.split(/\r?\n/).map(visibleText).join('\n') as T
    return (nameFields.test(field) ? truncate(visibleText(value)) : visibleText(value)) as T
  }
  if (Array.isArray(value)) return value.map((one) => sanitize(one, idListFields.test(field) ? 'id' : field)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sanitize(one, key)])) as T
}

/** Isolates a foreign text within the app's own, so that right-to-left text does not reorder the sentence. */
export const isolate = (text: string) => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text)
