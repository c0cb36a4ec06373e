import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { SharedFinding } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { displayName } from '../../lib/names'
import { findingValues } from '../../lib/value'

/** A warning of nearly every row, shown once: on each row it would hide the other warnings. */
export function SharedNotice({ shared, ends }: { shared: SharedFinding; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { finding, name, alike, count, of } = shared
  const values = findingValues(finding, ends, formats, t)
  const text = t(`findings.${finding.code}.text`, values)
  return (
    <div data-testid={`shared-${finding.code}`}>
      <Notice tone="quiet">
        <p>
          {t('review.shared', { count, of: formats.number(of) })}{' '}
          {alike ? `${text}.` : t('review.sharedExample', { name: displayName(name, t), text })}
        </p>
        <p className="soft">{t(`findings.${finding.code}.todo`, values)}</p>
      </Notice>
    </div>
  )
}
