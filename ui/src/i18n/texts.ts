import type { en } from './en'

type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

/** The shape of every language: all keys of the English texts. The compiler refuses a language that lacks one. */
export type Texts = Words<typeof en>
