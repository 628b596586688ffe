import { skipToken, useQuery } from '@apollo/client/react';
import { orderAssessedSites, type BoundingBox } from '@elektron/domain';
import { useMemo } from 'react';
import { ASSESSED_SITES } from './assessment-queries.ts';
import type { AssessedSite, Assessment } from './assessment.ts';
import { useAssessmentQuestion } from './use-assessment-question.ts';

type Sites = Pick<Assessment, 'run' | 'sites' | 'siteCount'>;

/** Whether the answer has only the first of the sites: those of the highest class. */
export function isCut({ sites, siteCount }: Sites): boolean {
  return siteCount > sites.length;
}

// In the cache, an answer with some of the sites would take the place of the whole assessment.
const APART = { fetchPolicy: 'no-cache' } as const;

/** Of a large network a list begins with so many. */
const LISTED = 500;

/** The sites of the chosen kind in the chosen order: all of them, or of a large network the first; null until they are there. */
export function useListedSites(assessment: Sites): readonly AssessedSite[] | null {
  const { choice, question } = useAssessmentQuestion();
  const { kind, order } = choice;
  const asked = { runId: assessment.run.id, question, kind, order, first: LISTED };
  const { data, previousData } = useQuery(ASSESSED_SITES, isCut(assessment) ? { variables: asked, ...APART } : skipToken);
  return useMemo(() => {
    if (isCut(assessment)) return readSites(data ?? previousData);
    return orderAssessedSites(
      assessment.sites.filter((site) => site.kind === kind),
      order,
    );
  }, [assessment, data, previousData, kind, order]);
}

/** The sites to be drawn: all of them, or of a large network those of the highest class in view. */
export function useDrawnSites(assessment: Sites | null, view: BoundingBox | null): readonly AssessedSite[] {
  const { question } = useAssessmentQuestion();
  const isAsked = assessment !== null && isCut(assessment) && view !== null;
  const asked = isAsked ? { variables: { runId: assessment.run.id, question, within: [...view] }, ...APART } : skipToken;
  const { data, previousData } = useQuery(ASSESSED_SITES, asked);
  const sites = assessment?.sites ?? NO_SITES;
  return useMemo(() => (isAsked ? (readSites(data ?? previousData) ?? sites) : sites), [isAsked, data, previousData, sites]);
}

const NO_SITES: readonly AssessedSite[] = [];

function readSites(answer: { readonly networkAssessment: { readonly sites: unknown } } | undefined): readonly AssessedSite[] | null {
  return answer === undefined ? null : (answer.networkAssessment.sites as readonly AssessedSite[]);
}
