import type { CasualtyClass, CasualtyDraft, CasualtySeverity, RoadUser } from '@elektron/domain';

/** So many people of one kind, where a source counts them in the line of their accident and says nothing else of each. */
export interface CountedCasualties {
  /** The source's word for what they suffered. */
  readonly native: string;
  readonly count: number;
  readonly severity: CasualtySeverity | null;
  readonly roadUser?: RoadUser | null;
  readonly casualtyClass?: CasualtyClass | null;
}

/** The worst accidents on record hurt some hundred people; more are a number in a wrong column. */
export const MOST_PEOPLE = 300;

/**
 * One casualty for each person that a line counts; none where there are more than MOST_PEOPLE. They are named by one running order, whatever they
 * suffered: who dies of injuries that last month's file counted as serious is the same person.
 * @param groups all of a line, worst first
 */
export function listCountedCasualties(accidentSourceRecordId: string, groups: readonly CountedCasualties[]): CasualtyDraft[] {
  if (groups.reduce((sum, { count }) => sum + count, 0) > MOST_PEOPLE) return [];
  return groups
    .flatMap((group) => Array.from({ length: group.count }, () => group))
    .map(({ native, severity, roadUser = null, casualtyClass = null }, i) => ({
      kind: 'casualty' as const,
      accidentSourceRecordId,
      unitReference: '',
      casualtyReference: String(i + 1),
      severity,
      severityNative: native,
      casualtyClass,
      roadUser,
      sex: null,
      age: null,
      attributes: {},
    }));
}
