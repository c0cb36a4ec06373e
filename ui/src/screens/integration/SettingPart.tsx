import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import css from './Integration.module.css'

type SettingPartProps = { title: string; now: string; testid: string; children: ReactNode }

/** A setting with what holds now; opened, what it can be chosen from. What is inside comes into being when it is opened. */
export function SettingPart({ title, now, testid, children }: SettingPartProps) {
  const [open, setOpen] = useState(false)
  const inside = useId()
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <div className={css.part}>
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
