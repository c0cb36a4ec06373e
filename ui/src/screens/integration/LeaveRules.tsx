import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LeaveRule, LeaveSettings } from '../../generated/types'
import css from './Integration.module.css'

type Rules = LeaveSettings['rules']

/** The owner's decisions about leave types. They are listed by id, because names are only read for a review. */
export function LeaveRules({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
  const { t } = useTranslation()
  const written = (rule: LeaveRule) => (rule.kind === 'send' ? rule.name : t('leaveSettings.notSent'))
  const forget = (id: string) => onChange(Object.fromEntries(Object.entries(rules).filter(([other]) => other !== id)))
  const known = Object.entries(rules).flatMap(([id, rule]) => (rule ? [{ id, rule, name: written(rule) }] : []))
  return (
    <table className={css.samples}>
      <thead>
        <tr>
          <th scope="col">{t('leaveSettings.rule')}</th>
          <th scope="col">{t('leaveSettings.id')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {known
          .sort((a, b) => a.name.localeCompare(b.name))
          .map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="soft">{id}</td>
              <td>
                <Button
                  size="xs"
                  aria-label={t('leaveSettings.askAgainFor', { rule: name, id })}
                  onClick={() => forget(id)}
                  data-testid={`settings-leave-forget-${id}`}
                >
                  {t('leaveSettings.askAgain')}
                </Button>
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
