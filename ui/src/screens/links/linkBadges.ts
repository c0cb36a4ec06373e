import {
  type Icon,
  IconEqual,
  IconHelpCircle,
  IconId,
  IconMail,
  IconUser,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react'
import type { Tone } from '../../components/Badge'
import type { LinkState } from '../../generated/types'

/** The badge of every link state. */
export const linkBadges: Record<LinkState, { tone: Tone; icon: Icon }> = {
  confirmed: { tone: 'ok', icon: IconUserCheck },
  matched: { tone: 'ok', icon: IconEqual },
  created: { tone: 'ok', icon: IconUserPlus },
  same_ssn: { tone: 'accent', icon: IconId },
  same_email: { tone: 'accent', icon: IconMail },
  asked: { tone: 'warn', icon: IconHelpCircle },
  alone: { tone: 'quiet', icon: IconUser },
}
