import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OpenWrite } from '../generated/types'
import { go } from '../lib/route'

/** A button that opens the transfer with the unsettled write. */
export function OpenRun({ open }: { open: OpenWrite }) {
  const { t } = useTranslation()
  return (
    <Button size="xs" onClick={() => go({ at: 'run', id: open.run_id })} data-testid={`open-run-${open.key}`}>
      {t('benefitReview.openRun')}
    </Button>
  )
}
