import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark } from './Mark'

/** Marks what belongs to the sample company. */
export function SampleTag() {
  const { t } = useTranslation()
  return <Mark tone="warn" icon={IconFlask} text={t('app.sample')} />
}
