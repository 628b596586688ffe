import type { Text } from './language.ts';
import { ASSESSMENT_PARAMETERS, type AssessmentNumbers } from './network-assessment-parameters.ts';
import { parseParameters, type ParameterValues } from './parameter-declaration.ts';
import { Problem } from './problem.ts';
import { ROAD_CLASSES } from './road-class.ts';
import { roadClassKey } from './road-filter.ts';
import { UNKNOWN_KEY } from './accident-dimension.ts';

/*
 * The network-wide road safety assessment, as far as accidents can say it: every section of the roads that are covered in one of three classes, or in
 * none with the reason. Thresholds and what is covered are choices of whoever asks; each answer and file says which were used.
 */

/** The method whose runs are assessed. */
export const ASSESSED_METHOD = 'network-screening';

/** What the class of a road suggests of whether it is covered. It is a proposal: which roads are “primary”, each state lists. */
export const COVERAGE_PROPOSALS = ['likely', 'check', 'unlikely'] as const;
export type CoverageProposal = (typeof COVERAGE_PROPOSALS)[number];

export const COVERAGE_PROPOSAL_LABELS: Readonly<Record<CoverageProposal, Text>> = {
  likely: { el: 'Πιθανώς υπάγεται', en: 'Likely covered' },
  check: { el: 'Να ελεγχθεί', en: 'To be checked' },
  unlikely: { el: 'Πιθανώς δεν υπάγεται', en: 'Likely not covered' },
};

/** Classes that are taken as covered where nobody says otherwise. */
const LIKELY_CLASSES: readonly string[] = ['motorway', 'trunk'];
const CLASSES_TO_CHECK: readonly string[] = ['primary', UNKNOWN_KEY];

/** @param roadClass as it is stored; null where the source says none */
export function proposeCoverage(roadClass: string | null): CoverageProposal {
  const key = roadClassKey(roadClass);
  if (LIKELY_CLASSES.includes(key)) return 'likely';
  return CLASSES_TO_CHECK.includes(key) ? 'check' : 'unlikely';
}

/** Which roads are taken as covered: those of some classes, and what was decided road by road. */
export interface CoverageChoice {
  /** As they are stored, and `unknown` for roads of no known class. */
  readonly classes: readonly string[];
  /** Roads as `keyOfRoad` writes them: covered, whatever is said of their class. */
  readonly covered: readonly string[];
  /** Not covered, whatever is said of their class. */
  readonly notCovered: readonly string[];
}

const BEFORE_CLASS = '|';

/** One road: its name, or its number where it has no name, as the run calls it, and its class. `A1|motorway`, `Lane|unknown`. */
export function keyOfRoad(roadName: string, roadClass: string | null): string {
  return `${roadName}${BEFORE_CLASS}${roadClassKey(roadClass)}`;
}

export interface AssessmentQuestion extends CoverageChoice {
  readonly numbers: AssessmentNumbers;
}

/** What somebody has written of an assessment; what is left out has its default. */
export interface WrittenAssessment extends Partial<CoverageChoice> {
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** More roads than so many nobody decides one by one. */
const MOST_ROADS = 500;
const LONGEST_NAME = 200;

const KNOWN_CLASSES: readonly string[] = [...ROAD_CLASSES, UNKNOWN_KEY];

/** @throws Problem PARAMETER_UNKNOWN, PARAMETER_OUT_OF_RANGE, INPUT_INVALID for classes that are none, for a road without its class, and for one on both lists */
export function parseAssessment({
  parameters = {},
  classes = LIKELY_CLASSES,
  covered = [],
  notCovered = [],
}: WrittenAssessment): AssessmentQuestion {
  const strange = classes.find((roadClass) => !KNOWN_CLASSES.includes(roadClass));
  if (strange !== undefined) throw new Problem('INPUT_INVALID', { field: 'classes', value: strange.slice(0, LONGEST_NAME) });
  for (const [field, names] of Object.entries({ covered, notCovered })) requireRoads(field, names);
  const both = covered.find((name) => notCovered.includes(name));
  if (both !== undefined) throw new Problem('INPUT_INVALID', { field: 'notCovered', value: both });
  return {
    numbers: toNumbers(parseParameters(ASSESSMENT_PARAMETERS, parameters)),
    classes: KNOWN_CLASSES.filter((roadClass) => classes.includes(roadClass)),
    covered: [...new Set(covered)].sort(),
    notCovered: [...new Set(notCovered)].sort(),
  };
}

function requireRoads(field: string, names: readonly string[]): void {
  const wrong = names.find((name) => !isRoad(name));
  if (wrong !== undefined) throw new Problem('INPUT_INVALID', { field, value: wrong.slice(0, LONGEST_NAME) });
  if (names.length > MOST_ROADS) throw new Problem('INPUT_INVALID', { field, value: `${names.length} (0–${MOST_ROADS})` });
}

function isRoad(key: string): boolean {
  const end = key.lastIndexOf(BEFORE_CLASS);
  const name = key.slice(0, Math.max(end, 0));
  return name.trim() !== '' && name.length <= LONGEST_NAME && KNOWN_CLASSES.includes(key.slice(end + 1));
}

function toNumbers(values: ParameterValues): AssessmentNumbers {
  const of = (name: keyof AssessmentNumbers): number => values[name] as number;
  return {
    timesOfPeers: of('timesOfPeers'),
    highPercent: of('highPercent'),
    lowPercent: of('lowPercent'),
    fewestAccidents: of('fewestAccidents'),
    fewestPredicted: of('fewestPredicted'),
  };
}

/** THE parameters of an address that say an assessment of a run. */
export const COVERAGE_PARAMETERS = ['classes', 'covered', 'notCovered'] as const;
export const ASSESSMENT_ADDRESS: readonly string[] = [...ASSESSMENT_PARAMETERS.map(({ name }) => name), ...COVERAGE_PARAMETERS];

/** Names in one parameter: parted by commas, so that a comma of a name is written as `%2C`. */
export function formatNames(names: readonly string[]): string {
  return names.map((name) => name.replaceAll('%', '%25').replaceAll(',', '%2C')).join(',');
}

export function parseNames(text: string): string[] {
  return text
    .split(',')
    .filter((name) => name !== '')
    .map((name) => name.replaceAll('%2C', ',').replaceAll('%25', '%'));
}

/** @param read what stands in the address; null for nothing @throws Problem as `parseAssessment` */
export function readAssessment(read: (parameter: string) => string | null): AssessmentQuestion {
  const numbers = ASSESSMENT_PARAMETERS.flatMap(({ name }) => {
    const text = read(name);
    return text === null || text === '' ? [] : [[name, text] as const];
  });
  const lists = COVERAGE_PARAMETERS.flatMap((name) => {
    const text = read(name);
    return text === null ? [] : [[name, parseNames(text)] as const];
  });
  return parseAssessment({ parameters: Object.fromEntries(numbers), ...(Object.fromEntries(lists) as Partial<CoverageChoice>) });
}

/** The inverse: all of it, so that a later default changes nothing of an address that was kept. */
export function formatAssessment({ numbers, ...coverage }: AssessmentQuestion): [string, string][] {
  return [
    ...Object.entries(numbers).map(([name, value]): [string, string] => [name, String(value)]),
    ...COVERAGE_PARAMETERS.map((name): [string, string] => [name, formatNames(coverage[name])]),
  ];
}

/** Whether a run ranks the sections of the organisation's own roads. */
export function canBeAssessed({ methodId, parameters }: { readonly methodId: string; readonly parameters: unknown }): boolean {
  const { sites } = (parameters ?? {}) as { readonly sites?: unknown };
  return methodId === ASSESSED_METHOD && typeof sites !== 'number';
}
