import {
  type Icon,
  IconAlertTriangle,
  IconArrowsSplit2,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconEqual,
  IconEye,
  IconEyeOff,
  IconHandStop,
  IconHelpCircle,
  IconMail,
  IconMailOpened,
  IconPencil,
  IconPlayerPause,
  IconPlugConnectedX,
  IconPlus,
  IconRepeat,
  IconSend,
  IconTag,
  IconTrash,
  IconUserPlus,
  IconX,
} from '@tabler/icons-react'
import type { BenefitState, ChangeKind, MailState, OutcomeName, ProofMark, RunMark, Severity } from '../generated/types'
import type { Tone } from './Badge'

type BadgeStyle = { tone: Tone; icon: Icon }

/** Icon and colour of every state, one table for each kind of state. */
export const kindBadges: Record<ChangeKind, BadgeStyle> = {
  create: { tone: 'ok', icon: IconUserPlus },
  update: { tone: 'accent', icon: IconPencil },
  remove: { tone: 'accent', icon: IconTrash },
  blocked: { tone: 'bad', icon: IconBan },
  conflict: { tone: 'warn', icon: IconArrowsSplit2 },
  in_step: { tone: 'quiet', icon: IconEqual },
}

/** A new day must not show the icon of a new person. */
export const dayBadges: Record<ChangeKind, BadgeStyle> = { ...kindBadges, create: { tone: 'ok', icon: IconPlus } }

export const benefitBadges: Record<BenefitState, BadgeStyle> = {
  type_to_make: { tone: 'accent', icon: IconTag },
  new: { tone: 'ok', icon: IconPlus },
  there_equal: { tone: 'quiet', icon: IconEqual },
  there_different: { tone: 'warn', icon: IconArrowsSplit2 },
  goes_on: { tone: 'warn', icon: IconRepeat },
  not_sent: { tone: 'quiet', icon: IconCircleDashed },
  blocked: { tone: 'bad', icon: IconBan },
}

export const severityBadges: Record<Severity, BadgeStyle> = {
  error: { tone: 'bad', icon: IconBan },
  warning: { tone: 'warn', icon: IconAlertTriangle },
}

export const outcomeBadges: Record<OutcomeName, BadgeStyle> = {
  waiting: { tone: 'quiet', icon: IconCircleDashed },
  sent: { tone: 'warn', icon: IconSend },
  confirmed: { tone: 'ok', icon: IconCheck },
  failed: { tone: 'bad', icon: IconX },
  unknown: { tone: 'warn', icon: IconHelpCircle },
  skipped: { tone: 'quiet', icon: IconHandStop },
}

export const mailBadges: Record<MailState, BadgeStyle> = {
  off: { tone: 'quiet', icon: IconCircleDashed },
  waiting: { tone: 'warn', icon: IconClock },
  sent: { tone: 'ok', icon: IconMail },
  unclear: { tone: 'warn', icon: IconHelpCircle },
  opened: { tone: 'quiet', icon: IconMailOpened },
}

export const runMarkBadges: Record<RunMark['kind'], BadgeStyle> = {
  running: { tone: 'accent', icon: IconClock },
  confirmed: { tone: 'ok', icon: IconCheck },
  seen_by_owner: { tone: 'quiet', icon: IconEye },
  empty: { tone: 'quiet', icon: IconCircleDashed },
  failed: { tone: 'warn', icon: IconAlertTriangle },
  unclear: { tone: 'warn', icon: IconHelpCircle },
  not_sent: { tone: 'warn', icon: IconHandStop },
  not_readable: { tone: 'warn', icon: IconEyeOff },
  not_proven: { tone: 'bad', icon: IconAlertTriangle },
  open: { tone: 'warn', icon: IconAlertTriangle },
  interrupted: { tone: 'warn', icon: IconPlugConnectedX },
  stopped: { tone: 'bad', icon: IconPlayerPause },
}

/** A person of a plan with nothing to send and with something to look at. */
export const noticeBadge: BadgeStyle = { tone: 'warn', icon: IconEye }

export const proofBadges: Record<ProofMark, BadgeStyle> = {
  proven: { tone: 'ok', icon: IconCheck },
  proven_left_out: { tone: 'ok', icon: IconCheck },
  was_there: { tone: 'quiet', icon: IconEqual },
  was_there_left_out: { tone: 'quiet', icon: IconEqual },
  left_out: { tone: 'quiet', icon: IconCircleDashed },
  nothing_sent: { tone: 'quiet', icon: IconCircleDashed },
  not_proven: { tone: 'bad', icon: IconAlertTriangle },
}
