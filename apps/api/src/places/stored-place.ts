import { codeOf, CORRECTABLE_FIELDS, PLACE_ACCURACIES, Problem, type CorrectableField } from '@elektron/domain';

import type { StoredPlace, StoringContext } from '../corrections/stored-correction.ts';
import type { ProposedPlace } from './place-proposal.ts';

/** What a found place corrects. */
export const PLACE_FIELD = CORRECTABLE_FIELDS.find(({ subject, id }) => subject === 'accident' && id === 'place') as CorrectableField;

/**
 * A found place as a correction holds it.
 * @param yields whether it gives way to a position that the source comes to say
 * @throws Problem FIELD_OUT_OF_AREA
 */
export function toStoredPlace(
  locate: StoringContext['locate'],
  { x, y, foundBy, confidence }: ProposedPlace,
  yields: boolean,
): StoredPlace {
  const place = locate(PLACE_FIELD, { x, y });
  if (place === null) throw new Problem('FIELD_OUT_OF_AREA', { field: PLACE_FIELD.id, name: PLACE_FIELD.labels, value: `${x} / ${y}` });
  return { ...place, accuracy: codeOf(PLACE_ACCURACIES, 'placed-by-words'), foundBy, confidence, yields };
}
