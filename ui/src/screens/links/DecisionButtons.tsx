import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LinkPerson } from '../../generated/types'
import css from './Links.module.css'
import type { LinkDecision } from './rows'
import type { DecidedPair } from './useLinkDecision'

type DecisionButtonsProps = {
  alexis: LinkPerson
  kleer: LinkPerson
  pending: DecidedPair | undefined
  onDecide: (decided: DecidedPair) => void
  /** Whether the pair is a suggestion, which can be rejected. */
  suggested?: boolean
}

/** The decision about two records: one person, or two. */
export function DecisionButtons({ alexis, kleer, pending, onDecide, suggested = true }: DecisionButtonsProps) {
  const { t } = useTranslation()
  const pair = { alexis: alexis.id, kleer: kleer.id }
  const names = { alexis: alexis.name, kleer: kleer.name }
  const decide = (decision: LinkDecision) => onDecide({ decision: decision, pair, names })
  const isPending = (decision: LinkDecision) => pending?.decision === decision && pending.pair.kleer === kleer.id
  return (
    <span className={css.decisions}>
      <Button
        size="xs"
        loading={isPending('link')}
        disabled={pending !== undefined}
        aria-label={t('links.linkThese', names)}
        onClick={() => decide('link')}
        data-testid={`link-take-${alexis.id}-${kleer.id}`}
      >
        {t('links.link')}
      </Button>
      {suggested && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          c="inherit"
          loading={isPending('reject')}
          disabled={pending !== undefined}
          aria-label={t('links.rejectThese', names)}
          onClick={() => decide('reject')}
          data-testid={`link-reject-${alexis.id}-${kleer.id}`}
        >
          {t('links.reject')}
        </Button>
      )}
    </span>
  )
}
