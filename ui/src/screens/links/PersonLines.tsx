import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkPerson } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Links.module.css'

/** A name, with the details below it that distinguish people of the same name. */
export function PersonLines({ person, because }: { person: LinkPerson; because?: string }) {
  const { t } = useTranslation()
  const details = useDetails()
  return (
    <div className={css.lines}>
      <span>
        <span className={css.name}>{person.name}</span>
        {!person.active && <span className="soft"> ({t('links.inactive')})</span>}
        {because && <span className={css.because}> {because}</span>}
      </span>
      <span className={css.small}>{details(person)}</span>
    </div>
  )
}

/** E-mail address and first day; without both, the id. */
export function useDetails() {
  const { t } = useTranslation()
  const formats = useFormats()
  return useCallback(
    ({ id, email, start }: LinkPerson) =>
      [email, start && t('links.from', { day: formats.day(start) })].filter(Boolean).join(' · ') || t('links.id', { id }),
    [t, formats],
  )
}
