import type { EvaluationDraft, EvaluationQuestion } from '../evaluation-question.ts';
import { BASES_OF_SITES } from './bases-of-sites.ts';
import { parseRoadSiteCriteria } from './road-site-criteria.ts';

/** What a question says of sites of the road network; nothing where its sites are hexagons. @throws Problem as `parseRoadSiteCriteria` */
export function parseRoadSites({ siteKind, roadSites }: EvaluationDraft): Pick<EvaluationQuestion, 'siteKind' | 'roadSites'> {
  return siteKind === 'road-site' ? { siteKind, roadSites: parseRoadSiteCriteria(roadSites ?? {}) } : {};
}

/** Parameters of the methods: sites of the road network differ in length and traffic, so that empirical Bayes takes a function unless another basis is asked for. */
export function withBasis({ siteKind, parameters }: EvaluationDraft): Readonly<Record<string, unknown>> {
  return siteKind === 'road-site' ? { basis: BASES_OF_SITES[siteKind].bases[0], ...parameters } : (parameters ?? {});
}
