import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { IntegrationCard, Need } from '../../generated/types'
import { type Formats, useFormats } from '../../lib/format'
import { go, type PeopleExport, type Route } from '../../lib/route'
import css from './OverviewScreen.module.css'

type NeedsProps = {
  card: IntegrationCard
  accent: boolean
  /** The export from the side that leads: it shows what differs. */
  leading?: PeopleExport
}

/** What waits for the owner, each with the button that deals with it. The first may carry the accent. */
export function Needs({ card, accent, leading = 'employees' }: NeedsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (card.needs.length === 0)
    return (
      <p data-testid="needs-none">
        {t(`overview.${clearOf(card)}`, { count: card.calm.kind === 'compared' ? card.calm.notices : 0 })}
      </p>
    )
  return (
    <ul className={css.needs}>
      {card.needs.map((need, index) => {
        const count = 'count' in need ? need.count : 1
        return (
          <li key={keyOf(need)}>
            <Notice
              tone={need.kind === 'salary_unit' ? 'quiet' : 'warn'}
              action={
                <Button
                  size="xs"
                  variant={accent && index === 0 ? 'filled' : 'default'}
                  onClick={() => deal(card.id, need, leading)}
                  data-testid={`need-${'export' in need ? keyOf(need) : need.kind}`}
                >
                  {need.kind === 'left_behind' && need.run_id === null
                    ? t('overview.need.left_behind.review')
                    : t(`overview.need.${wordsOf(card, need)}.button`)}
                </Button>
              }
            >
              {textOf(card, need, count, t, formats)}
            </Notice>
          </li>
        )
      })}
    </ul>
  )
}

/** Several needs may be of one kind: of each kind of export one. */
function keyOf(need: Need) {
  if (need.kind === 'not_done' || need.kind === 'left_behind') return `${need.kind}-${need.export}`
  return 'run_id' in need ? `${need.kind}-${need.run_id}` : need.kind
}

/** That nothing waits is only said where both sides were compared and nothing was found. */
function clearOf({ calm }: IntegrationCard) {
  if (calm.kind === 'not_compared') return 'clearNotCompared'
  return calm.notices > 0 ? 'clearToCheck' : 'clear'
}

function textOf(card: IntegrationCard, need: Need, count: number, t: TFunction, formats: Formats) {
  if (need.kind === 'not_done') return notDone(need, t, formats)
  if (need.kind === 'left_behind') return leftBehind(need, t, formats)
  return t(`overview.need.${wordsOf(card, need)}.text`, { count })
}

/** What the last review of an export left, each with its number. */
function leftBehind({ export: kind, month, left }: Extract<Need, { kind: 'left_behind' }>, t: TFunction, formats: Formats) {
  const parts = [
    left.blocked > 0 && t('overview.leftBehind.blocked', { count: left.blocked }),
    left.undecided > 0 && t('overview.leftBehind.undecided', { count: left.undecided }),
    left.waiting > 0 && t('overview.leftBehind.waiting', { count: left.waiting }),
    left.held > 0 && t('overview.leftBehind.held', { count: left.held }),
    left.not_chosen > 0 && t('overview.leftBehind.notChosen', { count: left.not_chosen }),
  ].filter((part) => part !== false)
  const what = t(`exportsByKind.${kind}`)
  return `${month ? `${what}, ${formats.month(month)}` : what}: ${formats.list(parts)}.`
}

/** What failed and what was not sent, each with its number. */
function notDone({ export: kind, failed, not_sent }: Extract<Need, { kind: 'not_done' }>, t: TFunction, formats: Formats) {
  const parts = [
    failed > 0 && t('overview.notDone.failed', { count: failed }),
    not_sent > 0 && t('overview.notDone.notSent', { count: not_sent }),
  ].filter((part) => part !== false)
  return `${t(`exportsByKind.${kind}`)}: ${formats.list(parts)}.`
}

/** The texts of a need: what has to be put right by hand differs from service to service. */
const wordsOf = <K extends Need['kind']>(card: IntegrationCard, need: { kind: K }): K | 'benefitCorrections' =>
  need.kind === 'corrections' && card.target.service === 'personio' ? 'benefitCorrections' : need.kind

/** Where the rows are that no transfer took: a plan that was not sent is made anew. */
function reviewOf(id: string, { export: kind, month }: Extract<Need, { kind: 'left_behind' }>): Route {
  if (kind === 'benefits') return month ? { at: 'benefit-prepare', id, month, only: [] } : { at: 'benefits', id, month }
  return kind === 'leave' ? { at: 'leave', id } : { at: 'export', id, kind, only: [] }
}

function deal(integrationId: string, need: Need, leading: PeopleExport) {
  if (need.kind === 'salary_unit') go({ at: 'salaries', id: integrationId })
  else if (need.kind === 'corrections') go({ at: 'corrections', id: integrationId })
  else if (need.kind === 'mail_waiting') go({ at: 'history', integrationId })
  else if (need.kind === 'differences') go({ at: 'export', id: integrationId, kind: leading, only: [] })
  else if (need.kind === 'left_behind' && need.run_id === null) go(reviewOf(integrationId, need))
  else if (need.kind === 'not_proven' && need.runs === 1) go({ at: 'proof', runId: need.run_id })
  else if ((need.kind === 'not_done' || need.kind === 'not_proven') && need.runs > 1)
    go({ at: 'history', integrationId, attention: true })
  else if (need.run_id !== null) go({ at: 'run', id: need.run_id })
}
