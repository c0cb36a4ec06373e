import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../components/Card'
import { go } from '../../lib/route'

/** Links to the stored data. */
export function DataPart() {
  const { t } = useTranslation()
  return (
    <Card title={t('data.title')}>
      <p>{t('data.text')}</p>
      <div>
        <Button onClick={() => go({ at: 'data' })} data-testid="settings-data">
          {t('data.open')}
        </Button>
      </div>
    </Card>
  )
}
