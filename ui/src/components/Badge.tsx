import type { Icon } from '@tabler/icons-react'
import css from './Badge.module.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'quiet'

type MarkProps = {
  tone: Tone
  icon: Icon
  text: string
  /** The words hold names of others, which may be long: they go over several lines. */
  wraps?: boolean
}

/** A state: an icon, a word and a colour, never a colour alone. */
export function Badge({ tone, icon: Icon, text, wraps = false }: MarkProps) {
  return (
    <span className={css.mark} data-tone={tone} data-wraps={wraps || undefined}>
      <Icon size={15} stroke={2} aria-hidden />
      {text}
    </span>
  )
}
