import type { Text } from '@elektron/domain';
import { MINIMUM_REFERENCE_SITES } from '@elektron/statistics';

import type { EvaluationNotice } from '../stored-evaluation.ts';
import { LIKENESS } from './choose-road-sites.ts';
import { STEP_LABELS } from './road-site-step-texts.ts';
import type { TakenRoadSites } from './take-road-sites.ts';

const KIND_LABELS = {
  segment: { el: 'τμήματα', en: 'sections' },
  junction: { el: 'κόμβοι', en: 'junctions' },
} as const satisfies Readonly<Record<string, Text>>;

/** What to do where a kind of treated sites has too few reference sites for empirical Bayes: the fewest of them, and the criterion that alone keeps most out. */
export function findShortage({ network, chosen }: Pick<TakenRoadSites, 'network' | 'chosen'>): EvaluationNotice[] {
  const kindOf = (i: number) => network.sites[i]!.kind;
  const [fewest] = [...new Set(chosen.treated.map(kindOf))]
    .map((kind) => ({ kind, sites: chosen.reference.filter((i) => kindOf(i) === kind).length }))
    .sort((a, b) => a.sites - b.sites);
  if (fewest === undefined || fewest.sites >= MINIMUM_REFERENCE_SITES) return [];
  const known = { kind: KIND_LABELS[fewest.kind], sites: fewest.sites, needed: MINIMUM_REFERENCE_SITES };
  const misses = chosen.nearMisses.filter(({ site }) => kindOf(site) === fewest.kind);
  const [strictest] = LIKENESS.map((step) => ({ step, kept: misses.filter((miss) => miss.step === step).length }))
    .filter(({ kept }) => kept > 0)
    .sort((a, b) => b.kept - a.kept);
  return strictest === undefined
    ? [{ code: 'ROAD_REFERENCE_SITES_NONE_LEFT', details: known }]
    : [{ code: 'ROAD_REFERENCE_SITES_FEW', details: { ...known, criterion: STEP_LABELS[strictest.step], kept: strictest.kept } }];
}
