import type { AccidentColumns } from '@elektron/columns';
import { CASUALTY_CLASSES, CASUALTY_SEVERITIES, codeOf, getPeriodDays, ROAD_USERS, SEVERITIES, type Period } from '@elektron/domain';
import { PARTICIPANT_TYPES, type AccidentParticipants, type ParticipantType } from '@elektron/spatial-analysis';

const PEDESTRIAN = codeOf(ROAD_USERS, 'pedestrian');
const BICYCLE = codeOf(ROAD_USERS, 'bicycle');
const ON_FOOT = codeOf(CASUALTY_CLASSES, 'pedestrian');
const bitOf = (code: number): number => 1 << (code - 1);

/** For whom an accident stands of which no casualty is on record; nobody was hurt in the others. */
const PERSON_OF: Readonly<Record<number, keyof PersonArrays>> = {
  [codeOf(SEVERITIES, 'fatal')]: 'dead',
  [codeOf(SEVERITIES, 'serious')]: 'serious',
  [codeOf(SEVERITIES, 'slight')]: 'slight',
  [codeOf(SEVERITIES, 'injury')]: 'slight',
};

interface PersonArrays {
  readonly dead: Uint16Array;
  readonly serious: Uint16Array;
  readonly slight: Uint16Array;
}

/**
 * What rules ask of some accidents. Whoever was hurt, and nobody knows how badly, counts as slightly injured.
 * @param accidents indices into the columns; the answer is index by index of them
 */
export function readParticipants(columns: AccidentColumns, accidents: Uint32Array, period: Period): AccidentParticipants {
  return {
    earliestDay: Int32Array.from(accidents, (i) => columns.earliestDay[i]!),
    latestDay: Int32Array.from(accidents, (i) => columns.latestDay[i]!),
    endDay: getPeriodDays(period).end,
    types: readTypes(columns, accidents),
    ...readPersons(columns, accidents),
    vulnerable: readVulnerable(columns, accidents),
  };
}

/** Whoever is on foot or on a bicycle tells the type; else how many vehicles there were. */
function readTypes({ roadUserMask, units, count }: AccidentColumns, accidents: Uint32Array): Int8Array {
  const vehicles = new Uint16Array(count);
  for (let k = 0; k < units.count; k += 1) vehicles[units.accident[k]!]! += 1;
  const typeOf = (i: number): ParticipantType | null => {
    if (roadUserMask[i]! & bitOf(PEDESTRIAN)) return 'pedestrian';
    if (roadUserMask[i]! & bitOf(BICYCLE)) return 'bicycle';
    if (vehicles[i] === 0) return null;
    return vehicles[i] === 1 ? 'single-vehicle' : 'several-vehicles';
  };
  return Int8Array.from(accidents, (i) => {
    const type = typeOf(i);
    return type === null ? -1 : PARTICIPANT_TYPES.indexOf(type);
  });
}

function readPersons(columns: AccidentColumns, accidents: Uint32Array): Pick<AccidentParticipants, 'persons' | 'personsAssumed'> {
  const persons: PersonArrays = {
    dead: Uint16Array.from(accidents, (i) => columns.killed[i]!),
    serious: Uint16Array.from(accidents, (i) => columns.seriouslyInjured[i]!),
    slight: Uint16Array.from(accidents, (i) => columns.slightlyInjured[i]! + columns.otherCasualties[i]!),
  };
  const personsAssumed = new Uint8Array(accidents.length);
  for (const [point, i] of accidents.entries()) {
    const stands = PERSON_OF[columns.severity[i]!];
    if (stands === undefined || persons.dead[point]! + persons.serious[point]! + persons.slight[point]! > 0) continue;
    persons[stands][point] = 1;
    personsAssumed[point] = 1;
  }
  return { persons, personsAssumed };
}

const DEAD = codeOf(CASUALTY_SEVERITIES, 'fatal');
const SERIOUS = codeOf(CASUALTY_SEVERITIES, 'serious');

function readVulnerable({ casualties, count }: AccidentColumns, accidents: Uint32Array): PersonArrays {
  const make = (): Uint16Array => new Uint16Array(accidents.length);
  const vulnerable: PersonArrays = { dead: make(), serious: make(), slight: make() };
  const pointOf = new Int32Array(count).fill(-1);
  for (const [point, i] of accidents.entries()) pointOf[i] = point;
  const { accident, severity, casualtyClass, roadUser } = casualties;
  for (let k = 0; k < casualties.count; k += 1) {
    const point = pointOf[accident[k]!]!;
    const isVulnerable = casualtyClass[k] === ON_FOOT || roadUser[k] === PEDESTRIAN || roadUser[k] === BICYCLE;
    if (point < 0 || !isVulnerable) continue;
    const own = severity[k] === DEAD ? 'dead' : severity[k] === SERIOUS ? 'serious' : 'slight';
    vulnerable[own][point]! += 1;
  }
  return vulnerable;
}
