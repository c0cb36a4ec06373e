import { useTranslation } from 'react-i18next'
import type { RunView } from '../../generated/types'

/** What of the plan was no part of the run. */
export function LeftOut({ run, where }: { run: RunView; where: 'next' | 'printed' }) {
  const { t } = useTranslation()
  const { blocked, undecided, not_chosen, notices } = run.left_behind
  return (
    <>
      {blocked > 0 && <p data-testid={`${where}-blocked`}>{t('run.nextBlocked', { count: blocked })}</p>}
      {undecided > 0 && <p data-testid={`${where}-undecided`}>{t('run.nextUndecided', { count: undecided })}</p>}
      {notices > 0 && <p data-testid={`${where}-notices`}>{t('run.nextNotices', { count: notices })}</p>}
      {not_chosen > 0 && <p className="soft">{t('run.nextNotChosen', { count: not_chosen })}</p>}
    </>
  )
}
