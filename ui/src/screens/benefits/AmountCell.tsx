import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../../lib/format'
import { isSameAmount, parseAmount } from '../../lib/money'
import css from './Amounts.module.css'

type AmountCellProps = {
  row: number
  column: number
  person: string
  benefit: string
  /** The stored amount; `null`: none. */
  amount: string | null
  onAmount: (amount: string | null) => void
  /** The input is no valid amount. */
  onWrong: (text: string | null) => void
}

/** An amount that is edited in place. Enter and the arrow keys lead to the next cell, Escape undoes. */
export function AmountCell({ row, column, person, benefit, amount, onAmount, onWrong }: AmountCellProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const isBlank = typed !== null && typed.trim() === ''

  function save() {
    if (typed === null) return
    const next = isBlank ? null : parseAmount(typed)
    if (!isBlank && next === null) {
      setWrong(true)
      onWrong(typed)
      return
    }
    setTyped(null)
    setWrong(false)
    onWrong(null)
    const same = next === null ? amount === null : amount !== null && isSameAmount(next, amount)
    if (!same) onAmount(next)
  }

  function handleKey(event: KeyboardEvent<HTMLInputElement>) {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const all = selectionStart === 0 && selectionEnd === value.length
    const steps: Record<string, [number, number] | false> = {
      Enter: [event.shiftKey ? -1 : 1, 0],
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: (all || selectionEnd === 0) && [0, -1],
      ArrowRight: (all || selectionStart === value.length) && [0, 1],
    }
    if (event.key === 'Escape') {
      setTyped(null)
      setWrong(false)
      onWrong(null)
      return
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const next = document.getElementById(cellId(row + step[0], column + step[1]))
    // Leaving a cell saves its input. Without a next cell, Enter saves it here.
    if (next) next.focus()
    else save()
  }

  return (
    <input
      id={cellId(row, column)}
      className={css.input}
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? (amount === null ? '' : formats.amount(amount))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={save}
      onKeyDown={handleKey}
      aria-label={t('benefits.amountOf', { benefit, person })}
      aria-invalid={wrong || undefined}
      data-testid={`amount-${row}-${column}`}
    />
  )
}

const cellId = (row: number, column: number) => `amount-${row}-${column}`
