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
  /** The export from the leading side. It shows the differences. */
  leading?: PeopleExport
}

/** The tasks that wait for the owner, each with its button. The first button may be the primary one. */
export function Needs({ card, accent, leading = 'employees' }: NeedsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (card.needs.length === 0)
    return (
      <p data-testid="needs-none">
        {t(`overview.${allClearKey(card)}`, { count: card.calm.kind === 'compared' ? card.calm.notices : 0 })}
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
                  onClick={() => openNeed(card.id, need, leading)}
                  data-testid={`need-${'export' in need ? keyOf(need) : need.kind}`}
                >
                  {need.kind === 'left_behind' && need.run_id === null
                    ? t('overview.need.left_behind.review')
                    : t(`overview.need.${textKeyOf(card, need)}.button`)}
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

/** There can be one task for each kind of export, so the key names both. */
function keyOf(need: Need) {
  if (need.kind === 'not_done' || need.kind === 'left_behind') return `${need.kind}-${need.export}`
  return 'run_id' in need ? `${need.kind}-${need.run_id}` : need.kind
}

/** "Nothing waits" is only said after a comparison that found nothing. */
function allClearKey({ calm }: IntegrationCard) {
  if (calm.kind === 'not_compared') return 'clearNotCompared'
  return calm.notices > 0 ? 'clearToCheck' : 'clear'
}

function textOf(card: IntegrationCard, need: Need, count: number, t: TFunction, formats: Formats) {
  if (need.kind === 'not_done') return notDoneText(need, t, formats)
  if (need.kind === 'left_behind') return leftBehindText(need, t, formats)
  return t(`overview.need.${textKeyOf(card, need)}.text`, { count })
}

/** The rows that the last review of an export left behind, by reason, with their counts. */
function leftBehindText({ export: kind, month, left }: Extract<Need, { kind: 'left_behind' }>, t: TFunction, formats: Formats) {
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

/** The counts of failed and of unsent rows. */
function notDoneText({ export: kind, failed, not_sent }: Extract<Need, { kind: 'not_done' }>, t: TFunction, formats: Formats) {
  const parts = [
    failed > 0 && t('overview.notDone.failed', { count: failed }),
    not_sent > 0 && t('overview.notDone.notSent', { count: not_sent }),
  ].filter((part) => part !== false)
  return `${t(`exportsByKind.${kind}`)}: ${formats.list(parts)}.`
}

/** The text key of a task. Corrections have a text for each service. */
const textKeyOf = <K extends Need['kind']>(card: IntegrationCard, need: { kind: K }): K | 'benefitCorrections' =>
  need.kind === 'corrections' && card.target.service === 'personio' ? 'benefitCorrections' : need.kind

/** The route to rows that no transfer sent: a plan that was not sent is made again. */
function reviewRoute(id: string, { export: kind, month }: Extract<Need, { kind: 'left_behind' }>): Route {
  if (kind === 'benefits') return month ? { at: 'benefit-prepare', id, month, only: [] } : { at: 'benefits', id, month }
  return kind === 'leave' ? { at: 'leave', id } : { at: 'export', id, kind, only: [] }
}

function openNeed(integrationId: string, need: Need, leading: PeopleExport) {
  if (need.kind === 'salary_unit') go({ at: 'salaries', id: integrationId })
  else if (need.kind === 'corrections') go({ at: 'corrections', id: integrationId })
  else if (need.kind === 'mail_waiting') go({ at: 'history', integrationId })
  else if (need.kind === 'differences') go({ at: 'export', id: integrationId, kind: leading, only: [] })
  else if (need.kind === 'left_behind' && need.run_id === null) go(reviewRoute(integrationId, need))
  else if (need.kind === 'not_proven' && need.runs === 1) go({ at: 'proof', runId: need.run_id })
  else if ((need.kind === 'not_done' || need.kind === 'not_proven') && need.runs > 1)
    go({ at: 'history', integrationId, attention: true })
  else if (need.run_id !== null) go({ at: 'run', id: need.run_id })
}
