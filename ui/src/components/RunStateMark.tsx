import { useTranslation } from 'react-i18next'
import type { RunSummary } from '../lib/bindings'
import { Mark } from './Mark'
import { runStateLooks } from './marks'

/** Where a run stands. */
export function RunStateMark({ run }: { run: RunSummary }) {
  const { t } = useTranslation()
  return <Mark {...runStateLooks[run.state]} text={t(`runStates.${run.state}`)} />
}
