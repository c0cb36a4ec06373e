import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import type { IntegrationView } from '../../generated/types'
import { go } from '../../lib/route'
import css from './Integration.module.css'

/** The unit of Kleer's salaries, as the owner confirmed it. */
export function SalaryPanel({ integration: { card, salary_unit } }: { integration: IntegrationView }) {
  const { t } = useTranslation()
  return (
    <Card title={t('integration.salaries')}>
      <p>{t(`salary.${salary_unit ?? 'open'}`)}</p>
      <div className={css.buttons}>
        <Button onClick={() => go({ at: 'salaries', id: card.id })} data-testid="salary-question">
          {t(salary_unit ? 'integration.salaryChange' : 'integration.salaryAsk')}
        </Button>
      </div>
    </Card>
  )
}
