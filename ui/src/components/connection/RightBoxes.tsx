import { IconSquareCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ServiceName } from '../../lib/bindings'
import css from './Connection.module.css'

const boxes = {
  alexis: ['connection.boxes.alexis.owner', 'connection.boxes.alexis.kind', 'connection.boxes.alexis.maker'],
  kleer: [
    'connection.boxes.kleer.payroll',
    'connection.boxes.kleer.roles',
    'connection.boxes.kleer.users',
    'connection.boxes.kleer.password',
  ],
} as const

/** Everything that has to be ticked at a service, in the words that stand there. */
export function RightBoxes({ service }: { service: ServiceName }) {
  const { t } = useTranslation()
  return (
    <div>
      <p className={css.subtitle}>{t(`connection.boxes.${service}.title`)}</p>
      <ul className={css.boxes}>
        {boxes[service].map((box) => (
          <li key={box} className={css.box}>
            <IconSquareCheck size={18} stroke={1.6} aria-hidden className={css.boxIcon} />
            {t(box)}
          </li>
        ))}
      </ul>
    </div>
  )
}
