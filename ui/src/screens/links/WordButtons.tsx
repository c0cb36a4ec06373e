import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LinkPerson } from '../../generated/types'
import css from './Links.module.css'
import type { Word } from './rows'
import type { Said } from './useWord'

type WordButtonsProps = {
  alexis: LinkPerson
  kleer: LinkPerson
  pending: Said | undefined
  onSay: (said: Said) => void
  /** Whether anything suggests the two, so that there is something to say no to. */
  suggested?: boolean
}

/** The owner's word about two people: they are one, or they are not. */
export function WordButtons({ alexis, kleer, pending, onSay, suggested = true }: WordButtonsProps) {
  const { t } = useTranslation()
  const pair = { alexis: alexis.id, kleer: kleer.id }
  const names = { alexis: alexis.name, kleer: kleer.name }
  const say = (word: Word) => onSay({ word, pair, names })
  const saying = (word: Word) => pending?.word === word && pending.pair.kleer === kleer.id
  return (
    <span className={css.words}>
      <Button
        size="xs"
        loading={saying('link')}
        disabled={pending !== undefined}
        aria-label={t('links.linkThese', names)}
        onClick={() => say('link')}
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
          loading={saying('reject')}
          disabled={pending !== undefined}
          aria-label={t('links.rejectThese', names)}
          onClick={() => say('reject')}
          data-testid={`link-reject-${alexis.id}-${kleer.id}`}
        >
          {t('links.reject')}
        </Button>
      )}
    </span>
  )
}
