import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkPerson, LinkSuggestion } from '../../generated/types'
import css from './Links.module.css'
import { PersonLines, useDetails } from './PersonLines'
import type { Said } from './useWord'
import { WordButtons } from './WordButtons'

type CandidatesProps = {
  alexis: LinkPerson
  suggestions: LinkSuggestion[]
  free: LinkPerson[]
  pending: Said | undefined
  onSay: (said: Said) => void
}

/** Who of Kleer a person could be: what is suggested, with the reason, and everybody who is free to be chosen by hand. */
export function Candidates({ alexis, suggestions, free, pending, onSay }: CandidatesProps) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  return (
    <div className={css.candidates}>
      {suggestions.map(({ person, because }) => (
        <div key={person.id} className={css.candidate}>
          <PersonLines person={person} because={t(`links.because.${because}`)} />
          <WordButtons alexis={alexis} kleer={person} pending={pending} onSay={onSay} />
        </div>
      ))}
      {choosing ? (
        <ByHand alexis={alexis} free={free} pending={pending} onSay={onSay} />
      ) : (
        <div className={css.candidate} data-end>
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            c="inherit"
            aria-label={t('links.chooseFor', { alexis: alexis.name })}
            onClick={() => setChoosing(true)}
            data-testid={`link-choose-${alexis.id}`}
          >
            {t('links.choose')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Somebody of Kleer, found by name or address. Drawn for the one row that asks: thousands of these would be slow. */
function ByHand({ alexis, free, pending, onSay }: Omit<CandidatesProps, 'suggestions'>) {
  const { t } = useTranslation()
  const details = useDetails()
  const [chosen, setChosen] = useState<string | null>(null)
  const data = useMemo(
    () =>
      free.map((person) => {
        const words = [person.name, details(person), !person.active && t('links.inactive')]
        return { value: person.id, label: words.filter(Boolean).join(' · ') }
      }),
    [free, details, t],
  )
  const person = free.find(({ id }) => id === chosen)
  if (free.length === 0) return <p className="soft">{t('links.chooseNone')}</p>
  return (
    <div className={css.candidate}>
      <Select
        className={css.byHand}
        size="xs"
        aria-label={t('links.chooseFor', { alexis: alexis.name })}
        placeholder={t('links.find')}
        data={data}
        value={chosen}
        onChange={setChosen}
        searchable
        limit={50}
        // Inside the page's landmarks, not beside them.
        comboboxProps={{ withinPortal: false }}
        autoFocus
        nothingFoundMessage={t('links.chooseEmpty')}
        data-testid={`link-pick-${alexis.id}`}
      />
      {person && <WordButtons alexis={alexis} kleer={person} pending={pending} onSay={onSay} suggested={false} />}
    </div>
  )
}
