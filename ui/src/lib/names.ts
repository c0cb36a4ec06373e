import type { TFunction } from 'i18next'

/** A person's display name. An erased name is empty. */
export const displayName = (name: string, t: TFunction) => name || t('data.removed')
