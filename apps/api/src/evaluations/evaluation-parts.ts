import { siteRatioInterval, type BeforeAfterInput, type ObservedToExpectedResult } from '@elektron/statistics';

import { breakDown, USUAL_LEVEL, type BrokenDownStudy } from './break-down.ts';
import type { ChosenSites } from './choose-sites.ts';
import { listExpectedYears } from './expected-years.ts';
import { checkMigration } from './migration-check.ts';
import type { SiteCounts } from './site-counts.ts';
import type { StoredYear } from './stored-evaluation.ts';
import type { EvaluationParts, StoredSiteEffect } from './stored-parts.ts';

export interface StudyInParts extends BrokenDownStudy {
  readonly counts: SiteCounts;
  readonly chosen: ChosenSites;
  readonly years: readonly StoredYear[];
  readonly input: BeforeAfterInput;
}

/** Everything about an evaluation besides its estimates. None of it changes one of them. */
export function findParts(study: StudyInParts): Required<Omit<EvaluationParts, 'inputOfAll'>> {
  const { counts, chosen, years, input } = study;
  const recommendedAnswer = study.whole.recommended.result;
  const level = recommendedAnswer?.ratioConfidenceInterval?.level ?? USUAL_LEVEL;
  return {
    breakdowns: breakDown(study),
    expectedYears: listExpectedYears(years, recommendedAnswer, level),
    siteEffects: recommendedAnswer === null ? [] : listSiteEffects(recommendedAnswer, chosen, level),
    migration: checkMigration(counts, chosen, level),
    input,
  };
}

function listSiteEffects({ sites }: ObservedToExpectedResult, { treatedKeys }: ChosenSites, level: number): StoredSiteEffect[] {
  const bySite = new Map(sites.map((site) => [site.siteId, site]));
  return treatedKeys.flatMap((key) => {
    const site = bySite.get(String(key));
    if (site === undefined) return [];
    const { observedBefore, observedAfter, expectedAfter, expectedAfterVariance, ratioObservedToExpected: ratio } = site;
    const interval = siteRatioInterval(site, level);
    return [{ observedBefore, observedAfter, expectedAfter, expectedAfterVariance, ratio, interval }];
  });
}
