import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice'
import type { PlanView } from '../../lib/bindings'
import { go } from '../../lib/route'
import css from './Review.module.css'

/** What the owner should know before reading the rows. */
export function ReviewNotes({ plan, made }: { plan: PlanView; made: string }) {
  const { t } = useTranslation()
  return (
    <div className={css.notes}>
      <p className="soft">{t('review.made', { when: made })}</p>
      {!plan.salaries_known && (
        <Notice
          tone="warn"
          action={
            <Button size="xs" onClick={() => go({ at: 'salaries', id: plan.integration_id })} data-testid="review-salaries">
              {t('review.salariesButton')}
            </Button>
          }
        >
          {t('review.salaries')}
        </Notice>
      )}
      {plan.uses_unproven_calls && !plan.sample && <Notice tone="warn">{t('review.unproven')}</Notice>}
    </div>
  )
}
