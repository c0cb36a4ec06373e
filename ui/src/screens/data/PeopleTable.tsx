import { Checkbox } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownPerson } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { href } from '../../lib/route'
import css from './Data.module.css'
import { keyOf, namesOf, placesOf, testIdOf } from './people'

type PeopleTableProps = { people: KnownPerson[]; ticked: ReadonlySet<string>; onTurn: (person: KnownPerson) => void }

/** The people that were found, one line for each person and integration. */
export function PeopleTable({ people, ticked, onTurn }: PeopleTableProps) {
  const { t } = useTranslation()
  return (
    <table className={css.table} aria-label={t('data.erase.found')}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('review.person')}</th>
          <th scope="col">{t('history.integration')}</th>
          <th scope="col">{t('data.erase.where')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((one) => (
          <PersonLine key={keyOf(one)} one={one} ticked={ticked.has(keyOf(one))} onTurn={() => onTurn(one)} />
        ))}
      </tbody>
    </table>
  )
}

function PersonLine({ one, ticked, onTurn }: { one: KnownPerson; ticked: boolean; onTurn: () => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const why = useId()
  const { open_run, integration } = one
  const name = namesOf(one, formats, t)
  const locked = open_run !== null
  return (
    <tr data-testid={`person-${testIdOf(one)}`}>
      <td className={css.tick}>
        <Checkbox
          checked={ticked && !locked}
          disabled={locked}
          onChange={onTurn}
          aria-label={t('data.erase.tick', { name, integration })}
          aria-describedby={locked ? why : undefined}
          data-testid={`erase-tick-${testIdOf(one)}`}
        />
      </td>
      <th scope="row">{name}</th>
      <td>{integration}</td>
      <td>
        {placesOf(one, formats, t)}
        {open_run !== null && (
          <p className="soft" id={why}>
            {t('data.erase.locked')} <a href={href({ at: 'run', id: open_run })}>{t('data.erase.openRun')}</a>
          </p>
        )}
      </td>
    </tr>
  )
}
