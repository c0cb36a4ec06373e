import { Button } from '@mantine/core'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { LinkPerson, LinkRow } from '../../generated/types'
import { asAppError } from '../../lib/errors'
import { Candidates } from './Candidates'
import { DecisionButtons } from './DecisionButtons'
import css from './Links.module.css'
import { linkBadges } from './linkBadges'
import { PersonLines } from './PersonLines'
import { isLinked } from './rows'
import { type DecidedPair, useLinkDecision } from './useLinkDecision'

type LinkLineProps = { id: string; row: LinkRow; free: LinkPerson[]; onDecided: (decided: DecidedPair) => void }

/** A pair with its actions, or a person with suggestions. */
export function LinkLine({ id, row, free, onDecided }: LinkLineProps) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  const ask = useRef<HTMLButtonElement>(null)
  const question = useId()
  const decide = useLinkDecision(id, onDecided)
  const { alexis, kleer, state } = row
  const names = alexis && kleer && { alexis: alexis.name, kleer: kleer.name }
  const cancelUnlink = () => {
    setAsking(false)
    ask.current?.focus()
  }
  return (
    <tbody className={css.group} data-state={state} data-testid={`link-row-${(alexis ?? kleer)?.id}`}>
      <tr>
        <td className={css.person}>{alexis ? <PersonLines person={alexis} /> : <span className="soft">–</span>}</td>
        <td className={css.state}>
          <Badge {...linkBadges[state]} text={t(`links.states.${state}`)} />
          {(state === 'same_ssn' || state === 'same_email') && <p className={css.small}>{t('links.next')}</p>}
        </td>
        <td>
          {kleer ? (
            <div className={css.candidate}>
              <PersonLines person={kleer} />
              {alexis && !isLinked(row) && (
                <DecisionButtons
                  alexis={alexis}
                  kleer={kleer}
                  pending={decide.isPending ? decide.variables : undefined}
                  onDecide={decide.mutate}
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
                pending={decide.isPending ? decide.variables : undefined}
                onDecide={decide.mutate}
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
              <Button size="xs" onClick={cancelUnlink} autoFocus data-testid={`link-keep-${alexis.id}`}>
                {t('links.keep')}
              </Button>
              {(['unlink', 'reject'] as const).map((each) => (
                <Button
                  key={each}
                  size="xs"
                  className={css.danger}
                  loading={decide.isPending && decide.variables.decision === each}
                  disabled={decide.isPending}
                  onClick={() => decide.mutate({ decision: each, pair: { alexis: alexis.id, kleer: kleer.id }, names })}
                  data-testid={each === 'unlink' ? `link-remove-yes-${alexis.id}` : `link-reject-${alexis.id}-${kleer.id}`}
                >
                  {t(`links.${each}`)}
                </Button>
              ))}
            </div>
          </td>
        </tr>
      )}
      {decide.error && (
        <tr>
          <td colSpan={3}>
            <ErrorNotice error={asAppError(decide.error)} onRetry={() => decide.mutate(decide.variables)} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
