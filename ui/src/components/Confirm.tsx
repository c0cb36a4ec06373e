import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asAppError } from '../lib/errors'
import css from './Confirm.module.css'
import { ErrorNotice } from './ErrorNotice'

type ConfirmProps = {
  opened: boolean
  title: string
  /** What the button says that does it. */
  yes: string
  onYes: () => void
  onClose: () => void
  doing: boolean
  /** There is nothing to say yes to. */
  idle?: boolean
  error: unknown
  /** Doing it loses something. */
  danger?: boolean
  /** There is more to read than two or three sentences. */
  wide?: boolean
  children: ReactNode
}

/** Asks once more before something that cannot be taken back. Leaving it is the easier way. */
export function Confirm({
  opened,
  title,
  yes,
  onYes,
  onClose,
  doing,
  error,
  idle,
  danger = false,
  wide,
  children,
}: ConfirmProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={wide ? 'lg' : undefined}
      closeButtonProps={{ 'aria-label': t('app.close') }}
      // It is gone at once: a click that comes a moment later must not meet the question before.
      transitionProps={{ duration: 0 }}
    >
      <div className={css.stack}>
        {children}
        {error !== null && <ErrorNotice error={asAppError(error)} onRetry={onYes} />}
        <div className={css.buttons}>
          <Button onClick={onClose} disabled={doing} data-autofocus data-testid="confirm-no">
            {t('app.cancel')}
          </Button>
          <Button
            className={danger ? css.danger : undefined}
            loading={doing}
            disabled={idle}
            onClick={onYes}
            data-testid="confirm-yes"
          >
            {yes}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
