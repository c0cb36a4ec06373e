import css from './FilterChips.module.css'

export type FilterChoice<T extends string> = { value: T; text: string; count?: string }

type FilterChipsProps<T extends string> = {
  label: string
  choices: FilterChoice<T>[]
  value: T
  onChange: (value: T) => void
}

/** Filters with their counts. Exactly one filter is active. */
export function FilterChips<T extends string>({ label, choices, value, onChange }: FilterChipsProps<T>) {
  return (
    <fieldset className={css.chips} aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className={css.chip}
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          data-testid={`filter-${choice.value}`}
        >
          {choice.text}
          {choice.count !== undefined && <span className={css.count}>{choice.count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
