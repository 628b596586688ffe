import { QUALITY_PARTS, type QualityPartId, type QualityPoints } from '@elektron/domain';

/** What the score of an evaluation rests on. */
export interface ScoredFacts {
  /** Before and after, at the treated sites (count). */
  readonly accidents: number;
  readonly treatedSites: number;
  readonly referenceSites: number;
  /** Of the shorter of the two periods. */
  readonly years: number;
  readonly method: string;
  /** Whether the places were chosen for their many accidents; `null` = not known. */
  readonly selectedForHighCounts: boolean | null;
  readonly ratio: number;
  readonly logVariance: number;
}

type Steps = readonly (readonly [from: number, points: number])[];

const ACCIDENTS: Steps = [[500, 25], [200, 20], [100, 15], [50, 10], [20, 5]]; // prettier-ignore
const SITES: Steps = [[30, 15], [15, 10], [5, 5]]; // prettier-ignore
const YEARS: Steps = [[3, 15], [2, 10], [1, 5]]; // prettier-ignore
const REFERENCES: Steps = [[30, 15], [10, 10], [1, 5]]; // prettier-ignore
/** Two-sided quantiles of the normal distribution at 95 % and 90 %. */
const DISTANCES: Steps = [[1.96, 20], [1.645, 10]]; // prettier-ignore
const METHODS: Readonly<Record<string, number>> = { 'empirical-bayes': 40, 'comparison-group': 25, naive: 5 };
const SELECTION_POINTS = 20;
/** A whole number of days is hardly ever a whole number of years: three years are 1,095 or 1,096 days. */
const YEAR_ROUNDING = 0.005;

/** Points of an evaluation in the order of QUALITY_PARTS, by the rules that stand there; `null` where what a part asks for is not known. */
export function scoreQuality(facts: ScoredFacts): QualityPoints {
  const points: Readonly<Record<QualityPartId, number | null>> = {
    accidents: stepOf(ACCIDENTS, facts.accidents),
    sites: stepOf(SITES, facts.treatedSites),
    years: stepOf(YEARS, facts.years + YEAR_ROUNDING),
    method: METHODS[facts.method] ?? null,
    selection: scoreSelection(facts),
    reference: stepOf(REFERENCES, facts.referenceSites),
    significance: stepOf(DISTANCES, Math.abs(Math.log(facts.ratio)) / Math.sqrt(facts.logVariance)),
  };
  return QUALITY_PARTS.map(({ id }) => points[id]);
}

/** Only empirical Bayes takes the luck away that sites chosen for many accidents have had. */
function scoreSelection({ method, selectedForHighCounts }: ScoredFacts): number | null {
  if (method === 'empirical-bayes' || selectedForHighCounts === false) return SELECTION_POINTS;
  return selectedForHighCounts === null ? null : 0;
}

function stepOf(steps: Steps, value: number): number {
  return steps.find(([from]) => value >= from)?.[1] ?? 0;
}
