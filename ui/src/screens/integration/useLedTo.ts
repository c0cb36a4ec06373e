import { type RefObject, useEffect, useRef } from 'react'

/** Brings a part of a screen into sight and gives it the focus, once, when another screen led here for its sake. */
export function useLedTo<T extends HTMLElement>(led: boolean, inside = 'input:checked, input, button'): RefObject<T | null> {
  const part = useRef<T>(null)
  useEffect(() => {
    if (!led || !part.current) return
    part.current.scrollIntoView({ block: 'center' })
    part.current.querySelector<HTMLElement>(inside.split(', ').find((one) => part.current?.querySelector(one)) ?? inside)?.focus()
  }, [led, inside])
  return part
}
