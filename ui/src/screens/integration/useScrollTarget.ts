import { type RefObject, useEffect, useRef } from 'react'

/** Scrolls to a part of a screen and focuses it, once, if a link leads to it. */
export function useScrollTarget<T extends HTMLElement>(
  isTarget: boolean,
  inside = 'input:checked, input, button',
): RefObject<T | null> {
  const part = useRef<T>(null)
  useEffect(() => {
    if (!isTarget || !part.current) return
    part.current.scrollIntoView({ block: 'center' })
    part.current.querySelector<HTMLElement>(inside.split(', ').find((one) => part.current?.querySelector(one)) ?? inside)?.focus()
  }, [isTarget, inside])
  return part
}
