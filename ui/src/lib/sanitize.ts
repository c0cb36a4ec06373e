/**
 * Texts of others, made harmless before anything shows them: what has no shape of its own is gone. A mark that turns the
 * direction of writing would turn our words round too; a mark without width makes two names look like one.
 *
 * The joiners stay: some names and signs need them.
 */

const unseen = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu
const breaks = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
/** Accents upon accents grow over the lines above and below. No writing needs more than four on a letter. */
const towers = /(\p{M}{4})\p{M}+/gu
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** What is handed back to the shell as it came, and never shown. */
const handedBack = /(^|_)(ids?|keys?|sheets?|file|job|leave|leave_type|person|benefit)$/

/** Lists of ids that are not called so. */
const areIds = /^(source|target)$/

/** What is a name: it stands beside others, in titles and on buttons, where one without end would hide everything else. */
const isName = /(^|_)(names?|label|title|account|acts_as)$/
/** What is a text of several lines: a mail, and what is asked for as one text. */
const inLines = /^(body)?$/
/** Characters of a name that are shown. A value that is sent is shown whole, however long it is. */
const longest = 400

const cut = (name: string) => (name.length > longest ? `${[...name].slice(0, longest - 1).join('')}…` : name)

/** What is shown of a text. Of one that has nothing to show, a sign that there is one. */
export function seenText(text: string): string {
  const shown = text.replace(breaks, ' ').replace(unseen, '').replace(towers, '$1')
  return shown.trim() === '' && text.trim() !== '' ? '\ufffd' : shown
}

/** The same of every text in what the shell tells. */
export function sanitize<T>(value: T, name = ''): T {
  if (typeof value === 'string') {
    if (handedBack.test(name)) return value
    if (inLines.test(name)) return value.split(/\r?\n/).map(seenText).join('\n') as T
    return (isName.test(name) ? cut(seenText(value)) : seenText(value)) as T
  }
  if (Array.isArray(value)) return value.map((one) => sanitize(one, areIds.test(name) ? 'id' : name)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, sanitize(one, key)])) as T
}

/** A text in the middle of ours: one that is written from right to left must not take our words along. */
export const isolated = (text: string) => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text)
