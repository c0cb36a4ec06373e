import { IconAlertTriangle, IconCheck, IconCircleDashed } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import type { BenefitRule, CompensationType } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { categoryText } from '../../lib/value'
import { categoryName, changedType, isGone } from './rules'

/** The rule of a benefit in words. */
export function RuleText({ rule, types }: { rule: BenefitRule | null; types: CompensationType[] | undefined }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (!rule) return <Badge tone="warn" icon={IconAlertTriangle} text={t('rules.undecided')} />
  if (rule.kind === 'do_not_send') return <Badge tone="quiet" icon={IconCircleDashed} text={t('rules.isNotSent')} />
  const missing = types && rule.parts.find((part) => isGone(part, types))
  if (missing) return <Badge tone="warn" icon={IconAlertTriangle} text={t('rules.gone', { type: missing.into.name })} wraps />
  const changed = types && rule.parts.find((part) => changedType(part, types))
  const now = changed && types && changedType(changed, types)
  if (changed && now) {
    const values = { type: now.name, was: categoryText(changed.payout.kind, t), now: categoryText(categoryName(now), t) }
    return <Badge tone="warn" icon={IconAlertTriangle} text={t('rules.changed', values)} wraps />
  }
  const names = rule.parts.map(({ into }) => (into.kind === 'new' ? t('rules.newNamed', { type: into.name }) : into.name))
  const recurs = rule.parts.some(({ payout }) => payout.kind === 'recurring')
  return (
    <>
      <Badge tone="ok" icon={IconCheck} text={t('rules.isSent', { types: formats.list(names) })} wraps />
      {recurs && <span className="soft"> {t('rules.recurs')}</span>}
    </>
  )
}
