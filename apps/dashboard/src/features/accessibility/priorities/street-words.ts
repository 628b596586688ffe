import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_PROFILES,
  BARRIER_VERDICTS,
  DEFICIT_FINDINGS,
  DEFICIT_PARTS,
  describeCheck,
  isDeficit,
  JUDGED_ITEMS,
  labelQuestion,
  STREET_SIDE_LABELS,
  type DeficitCheck,
  type Language,
} from '@elektron/domain';
import { measureOf, sideOf, wordIn } from '../domain-words.ts';
import type { Street } from './priorities-queries.ts';

export const judgedItemOf = wordIn(JUDGED_ITEMS);
export const profileOf = wordIn(ACCESSIBILITY_PROFILES);
export const verdictOf = wordIn(BARRIER_VERDICTS);
const partOf = wordIn(DEFICIT_PARTS);
const findingOf = wordIn(DEFICIT_FINDINGS);

export function checkOf({ part, measure, finding }: Street['checks'][number]): DeficitCheck {
  return { part: partOf(part), measure: measure == null ? null : measureOf(measure), finding: findingOf(finding) };
}

/** What a crossing or footway is called: what it is, its road, its side. */
export function nameStreet({ item, roadName, side }: Pick<Street, 'item' | 'roadName' | 'side'>, language: Language): string {
  const sideName = side == null ? null : STREET_SIDE_LABELS[sideOf(side)][language];
  return [ACCESSIBILITY_ITEM_DECLARATIONS[judgedItemOf(item)].labels[language], roadName, sideName]
    .filter((part) => part != null)
    .join(', ');
}

/** Its known deficits in words, and the questions that are open. */
export function describeDeficits(
  street: Pick<Street, 'item' | 'checks'>,
  language: Language,
): { readonly lacks: string[]; readonly open: string[] } {
  const item = judgedItemOf(street.item);
  const checks = street.checks.map(checkOf);
  return {
    lacks: checks.filter(({ finding }) => isDeficit(finding)).map((check) => describeCheck(check, item)[language]),
    open: checks.filter(({ finding }) => finding === 'unknown').map((check) => labelQuestion(check, item)[language]),
  };
}

/** The questions that decide whether somebody can pass, with their answers. @param deciding positions among them */
export function describeDeciding(
  { item, checks }: Pick<Street, 'item' | 'checks'>,
  deciding: readonly number[],
  language: Language,
): string[] {
  return deciding.flatMap((position) => {
    const check = checks[position];
    return check === undefined ? [] : [describeCheck(checkOf(check), judgedItemOf(item))[language]];
  });
}
