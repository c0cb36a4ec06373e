import { parse, useHash } from '../lib/route'
import { BenefitPrepareScreen } from './benefits/BenefitPrepareScreen'
import { BenefitsScreen } from './benefits/BenefitsScreen'
import { ConnectBenefitsScreen } from './connect/ConnectBenefitsScreen'
import { ConnectScreen } from './connect/ConnectScreen'
import { CorrectionsScreen } from './corrections/CorrectionsScreen'
import { DataScreen } from './data/DataScreen'
import { ExportScreen } from './export/ExportScreen'
import { HistoryScreen } from './history/HistoryScreen'
import { IntegrationScreen } from './integration/IntegrationScreen'
import { LeavePrepareScreen } from './leave/LeavePrepareScreen'
import { LeaveScreen } from './leave/LeaveScreen'
import { LinksScreen } from './links/LinksScreen'
import { OverviewScreen } from './overview/OverviewScreen'
import { ProofScreen } from './proof/ProofScreen'
import { ReviewScreen } from './review/ReviewScreen'
import { RunScreen } from './run/RunScreen'
import { SalariesScreen } from './salaries/SalariesScreen'
import { SettingsScreen } from './settings/SettingsScreen'
import { StartScreen } from './start/StartScreen'

/** The screen of the present route. Keys reset a screen when its subject changes. */
export function Screen() {
  const hash = useHash()
  const route = parse(hash)
  switch (route.at) {
    case 'overview':
      return <OverviewScreen />
    case 'start':
      return <StartScreen />
    case 'connect':
      return <ConnectScreen />
    case 'connect-benefits':
      return <ConnectBenefitsScreen />
    case 'integration':
      return <IntegrationScreen key={hash} id={route.id} part={route.part} />
    case 'salaries':
      return <SalariesScreen key={hash} id={route.id} />
    case 'links':
      return <LinksScreen key={hash} id={route.id} />
    case 'export':
      return <ExportScreen key={hash} id={route.id} kind={route.kind} only={route.only} />
    case 'leave':
      return <LeaveScreen key={hash} id={route.id} />
    case 'leave-prepare':
      return <LeavePrepareScreen key={hash} id={route.id} from={route.from} to={route.to} only={route.only} />
    case 'benefits':
      return <BenefitsScreen key={hash} id={route.id} month={route.month} />
    case 'benefit-prepare':
      return <BenefitPrepareScreen key={hash} id={route.id} month={route.month} only={route.only} />
    case 'corrections':
      return <CorrectionsScreen key={hash} id={route.id} />
    case 'review':
      return <ReviewScreen key={hash} planId={route.planId} only={route.only} />
    case 'run':
      return <RunScreen key={hash} id={route.id} />
    case 'proof':
      return <ProofScreen key={hash} runId={route.runId} />
    case 'history':
      return <HistoryScreen key={hash} integrationId={route.integrationId} open={route.attention ?? false} />
    case 'settings':
      return <SettingsScreen />
    case 'data':
      return <DataScreen />
  }
}
