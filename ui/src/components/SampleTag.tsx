import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Badge } from './Badge'

/** Marks an item of the sample company. */
export function SampleTag() {
  const { t } = useTranslation()
  return <Badge tone="warn" icon={IconFlask} text={t('app.sample')} />
}
