import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../generated/types'
import { Badge } from './Badge'
import { runMarkLooks } from './marks'

/** The one mark of a run: the worst that is true of it, as the shell worked it out. */
export function RunStateMark({ run: { mark } }: { run: Pick<RunSummary, 'mark'> }) {
  const { t } = useTranslation()
  const text = 'count' in mark ? t(`runMarks.${mark.kind}`, { count: mark.count }) : t(`runMarks.${mark.kind}`)
  return <Badge {...runMarkLooks[mark.kind]} text={text} />
}
