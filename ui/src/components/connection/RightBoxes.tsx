import { IconSquareCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Connectable } from '../../lib/services'
import css from './Connection.module.css'

const boxes = {
  alexis: ['connection.boxes.alexis.owner', 'connection.boxes.alexis.kind', 'connection.boxes.alexis.maker'],
  kleer: [
    'connection.boxes.kleer.payroll',
    'connection.boxes.kleer.roles',
    'connection.boxes.kleer.users',
    'connection.boxes.kleer.password',
  ],
  personio: [
    'connection.boxes.personio.people',
    'connection.boxes.personio.readPay',
    'connection.boxes.personio.editPay',
    'connection.boxes.personio.emails',
    'connection.boxes.personio.entities',
  ],
} as const

/** The boxes to tick at a service, with the service's own labels. */
export function RightBoxes({ service }: { service: Connectable }) {
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
