import type { Capability, SharingKind } from '@elektron/domain';
import {
  AccessibilityIcon,
  AppraisalsIcon,
  BlackSpotsIcon,
  EvaluationsIcon,
  EvidenceIcon,
  HotspotsIcon,
  ImportsIcon,
  MonthIcon,
  NetworkIcon,
  OrganisationIcon,
  OverviewIcon,
  PublicationIcon,
  ReportsIcon,
  RoadsIcon,
  TablesIcon,
  TrafficIcon,
  type IconProps,
} from '@elektron/ui';
import type { FunctionComponent } from 'react';

export type TaskId =
  | 'overview'
  | 'hotspots'
  | 'blackSpots'
  | 'evaluations'
  | 'evidence'
  | 'appraisals'
  | 'publication'
  | 'traffic'
  | 'roads'
  | 'accessibility'
  | 'reports'
  | 'imports'
  | 'months'
  | 'tables'
  | 'organisation'
  | 'network';

export interface Task {
  readonly id: TaskId;
  readonly path: string;
  readonly icon: FunctionComponent<IconProps>;
  /** Any one of these opens the page. */
  readonly needs: readonly Capability[];
}

export interface OrganisationTab {
  readonly id: 'people' | 'settings' | 'sharing' | 'audit' | 'protection';
  readonly path: string;
  readonly needs: readonly Capability[];
}

/** Parts of the page on the organisation itself. Whoever works with records of persons sees there what became of persons' requests. */
export const ORGANISATION_TABS: readonly OrganisationTab[] = [
  { id: 'people', path: '/app/organisation/people', needs: ['people.manage'] },
  { id: 'settings', path: '/app/organisation/settings', needs: ['people.manage'] },
  { id: 'sharing', path: '/app/organisation/sharing', needs: ['sharing.manage'] },
  { id: 'audit', path: '/app/organisation/audit', needs: ['audit.read'] },
  { id: 'protection', path: '/app/organisation/protection', needs: ['registers.manage', 'audit.read', 'records.personal'] },
];

const ORGANISATION_NEEDS: readonly Capability[] = ORGANISATION_TABS.flatMap((tab) => tab.needs);

/** THE tasks of the workspace, in the order of the rail. */
export const TASKS: readonly Task[] = [
  { id: 'overview', path: '/app', icon: OverviewIcon, needs: ['records.read'] },
  { id: 'hotspots', path: '/app/hotspots', icon: HotspotsIcon, needs: ['records.read'] },
  { id: 'blackSpots', path: '/app/black-spots', icon: BlackSpotsIcon, needs: ['records.read'] },
  { id: 'evaluations', path: '/app/evaluations', icon: EvaluationsIcon, needs: ['records.read'] },
  { id: 'evidence', path: '/app/evidence', icon: EvidenceIcon, needs: ['records.read'] },
  { id: 'appraisals', path: '/app/appraisals', icon: AppraisalsIcon, needs: ['records.read'] },
  { id: 'publication', path: '/app/publication', icon: PublicationIcon, needs: ['records.read', 'releases.veto'] },
  { id: 'traffic', path: '/app/traffic', icon: TrafficIcon, needs: ['records.read'] },
  { id: 'roads', path: '/app/roads', icon: RoadsIcon, needs: ['records.read'] },
  { id: 'accessibility', path: '/app/accessibility', icon: AccessibilityIcon, needs: ['records.read'] },
  { id: 'reports', path: '/app/reports', icon: ReportsIcon, needs: ['records.read'] },
  { id: 'imports', path: '/app/imports', icon: ImportsIcon, needs: ['records.read'] },
  { id: 'months', path: '/app/months', icon: MonthIcon, needs: ['records.read'] },
  { id: 'organisation', path: '/app/organisation', icon: OrganisationIcon, needs: ORGANISATION_NEEDS },
  { id: 'network', path: '/app/network', icon: NetworkIcon, needs: ['organisations.manage'] },
];

export interface SharedTask extends Task {
  /** What must have been opened. */
  readonly kind: SharingKind;
}

/** What there is to do with another organisation's records: only to look. */
export const SHARED_TASKS: readonly SharedTask[] = [
  { id: 'overview', path: '/app', icon: OverviewIcon, needs: ['records.read'], kind: 'records' },
  { id: 'evaluations', path: '/app/evaluations', icon: EvaluationsIcon, needs: ['records.read'], kind: 'evaluations' },
  { id: 'tables', path: '/app/tables', icon: TablesIcon, needs: ['records.read'], kind: 'aggregates' },
];
