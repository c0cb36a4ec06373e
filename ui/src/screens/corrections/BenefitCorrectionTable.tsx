import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../components/Badge'
import { benefitBadges } from '../../components/badgeStyles'
import { Card } from '../../components/Card'
import type { Correction } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import { CorrectionGuide } from '../benefitReview/CorrectionGuide'
import css from './Corrections.module.css'

/** Rows are drawn in portions. */
const PORTION = 50

/** One line for each correction: person, type, month, and the clicks that correct it. */
export function BenefitCorrectionTable({ title, corrections }: { title: string; corrections: Correction[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [limit, setLimit] = useState(PORTION)
  const beyond = corrections.length - limit
  return (
    <Card title={title}>
      <table className={css.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('review.person')}</th>
            <th scope="col">{t('benefitFix.entry')}</th>
            <th scope="col">{t('corrections.action')}</th>
            <th scope="col">{t('review.state')}</th>
          </tr>
        </thead>
        <tbody>
          {corrections.slice(0, limit).map(({ change, noticed_at, done_at }) => {
            const { benefit } = change
            if (!benefit) return null
            return (
              <tr key={`${change.key} ${noticed_at}`} data-testid={`correction-${change.key}`}>
                <th scope="row">
                  {displayName(change.name, t)}
                  <span className={css.small}>{benefit.email ?? benefit.number}</span>
                </th>
                <td>
                  {benefit.pay_type?.name}
                  <span className={css.small}>{formats.month(benefit.month)}</span>
                </td>
                <td>{done_at === null && <CorrectionGuide change={change} row={benefit} currency={currencyOf(benefit)} />}</td>
                <td className={css.day}>
                  {done_at ? (
                    <Badge tone="ok" icon={IconCheck} text={t('corrections.doneAt')} />
                  ) : (
                    <Badge {...benefitBadges[benefit.state]} text={t(`benefitReview.states.${benefit.state}`)} />
                  )}
                  <span className={css.small}>
                    {done_at ? formats.instant(done_at) : `${t('corrections.noticed')} ${formats.date(noticed_at)}`}
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {beyond > 0 && (
        <div>
          <Button onClick={() => setLimit(limit + PORTION)} data-testid="corrections-more">
            {t('review.showMore', { count: Math.min(beyond, PORTION) })}
          </Button>
        </div>
      )}
    </Card>
  )
}

const currencyOf = ({ held, wanted }: NonNullable<Correction['change']['benefit']>) =>
  held[0]?.amount.currency ?? wanted?.currency ?? 'EUR'
