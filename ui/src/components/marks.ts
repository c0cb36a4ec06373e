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

type Look = { tone: Tone; icon: Icon }

/** How every state looks, one table each. */
export const kindLooks: Record<ChangeKind, Look> = {
  create: { tone: 'ok', icon: IconUserPlus },
  update: { tone: 'accent', icon: IconPencil },
  remove: { tone: 'accent', icon: IconTrash },
  blocked: { tone: 'bad', icon: IconBan },
  conflict: { tone: 'warn', icon: IconArrowsSplit2 },
  in_step: { tone: 'quiet', icon: IconEqual },
}

/** A day that is new is no new person. */
export const dayLooks: Record<ChangeKind, Look> = { ...kindLooks, create: { tone: 'ok', icon: IconPlus } }

export const benefitLooks: Record<BenefitState, Look> = {
  type_to_make: { tone: 'accent', icon: IconTag },
  new: { tone: 'ok', icon: IconPlus },
  there_equal: { tone: 'quiet', icon: IconEqual },
  there_different: { tone: 'warn', icon: IconArrowsSplit2 },
  goes_on: { tone: 'warn', icon: IconRepeat },
  not_sent: { tone: 'quiet', icon: IconCircleDashed },
  blocked: { tone: 'bad', icon: IconBan },
}

export const severityLooks: Record<Severity, Look> = {
  error: { tone: 'bad', icon: IconBan },
  warning: { tone: 'warn', icon: IconAlertTriangle },
}

export const outcomeLooks: Record<OutcomeName, Look> = {
  waiting: { tone: 'quiet', icon: IconCircleDashed },
  sent: { tone: 'warn', icon: IconSend },
  confirmed: { tone: 'ok', icon: IconCheck },
  failed: { tone: 'bad', icon: IconX },
  unknown: { tone: 'warn', icon: IconHelpCircle },
  skipped: { tone: 'quiet', icon: IconHandStop },
}

export const mailLooks: Record<MailState, Look> = {
  off: { tone: 'quiet', icon: IconCircleDashed },
  waiting: { tone: 'warn', icon: IconClock },
  sent: { tone: 'ok', icon: IconMail },
  unclear: { tone: 'warn', icon: IconHelpCircle },
  opened: { tone: 'quiet', icon: IconMailOpened },
}

export const runMarkLooks: Record<RunMark['kind'], Look> = {
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

/** A person of a plan who needs nothing sent, and about whom there is something to see all the same. */
export const noticeLook: Look = { tone: 'warn', icon: IconEye }

export const proofLooks: Record<ProofMark, Look> = {
  proven: { tone: 'ok', icon: IconCheck },
  proven_left_out: { tone: 'ok', icon: IconCheck },
  was_there: { tone: 'quiet', icon: IconEqual },
  was_there_left_out: { tone: 'quiet', icon: IconEqual },
  left_out: { tone: 'quiet', icon: IconCircleDashed },
  nothing_sent: { tone: 'quiet', icon: IconCircleDashed },
  not_proven: { tone: 'bad', icon: IconAlertTriangle },
}
