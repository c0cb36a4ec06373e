import type { Icon } from '@tabler/icons-react'
import css from './Mark.module.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'accent' | 'quiet'

/** A state: an icon, a word and a colour, never a colour alone. */
export function Mark({ tone, icon: Icon, text }: { tone: Tone; icon: Icon; text: string }) {
  return (
    <span className={css.mark} data-tone={tone}>
      <Icon size={15} stroke={2} aria-hidden />
      {text}
    </span>
  )
}
