import { formatDayNumber, type Text } from '@elektron/domain';
import {
  findPreset,
  LEFT_OUT_LABELS,
  NO_STRETCH_REASONS,
  PARTICIPANT_TYPE_LABELS,
  PARTICIPANT_TYPES,
  SCREENING_BASIS_LABELS,
  type AppliedRule,
} from '@elektron/spatial-analysis';

import { presentGroup, type PresentedGroup } from './present-screening.ts';
import type { StoredStretch, StoredStretches } from './stored-hotspot-result.ts';

/** Stretches of road with their texts. */
export interface PresentedStretches extends Omit<StoredStretches, 'stretches' | 'groups' | 'leftOut' | 'rule'> {
  readonly stretches: readonly StoredStretch[];
  readonly groups: readonly PresentedGroup[];
  readonly leftOut: readonly { readonly reason: string; readonly labels: Text; readonly accidents: number }[];
  readonly rule: PresentedRule | null;
  /** What the codes of stretches mean; types by their place in the list. */
  readonly labels: Readonly<Record<'bases' | 'reasons', Readonly<Record<string, Text>>>> & { readonly types: readonly Text[] };
}

export interface PresentedRule extends Pick<AppliedRule, 'preset' | 'isChanged'> {
  readonly labels: Text;
  /** Source, and what of it was read. */
  readonly notes: Text;
  readonly status: string;
  /** First and last day of the years that it counts. */
  readonly firstDay: string;
  readonly lastDay: string;
}

export function presentStretches({ stretches, groups, leftOut, rule, ...about }: StoredStretches): PresentedStretches {
  return {
    ...about,
    stretches,
    groups: groups.map(presentGroup),
    leftOut: leftOut.map(({ reason, accidents }) => ({ reason, labels: LEFT_OUT_LABELS[reason], accidents })),
    rule: rule === null ? null : presentRule(rule),
    labels: {
      bases: SCREENING_BASIS_LABELS,
      reasons: NO_STRETCH_REASONS,
      types: PARTICIPANT_TYPES.map((type) => PARTICIPANT_TYPE_LABELS[type]),
    },
  };
}

const NO_NOTES: Text = { el: '', en: '' };

function presentRule({ preset, isChanged, startDay, endDay }: AppliedRule): PresentedRule {
  const { labels = { el: preset, en: preset }, notes = NO_NOTES, status = '' } = findPreset(preset) ?? {};
  return { preset, isChanged, labels, notes, status, firstDay: formatDayNumber(startDay), lastDay: formatDayNumber(endDay - 1) };
}
