import { Button } from '@mantine/core'
import css from './WrappingButton.module.css'

type WrappingButtonProps = {
  text: string
  onClick: () => void
  testid: string
  loading?: boolean
  disabled?: boolean
}

/**
 * A button whose label contains foreign text, such as a person's name. A long label wraps and does not push other elements
 * away.
 */
export function WrappingButton({ text, onClick, testid, loading = false, disabled = false }: WrappingButtonProps) {
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
