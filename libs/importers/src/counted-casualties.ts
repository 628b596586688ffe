import type { CasualtyClass, CasualtyDraft, CasualtySeverity, RoadUser } from '@elektron/domain';

/** So many people of one kind, where a source counts them in the line of their accident and says nothing else of each. */
export interface CountedCasualties {
  /** The source's word for what they suffered; names them within their accident. */
  readonly native: string;
  readonly count: number;
  readonly severity: CasualtySeverity | null;
  readonly roadUser?: RoadUser | null;
  readonly casualtyClass?: CasualtyClass | null;
}

/** One casualty for each person that a line counts. */
export function listCountedCasualties(accidentSourceRecordId: string, groups: readonly CountedCasualties[]): CasualtyDraft[] {
  return groups.flatMap(({ native, count, severity, roadUser = null, casualtyClass = null }) =>
    Array.from({ length: count }, (_, i) => ({
      kind: 'casualty' as const,
      accidentSourceRecordId,
      unitReference: '',
      casualtyReference: `${native} ${i + 1}`,
      severity,
      severityNative: native,
      casualtyClass,
      roadUser,
      sex: null,
      age: null,
      attributes: {},
    })),
  );
}
