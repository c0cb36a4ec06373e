import { Button, Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asAppError } from '../lib/errors'
import css from './Confirm.module.css'
import { ErrorNotice } from './ErrorNotice'

type ConfirmProps = {
  opened: boolean
  title: string
  /** The label of the confirming button. */
  yes: string
  onYes: () => void
  onClose: () => void
  doing: boolean
  /** There is nothing to confirm: the dialog only informs. */
  idle?: boolean
  error: unknown
  /** The action deletes data. */
  danger?: boolean
  /** The content is longer than a few sentences. */
  wide?: boolean
  children: ReactNode
}

/** Asks the owner to confirm an action that cannot be undone. Cancelling is the easier choice. */
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
      // No closing animation: a late click must not hit the dialog that is already answered.
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
