import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { IntegrationCard, Need } from '../../lib/bindings'
import { go } from '../../lib/route'
import css from './OverviewScreen.module.css'

/** What waits for the owner, each with the button that deals with it. The first may carry the accent. */
export function Needs({ card, accent }: { card: IntegrationCard; accent: boolean }) {
  const { t } = useTranslation()
  if (card.needs.length === 0) return <p>{t('overview.clear')}</p>
  return (
    <ul className={css.needs}>
      {card.needs.map((need, index) => {
        const words = wordsOf(card, need)
        const count = 'count' in need ? need.count : 1
        return (
          <li key={need.kind}>
            <Notice
              tone={need.kind === 'salary_unit' ? 'quiet' : 'warn'}
              action={
                <Button
                  size="xs"
                  variant={accent && index === 0 ? 'filled' : 'default'}
                  onClick={() => deal(card.id, need)}
                  data-testid={`need-${need.kind}`}
                >
                  {t(`overview.need.${words}.button`)}
                </Button>
              }
            >
              {t(`overview.need.${words}.text`, { count })}
            </Notice>
          </li>
        )
      })}
    </ul>
  )
}

/** The texts of a need: what has to be put right by hand differs from service to service. */
const wordsOf = (card: IntegrationCard, need: Need) =>
  need.kind === 'corrections' && card.target.service === 'personio' ? 'benefitCorrections' : need.kind

function deal(integrationId: string, need: Need) {
  if (need.kind === 'salary_unit') go({ at: 'salaries', id: integrationId })
  else if (need.kind === 'corrections') go({ at: 'corrections', id: integrationId })
  else if (need.kind === 'mail_waiting') go({ at: 'history', integrationId })
  else go({ at: 'run', id: need.run_id })
}
