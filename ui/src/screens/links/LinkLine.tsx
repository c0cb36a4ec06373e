import { Button } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { LinkPerson, LinkRow } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { Candidates } from './Candidates'
import css from './Links.module.css'
import { linkLooks } from './looks'
import { PersonLines } from './PersonLines'
import { isLinked } from './rows'
import { type Said, useWord } from './useWord'
import { WordButtons } from './WordButtons'

type LinkLineProps = { id: string; row: LinkRow; free: LinkPerson[]; onSaid: (said: Said) => void }

/** A pair with what can be said about it, or a person with who it could be. */
export function LinkLine({ id, row, free, onSaid }: LinkLineProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const ask = useRef<HTMLButtonElement>(null)
  const question = useId()
  const word = useWord(id, onSaid)
  const { alexis, kleer, state } = row
  const names = alexis && kleer && { alexis: alexis.name, kleer: kleer.name }
  const keep = () => {
    setAsking(false)
    ask.current?.focus()
  }
  return (
    <tbody className={css.group} data-state={state} data-testid={`link-row-${(alexis ?? kleer)?.id}`}>
      <tr>
        <td className={css.person}>{alexis ? <PersonLines person={alexis} /> : <span className="soft">–</span>}</td>
        <td className={css.state}>
          <Badge {...linkLooks[state]} text={t(`links.states.${state}`)} />
          {(state === 'same_ssn' || state === 'same_email') && <p className={css.small}>{t('links.next')}</p>}
        </td>
        <td>
          {kleer ? (
            <div className={css.candidate}>
              <PersonLines person={kleer} />
              {alexis && !isLinked(row) && (
                <WordButtons
                  alexis={alexis}
                  kleer={kleer}
                  pending={word.isPending ? word.variables : undefined}
                  onSay={word.mutate}
                />
              )}
              {names && isLinked(row) && (
                <Button
                  ref={ask}
                  size="xs"
                  variant="subtle"
                  color="gray"
                  c="inherit"
                  aria-label={t('links.unlinkThese', names)}
                  aria-expanded={asking}
                  aria-controls={asking ? question : undefined}
                  onClick={() => setAsking(!asking)}
                  data-testid={`link-remove-${alexis.id}`}
                >
                  {t('links.unlink')}
                </Button>
              )}
            </div>
          ) : (
            alexis && (
              <Candidates
                alexis={alexis}
                suggestions={row.suggestions}
                free={free}
                pending={word.isPending ? word.variables : undefined}
                onSay={word.mutate}
              />
            )
          )}
        </td>
      </tr>
      {asking && names && (
        <tr id={question}>
          <td colSpan={3}>
            <div className={css.ask}>
              <p>
                <strong>{t('links.unlinkAsk', names)}</strong> {t('links.unlinkText')}
              </p>
              <Button size="xs" onClick={keep} autoFocus data-testid={`link-keep-${alexis.id}`}>
                {t('links.keep')}
              </Button>
              {(['unlink', 'reject'] as const).map((each) => (
                <Button
                  key={each}
                  size="xs"
                  className={css.danger}
                  loading={word.isPending && word.variables.word === each}
                  disabled={word.isPending}
                  onClick={() => word.mutate({ word: each, pair: { alexis: alexis.id, kleer: kleer.id }, names })}
                  data-testid={each === 'unlink' ? `link-remove-yes-${alexis.id}` : `link-reject-${alexis.id}-${kleer.id}`}
                >
                  {t(`links.${each}`)}
                </Button>
              ))}
            </div>
          </td>
        </tr>
      )}
      {word.error && (
        <tr>
          <td colSpan={3}>
            <ErrorNotice error={asAppError(word.error)} onRetry={() => word.mutate(word.variables)} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
