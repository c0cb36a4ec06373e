import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './ErrorNotice.module.css'

/** The service's own id of a request, with a copy button. The service's support asks for it. */
export function TraceId({ service, trace }: { service: string; trace: string }) {
  const { t } = useTranslation()
  return (
    <p className={css.trace}>
      {t('errorWords.trace', { service })} <code>{trace}</code>
      <CopyButton value={trace}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            onClick={copy}
            data-testid="trace-copy"
          >
            {t(copied ? 'errorWords.copied' : 'errorWords.copy')}
          </Button>
        )}
      </CopyButton>
    </p>
  )
}
