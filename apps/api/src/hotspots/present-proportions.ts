import { getAccidentDimension, type Text } from '@elektron/domain';
import {
  NO_SHARE_REASON_TEXTS,
  NO_SITE_REASON_LABELS,
  SITE_KIND_LABELS,
  type AskedType,
  type ProportionGroup,
} from '@elektron/spatial-analysis';

import { fillTexts } from '../common/fill-texts.ts';
import { labelGroup } from './present-screening.ts';
import type { StoredProportions } from './stored-hotspot-result.ts';

/** Shares of a type of accidents with their texts. */
export interface PresentedProportions extends Omit<StoredProportions, 'groups' | 'notAtSites'> {
  readonly typeText: Text;
  readonly groups: readonly (ProportionGroup & { readonly labels: Text; readonly reasonText: Text | null })[];
  readonly notAtSites: readonly { readonly reason: string; readonly labels: Text; readonly accidents: number }[];
  /** What the codes of sites mean. */
  readonly labels: Readonly<Record<'kinds' | 'reasons', Readonly<Record<string, Text>>>>;
}

export function presentProportions({ groups, notAtSites, ...proportions }: StoredProportions): PresentedProportions {
  return {
    ...proportions,
    typeText: describeType(proportions.type),
    groups: groups.map((group) => ({
      ...group,
      labels: labelGroup(group),
      reasonText: group.reason === null ? null : NO_SHARE_REASON_TEXTS[group.reason],
    })),
    notAtSites: notAtSites.map(({ reason, accidents }) => ({ reason, labels: NO_SITE_REASON_LABELS[reason], accidents })),
    labels: { kinds: SITE_KIND_LABELS, reasons: NO_SHARE_REASON_TEXTS },
  };
}

const TYPE: Text = { el: '{{dimension}}: {{value}}', en: '{{dimension}}: {{value}}' };
const OTHER_TYPE: Text = { el: '{{dimension}}: οτιδήποτε άλλο από «{{value}}»', en: '{{dimension}}: anything but “{{value}}”' };

/** A type of accidents in the words of the filter. */
export function describeType({ dimension, value, isOther }: AskedType): Text {
  const { labels, labelOf } = getAccidentDimension(dimension);
  return fillTexts(isOther ? OTHER_TYPE : TYPE, { dimension: labels, value: labelOf(value) });
}
