import { ROAD_CLASS_GROUP_LABELS, type Text } from '@elektron/domain';
import {
  EXPOSURE_LABEL_TEXTS,
  GROUP_WARNINGS,
  HOTSPOT_NOTICES,
  NO_FUNCTION_REASONS,
  NO_SCREENING_REASONS,
  NO_SITE_REASON_LABELS,
  SCREENING_BASIS_LABELS,
  labelTerm,
  SITE_KIND_LABELS,
  type RankedGroup,
} from '@elektron/spatial-analysis';

import { findInsignificant } from '@elektron/statistics';

import { fillTexts } from '../common/fill-texts.ts';
import type { WarningObject } from '../common/warning.ts';
import type { StoredScreening, StoredSite } from './stored-hotspot-result.ts';

/** A ranking of sites with its texts. */
export interface PresentedScreening extends Omit<StoredScreening, 'sites' | 'groups' | 'notAtSites' | 'changes'> {
  readonly sites: readonly StoredSite[];
  readonly groups: readonly PresentedGroup[];
  readonly notAtSites: readonly { readonly reason: string; readonly labels: Text; readonly accidents: number }[];
  readonly changes: readonly WarningObject[];
  /** What the codes of sites mean. */
  readonly labels: Readonly<Record<'kinds' | 'exposures' | 'bases' | 'reasons', Readonly<Record<string, Text>>>>;
}

export interface PresentedGroup extends Omit<RankedGroup, 'warnings'> {
  readonly labels: Text;
  readonly noFunctionText: Text | null;
  readonly reasonText: Text | null;
  readonly warnings: readonly WarningObject[];
}

const LEGS: Readonly<Record<3 | 4, Text>> = {
  3: { el: 'με τρία σκέλη', en: 'with three legs' },
  4: { el: 'με τέσσερα σκέλη ή περισσότερα', en: 'with four legs or more' },
};
const GROUP_LABEL: Readonly<Record<'segment' | 'junction', Text>> = {
  segment: { el: 'Τμήματα: {{classes}}', en: 'Sections: {{classes}}' },
  junction: { el: 'Κόμβοι {{legs}}: {{classes}}', en: 'Junctions {{legs}}: {{classes}}' },
};

/** As a table of sites divides its own. */
const OWN_GROUP_LABEL: Readonly<Record<'segment' | 'junction', Text>> = {
  segment: { el: 'Τμήματα: {{group}}', en: 'Sections: {{group}}' },
  junction: { el: 'Κόμβοι: {{group}}', en: 'Junctions: {{group}}' },
};
const ALL_OF_TABLE: Readonly<Record<'segment' | 'junction', Text>> = {
  segment: { el: 'όλα του πίνακα', en: 'all of the table' },
  junction: { el: 'όλοι του πίνακα', en: 'all of the table' },
};

export function presentScreening({ sites, groups, notAtSites, changes, ...screening }: StoredScreening): PresentedScreening {
  return {
    ...screening,
    sites,
    groups: groups.map(presentGroup),
    notAtSites: notAtSites.map(({ reason, accidents }) => ({ reason, labels: NO_SITE_REASON_LABELS[reason], accidents })),
    changes: changes.map(({ code, details }) => ({ code, message: fillTexts(HOTSPOT_NOTICES[code], details) })),
    labels: {
      kinds: SITE_KIND_LABELS,
      exposures: EXPOSURE_LABEL_TEXTS,
      bases: SCREENING_BASIS_LABELS,
      reasons: NO_SCREENING_REASONS,
    },
  };
}

export function presentGroup({ warnings, ...group }: RankedGroup): PresentedGroup {
  const { noFunctionReason, reason } = group;
  return {
    ...group,
    labels: labelGroup(group),
    noFunctionText: noFunctionReason === null ? null : NO_FUNCTION_REASONS[noFunctionReason],
    reasonText: reason === null ? null : NO_SCREENING_REASONS[reason],
    warnings: warnings.map((code) => ({ code, message: fillTexts(GROUP_WARNINGS[code], { terms: nameInsignificant(group) }) })),
  };
}

/** What a group of like sites is called. */
export function labelGroup({ kind, classGroup, legs, ownName }: Pick<RankedGroup, 'kind' | 'classGroup' | 'legs' | 'ownName'>): Text {
  if (ownName !== undefined)
    return fillTexts(OWN_GROUP_LABEL[kind], { group: ownName === '' ? ALL_OF_TABLE[kind] : { el: ownName, en: ownName } });
  return fillTexts(GROUP_LABEL[kind], { classes: ROAD_CLASS_GROUP_LABELS[classGroup], legs: legs === null ? '' : LEGS[legs] });
}

/** Which terms of a group's function tell nothing, one after the other. */
function nameInsignificant({ function: spf }: Omit<RankedGroup, 'warnings'>): Text {
  const labels = spf === null ? [] : findInsignificant(spf).map(({ name }) => labelTerm(name));
  const join = (language: keyof Text): string => labels.map((label) => label[language]).join(', ');
  return { el: join('el'), en: join('en') };
}
