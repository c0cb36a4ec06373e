import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkPerson, LinkSuggestion } from '../../generated/types'
import { DecisionButtons } from './DecisionButtons'
import css from './Links.module.css'
import { PersonLines, useDetails } from './PersonLines'
import type { DecidedPair } from './useLinkDecision'

type CandidatesProps = {
  alexis: LinkPerson
  suggestions: LinkSuggestion[]
  free: LinkPerson[]
  pending: DecidedPair | undefined
  onDecide: (decided: DecidedPair) => void
}

/** The possible matches in Kleer: suggestions with their reasons, and a search over all unlinked people. */
export function Candidates({ alexis, suggestions, free, pending, onDecide }: CandidatesProps) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  return (
    <div className={css.candidates}>
      {suggestions.map(({ person, because }) => (
        <div key={person.id} className={css.candidate}>
          <PersonLines person={person} because={t(`links.because.${because}`)} />
          <DecisionButtons alexis={alexis} kleer={person} pending={pending} onDecide={onDecide} />
        </div>
      ))}
      {choosing ? (
        <ManualSearch alexis={alexis} free={free} pending={pending} onDecide={onDecide} />
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

/** A search over Kleer's people by name or address. It is drawn for one row only, because thousands of instances are slow. */
function ManualSearch({ alexis, free, pending, onDecide }: Omit<CandidatesProps, 'suggestions'>) {
  const { t } = useTranslation()
  const details = useDetails()
  const [chosen, setChosen] = useState<string | null>(null)
  const data = useMemo(
    () =>
      free.map((person) => {
        const parts = [person.name, details(person), !person.active && t('links.inactive')]
        return { value: person.id, label: parts.filter(Boolean).join(' · ') }
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
        // The drop-down must lie within the page's landmarks (axe).
        comboboxProps={{ withinPortal: false }}
        autoFocus
        nothingFoundMessage={t('links.chooseEmpty')}
        data-testid={`link-pick-${alexis.id}`}
      />
      {person && <DecisionButtons alexis={alexis} kleer={person} pending={pending} onDecide={onDecide} suggested={false} />}
    </div>
  )
}
