import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { SharedFinding } from '../../generated/types'
import { useFormats } from '../../lib/format'
import { shownName } from '../../lib/names'
import { findingWords } from '../../lib/value'

/** A warning that nearly everybody has, said once: at every row it would drown the others. */
export function SharedNotice({ shared, ends }: { shared: SharedFinding; ends: { source: string; target: string } }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { finding, name, alike, count, of } = shared
  const words = findingWords(finding, ends, formats, t)
  const text = t(`findings.${finding.code}.text`, words)
  return (
    <div data-testid={`shared-${finding.code}`}>
      <Notice tone="quiet">
        <p>
          {t('review.shared', { count, of: formats.number(of) })}{' '}
          {alike ? `${text}.` : t('review.sharedExample', { name: shownName(name, t), text })}
        </p>
        <p className="soft">{t(`findings.${finding.code}.todo`, words)}</p>
      </Notice>
    </div>
  )
}
