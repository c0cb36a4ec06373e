import type { TFunction } from 'i18next'

/** A person's name as it is shown. A name that was erased is empty. */
export const shownName = (name: string, t: TFunction) => name || t('data.removed')
