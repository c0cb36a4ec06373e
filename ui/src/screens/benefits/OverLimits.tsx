import { useTranslation } from 'react-i18next'
import { Disclosure } from '../../components/Disclosure'
import { Notice } from '../../components/Notice'
import type { BenefitMonth } from '../../generated/types'
import { useFormats } from '../../lib/format'
import css from './Benefits.module.css'
import { nameOf } from './people'

/** The people over a legal limit, with the figures and their sources. */
export function OverLimits({ list }: { list: BenefitMonth }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (list.over.length === 0) return null
  const people = new Set(list.over.map(({ person }) => person)).size
  const named = (id: string) => {
    const person = list.people.find((one) => one.id === id)
    return person ? nameOf(person) : id
  }
  return (
    <Notice tone="warn">
      <p>
        <strong>{t('benefits.over', { count: people })}</strong> {t('benefits.overText')}
      </p>
      <Disclosure title={t('benefits.overWho')} testid="over-limits">
        <ul className={css.over}>
          {list.over.map(({ person, limit, sum }) => (
            <li key={`${person} ${limit.id}`}>
              {t(limit.per === 'month' ? 'benefits.overMonth' : 'benefits.overYear', {
                name: named(person),
                kind: t(`benefits.kinds.${limit.kind}`),
                sum: formats.money(sum),
                most: formats.money(limit.most),
              })}{' '}
              <span className="soft">{limit.source}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </Notice>
  )
}
