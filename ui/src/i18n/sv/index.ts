import type { Texts } from '../texts'
import { benefitFix, benefitReview } from './benefitReview'
import { benefitImport, benefits } from './benefits'
import { calls } from './calls'
import { alexis, connection, kleer, personio, salary, wizard } from './connect'
import { data } from './data'
import { diagnostics } from './diagnostics'
import { errors, errorWords } from './errors'
import { prepare, report, review, run } from './export'
import { findings } from './findings'
import { integration } from './integration'
import { corrections, leave, leaveReview, leaveSettings } from './leave'
import { links } from './links'
import { benefitSettings, limits, mail } from './mail'
import { overview } from './overview'
import { proof } from './proof'
import {
  asideWords,
  exportsByKind,
  fields,
  kept,
  kinds,
  masked,
  origins,
  outcomeNotProven,
  outcomeNotReadable,
  outcomeSeen,
  outcomes,
  reasons,
  rights,
  runMarks,
  severities,
  stepStates,
  steps,
  values,
} from './records'
import { rules } from './rules'
import { app, history, settings, start } from './screens'

/** The Swedish texts. */
export const sv: Texts = {
  app,
  start,
  overview,
  wizard,
  alexis,
  kleer,
  personio,
  connection,
  calls,
  salary,
  integration,
  links,
  leave,
  leaveReview,
  leaveSettings,
  corrections,
  rules,
  benefits,
  benefitImport,
  benefitReview,
  benefitFix,
  proof,
  mail,
  limits,
  diagnostics,
  benefitSettings,
  data,
  prepare,
  review,
  run,
  report,
  history,
  settings,
  errors,
  errorWords,
  findings,
  fields,
  values,
  kinds,
  kept,
  origins,
  severities,
  outcomes,
  reasons,
  steps,
  stepStates,
  asideWords,
  masked,
  outcomeNotProven,
  outcomeNotReadable,
  outcomeSeen,
  runMarks,
  exportsByKind,
  rights,
}
