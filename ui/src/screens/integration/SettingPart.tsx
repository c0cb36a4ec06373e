import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import css from './Integration.module.css'
import { useScrollTarget } from './useScrollTarget'

type SettingPartProps = {
  title: string
  now: string
  testid: string
  /** A link leads to this setting: it opens, scrolls into view and takes the focus. */
  isTarget?: boolean
  children: ReactNode
}

/** A setting with its present value. The choices are mounted when it opens. */
export function SettingPart({ title, now, testid, isTarget = false, children }: SettingPartProps) {
  const [open, setOpen] = useState(isTarget)
  const part = useScrollTarget<HTMLDivElement>(isTarget, 'button')
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
