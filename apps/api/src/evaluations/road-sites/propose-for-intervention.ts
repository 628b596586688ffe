import type { AccidentColumns, PlaceMarks } from '@elektron/columns';
import { Problem } from '@elektron/domain';

import type { ScreeningMaterial } from '../../columns/roads/roads-to-screen.service.ts';
import type { Plane } from '../../common/plane.ts';
import type { TreatedPlaces } from '../choose-sites.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import { totalYears } from '../site-counts.ts';
import { proposeReferenceSites, type ReferenceProposal } from './present-road-sites.ts';
import { takeRoadSites } from './take-road-sites.ts';

/**
 * The reference sites that an evaluation would rest on, by what is known before its after period.
 * @throws Problem as `takeRoadSites`, NO_ROADS where sites are no sites of a network
 */
export function proposeForIntervention(
  columns: AccidentColumns,
  intervention: TreatedPlaces,
  question: EvaluationQuestion,
  plane: Plane,
  places: PlaceMarks | null = null,
  network: ScreeningMaterial | null = null,
): ReferenceProposal {
  if (network === null) throw new Problem('NO_ROADS');
  const taken = takeRoadSites(columns, intervention, question, network, places);
  const { counts, chosen } = taken;
  const yearly = { treated: totalYears(counts, chosen.treated), comparison: totalYears(counts, chosen.reference) };
  return proposeReferenceSites(taken, counts.yearsBefore === 0 ? null : yearly, plane);
}
