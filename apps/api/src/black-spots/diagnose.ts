import { countFactors, countHoursOfWeek, findPlaceKind, selectKind, type AccidentColumns, type PlaceKind } from '@elektron/columns';
import { FACTOR_GROUPS, HOURS_PER_WEEK, SEVERITIES, type FactorGroup, type Severity, type Text } from '@elektron/domain';
import { findOverRepresented, proportionInterval, type ComparedShare, type ConfidenceInterval } from '@elektron/statistics';

import type { AccidentsAtPlace } from './find-at-place.ts';

/** Of every interval and of the false discovery rate. */
export const DIAGNOSIS_LEVEL = 0.95;

/** A value of a group of factors, here and among the peers. */
export interface DiagnosedFactor extends ComparedShare {
  readonly group: FactorGroup;
  readonly value: Text;
  /** Accidents here of which the group is not known. */
  readonly unknown: number;
}

export interface SeverityShare {
  readonly severity: Severity;
  readonly count: number;
  /** Of the accidents whose severity is known; null where there are none. */
  readonly share: number | null;
  readonly interval: ConfidenceInterval | null;
}

/** Why a place has its accidents, as far as they tell. */
export interface Diagnosis {
  readonly accidents: number;
  readonly notLocated: number;
  /** What most accidents of the place say that it is; null where they do not say. */
  readonly placeKind: PlaceKind | null;
  readonly peers: number;
  /** Every factor, in the order of the lists. */
  readonly factors: readonly DiagnosedFactor[];
  readonly tested: number;
  readonly severities: readonly SeverityShare[];
  readonly unknownSeverity: number;
  /** By hour and weekday in the order of the dimension; the last is of those of which either is not known. */
  readonly hoursOfWeek: readonly number[];
}

/** Compares the accidents of a place with those of peers: all others of the same kind of place, under the same filter. */
export function diagnose(columns: AccidentColumns, { inside, outside, notLocated }: AccidentsAtPlace): Diagnosis {
  const placeKind = findPlaceKind(columns, inside);
  const peers = selectKind(columns, outside, placeKind);
  const severities = countSeverities(columns, inside);
  return {
    accidents: inside.length,
    notLocated,
    placeKind,
    peers: peers.length,
    ...compareFactors(columns, inside, peers),
    ...severities,
    hoursOfWeek: Array.from(countHoursOfWeek(columns, inside, HOURS_PER_WEEK)),
  };
}

function compareFactors(columns: AccidentColumns, inside: Uint32Array, peers: Uint32Array): Pick<Diagnosis, 'factors' | 'tested'> {
  const [here, there] = [countFactors(columns, inside), countFactors(columns, peers)];
  const asked = FACTOR_GROUPS.flatMap((group, at) =>
    group.values.map((value, position) => ({
      group,
      value,
      unknown: here[at]!.unknown,
      shares: {
        first: here[at]!.counts[position]!,
        firstTotal: here[at]!.known,
        second: there[at]!.counts[position]!,
        secondTotal: there[at]!.known,
      },
    })),
  );
  const { compared, tested } = findOverRepresented(
    asked.map(({ shares }) => shares),
    DIAGNOSIS_LEVEL,
  );
  return { factors: asked.map((factor, index) => ({ ...factor, ...compared[index]! })), tested };
}

function countSeverities(columns: AccidentColumns, inside: Uint32Array): Pick<Diagnosis, 'severities' | 'unknownSeverity'> {
  const [counted] = countFactors(columns, inside).filter(({ group }) => group === 'severity');
  const known = counted!.known;
  const severities = SEVERITIES.map((severity, position) => {
    const count = counted!.counts[position]!;
    return {
      severity,
      count,
      share: known === 0 ? null : count / known,
      interval: known === 0 ? null : proportionInterval(count, known, DIAGNOSIS_LEVEL),
    };
  });
  return { severities, unknownSeverity: counted!.unknown };
}
