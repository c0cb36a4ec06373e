import { useTranslation } from 'react-i18next'
import type { RunView } from '../../generated/types'

/** The rows of the plan that were not part of the run. */
export function LeftOut({ run, where }: { run: RunView; where: 'next' | 'printed' }) {
  const { t } = useTranslation()
  const { blocked, undecided, waiting, held, not_chosen, notices } = run.left_behind
  return (
    <>
      {blocked > 0 && <p data-testid={`${where}-blocked`}>{t('run.nextBlocked', { count: blocked })}</p>}
      {undecided > 0 && <p data-testid={`${where}-undecided`}>{t('run.nextUndecided', { count: undecided })}</p>}
      {waiting > 0 && <p data-testid={`${where}-waiting`}>{t('run.nextWaiting', { count: waiting })}</p>}
      {held > 0 && <p data-testid={`${where}-held`}>{t('run.nextHeld', { count: held })}</p>}
      {notices > 0 && <p data-testid={`${where}-notices`}>{t('run.nextNotices', { count: notices })}</p>}
      {not_chosen > 0 && <p className="soft">{t('run.nextNotChosen', { count: not_chosen })}</p>}
    </>
  )
}
