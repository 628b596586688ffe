import {
  ACCESSIBILITY_ITEMS,
  ACCESSIBILITY_MEASURES,
  DATE_BASES,
  FEATURE_CONDITIONS,
  FEATURE_STATES,
  OBSERVATION_METHODS,
  STREET_SIDES,
  type AccessibilityFilter,
} from '@elektron/domain';
import type { AccessibilityFilterInput } from '../../graphql/generated/graphql.ts';

/** A word of the domain as the schema writes it: `kerb-ramp` is `KERB_RAMP`. */
export function toEnum(word: string): string {
  return word
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll('-', '_');
}

/** The word of a list that the schema writes so. @throws RangeError for one that the list has not */
export function wordIn<Word extends string>(list: readonly Word[]): (written: string) => Word {
  const words = new Map(list.map((word) => [toEnum(word), word]));
  return (written) => {
    const word = words.get(written);
    if (word === undefined) throw new RangeError(`no word ${written}`);
    return word;
  };
}

export const itemOf = wordIn(ACCESSIBILITY_ITEMS);
export const stateOf = wordIn(FEATURE_STATES);
export const conditionOf = wordIn(FEATURE_CONDITIONS);
export const sideOf = wordIn(STREET_SIDES);
export const measureOf = wordIn(ACCESSIBILITY_MEASURES);
export const methodOf = wordIn(OBSERVATION_METHODS);
export const basisOf = wordIn(DATE_BASES);

/** A filter as the schema takes it. */
export function toInput({ items, states, conditions, seenSince, seenUntil }: AccessibilityFilter): AccessibilityFilterInput {
  return {
    items: items.map(toEnum) as AccessibilityFilterInput['items'],
    states: states.map(toEnum) as AccessibilityFilterInput['states'],
    conditions: conditions.map(toEnum) as AccessibilityFilterInput['conditions'],
    seenSince,
    seenUntil,
  };
}
