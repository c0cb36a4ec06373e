// Writes cldr.rs: the names of countries in English, Swedish and German, from the Unicode CLDR data that Node brings along.
// Run in this folder: node cldr.mjs
import { writeFileSync } from 'node:fs'

const LANGUAGES = ['en', 'sv', 'de']
const STYLES = ['long', 'short']
// Codes that ISO 3166-1 does not give to a country: user-assigned, reserved and private ones. XK is Kosovo, in use at banks and authorities.
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'ZZ', 'QO', 'XA', 'XB', 'AC', 'CP', 'CQ', 'DG', 'EA', 'IC', 'TA'])

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const names = (code, style) =>
  LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' }).of(code))
const canonical = (code) => new Intl.Locale(`und-${code}`).region === code

const rows = []
for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
  if (NO_COUNTRY.has(code) || !canonical(code) || names(code, 'long')[0] === undefined) continue
  const all = new Set(STYLES.flatMap((style) => names(code, style)).filter((name) => name !== undefined))
  rows.push(`    ("${code}", &[${[...all].map((name) => JSON.stringify(name)).join(', ')}]),`)
}

writeFileSync(
  'cldr.rs',
  `//! Names of countries in English, Swedish and German: Unicode CLDR ${process.versions.cldr}, written by cldr.mjs. Not to be edited.

/// By code: the names, in any of the three languages.
#[rustfmt::skip]
pub(super) const CLDR: &[(&str, &[&str])] = &[
${rows.join('\n')}
];
`,
)
