import type { Icon } from '@tabler/icons-react'
import css from './Badge.module.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'quiet'

type BadgeProps = {
  tone: Tone
  icon: Icon
  text: string
  /** The label may contain long foreign text, so it wraps. */
  wraps?: boolean
}

/** A state as icon, text and colour. Colour alone would exclude colour-blind owners. */
export function Badge({ tone, icon: Icon, text, wraps = false }: BadgeProps) {
  return (
    <span className={css.mark} data-tone={tone} data-wraps={wraps || undefined}>
      <Icon size={15} stroke={2} aria-hidden />
      {text}
    </span>
  )
}
