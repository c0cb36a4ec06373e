import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../components/ErrorNotice'
import type { BenefitMonth } from '../../generated/types'
import { backend } from '../../lib/backend'
import { asAppError } from '../../lib/errors'
import { useFormats } from '../../lib/format'
import { useListChange } from './useListChange'

/** Copies the entries of the latest earlier month that this month lacks. Existing entries stay unchanged. */
export function CopyMonth({ id, list }: { id: string; list: BenefitMonth }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const from = list.months.find(({ month }) => month < list.month)?.month
  const copy = useListChange(
    id,
    () => backend.benefitCopy({ integrationId: id, from: from ?? '', to: list.month }),
    () => undefined,
  )
  if (!from) return null
  const month = formats.month(from)
  return (
    <>
      <Button
        leftSection={<IconCopy size={16} aria-hidden />}
        loading={copy.isPending}
        onClick={() => copy.mutate()}
        data-testid="copy-month"
      >
        {t('benefits.copy', { month })}
      </Button>
      {copy.data !== undefined && (
        <span role="status">
          {copy.data > 0 ? t('benefits.copied', { count: copy.data }) : t('benefits.copiedNone', { month })}
        </span>
      )}
      {copy.error && <ErrorNotice error={asAppError(copy.error)} onRetry={() => copy.mutate()} />}
    </>
  )
}
