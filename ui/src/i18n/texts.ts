import type { en } from './en'

type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

/** What every language holds: the English keys, whole. The compiler refuses a language that lacks one. */
export type Texts = Words<typeof en>
