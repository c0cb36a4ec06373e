import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../generated/types'
import { Badge } from './Badge'
import { runMarkBadges } from './badgeStyles'

/** The badge of a run. The shell chooses the worst state that applies. */
export function RunStateBadge({ run: { mark } }: { run: Pick<RunSummary, 'mark'> }) {
  const { t } = useTranslation()
  const text = 'count' in mark ? t(`runMarks.${mark.kind}`, { count: mark.count }) : t(`runMarks.${mark.kind}`)
  return <Badge {...runMarkBadges[mark.kind]} text={text} />
}
