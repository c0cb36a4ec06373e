import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../generated/types'
import { isolate } from '../lib/sanitize'
import { de } from './de'
import { en } from './en'
import { sv } from './sv'

export const languages = { en, sv, de } satisfies Record<Language, unknown>

/** The computer's language if the app supports it, else English. */
export function systemLanguage(): Language {
  for (const tag of navigator.languages) {
    const language = tag.slice(0, 2).toLowerCase()
    if (language in languages) return language as Language
  }
  return 'en'
}

i18next.use(initReactI18next)
i18next.init({
  lng: systemLanguage(),
  fallbackLng: 'en',
  resources: { en: { translation: en }, sv: { translation: sv }, de: { translation: de } },
  // React escapes markup. Interpolated values are not searched for placeholders.
  interpolation: { escapeValue: true, escape: isolate, skipOnVariables: true },
})

i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language
})
document.documentElement.lang = i18next.language

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

export { i18next }
