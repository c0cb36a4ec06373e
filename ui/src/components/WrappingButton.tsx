import { Button } from '@mantine/core'
import css from './WrappingButton.module.css'

type NamedButtonProps = {
  text: string
  onClick: () => void
  testid: string
  loading?: boolean
  disabled?: boolean
}

/** A button that says the name of something of others: a long one wraps, and pushes nothing out of sight. */
export function WrappingButton({ text, onClick, testid, loading = false, disabled = false }: NamedButtonProps) {
  return (
    <Button
      size="xs"
      classNames={{ root: css.button, label: css.label }}
      loading={loading}
      disabled={disabled}
      onClick={onClick}
      data-wraps
      data-testid={testid}
    >
      {text}
    </Button>
  )
}
