import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import css from './Integration.module.css'
import { useLedTo } from './useLedTo'

type SettingPartProps = {
  title: string
  now: string
  testid: string
  /** Another screen led here for its sake: it is open, in sight and has the focus. */
  led?: boolean
  children: ReactNode
}

/** A setting with what holds now; opened, what it can be chosen from. What is inside comes into being when it is opened. */
export function SettingPart({ title, now, testid, led = false, children }: SettingPartProps) {
  const [open, setOpen] = useState(led)
  const part = useLedTo<HTMLDivElement>(led, 'button')
  const inside = useId()
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <div className={css.part} ref={part}>
      <button
        type="button"
        className={css.partTitle}
        aria-expanded={open}
        aria-controls={open ? inside : undefined}
        onClick={() => setOpen(!open)}
        data-testid={testid}
      >
        <Chevron size={16} aria-hidden className={css.chevron} />
        <span>
          <strong>{title}:</strong> {now}
        </span>
      </button>
      {open && (
        <div id={inside} className={css.inside}>
          {children}
        </div>
      )}
    </div>
  )
}
