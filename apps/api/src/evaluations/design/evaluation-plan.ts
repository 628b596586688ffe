import { reachesBeyond } from '@elektron/columns';
import type { AccidentFilter, Period } from '@elektron/domain';
import type { BeforeAfterMethodId } from '@elektron/statistics';

import { formatCanonicalJson } from '../../common/canonical-json.ts';
import type { Position } from '../../common/plane.ts';
import type { EvaluationQuestion } from '../evaluation-question.ts';
import type { EvaluationParameters } from '../evaluation-run.ts';
import { PLAN_PARTS, type PlanPart, type PlanStanding, type PlanTiming } from './plan-standing.ts';
import type { StudyOutlook } from './study-outlook.ts';

/** What was meant to be done, before it was known what comes out. */
export interface EvaluationPlan {
  readonly planId: string;
  readonly interventionId: string;
  readonly parameters: EvaluationParameters;
  readonly filter: AccidentFilter;
  /** Degrees, as the intervention had them. */
  readonly sites: readonly Position[];
  readonly methodId: BeforeAfterMethodId;
  readonly outlook: StudyOutlook | null;
  /** What the records covered then, half-open. */
  readonly records: Period;
  readonly dataVersion: number;
  readonly softwareVersion: string;
  readonly madeAt: Date;
  /** Null for a machine. */
  readonly madeBy: string | null;
  readonly withdrawal: PlanWithdrawal | null;
}

/** Who and when the database fills in. */
export type NewEvaluationPlan = Omit<EvaluationPlan, 'madeAt' | 'madeBy' | 'withdrawal'>;

export interface PlanWithdrawal {
  readonly reason: string;
  readonly madeAt: Date;
  readonly madeBy: string | null;
}

/** What is not the asker's choice, or stands in a run for another reason. */
const NOT_COMPARED: ReadonlySet<string> = new Set([
  'otherInterventionIds',
  'otherInterventionVersions',
  'interventionVersion',
  'filterPeriodDropped',
  'recordingChanges',
  'roadVersions',
  'trafficFound',
  'plan',
]);
const PART_OF_FIELD: Readonly<Record<string, PlanPart>> = {
  beforePeriod: 'before',
  afterPeriod: 'after',
  worksPeriod: 'works',
  filter: 'outcome',
  measure: 'outcome',
  chosenBy: 'outcome',
  parameters: 'parameters',
  roadSites: 'references',
};

/** What a run does otherwise than its plan: every field of the question, the sites and the method. */
export function compareWithPlan(
  plan: EvaluationPlan,
  question: EvaluationQuestion,
  { sites, isDrawn, method }: { readonly sites: readonly Position[]; readonly isDrawn: boolean; readonly method: BeforeAfterMethodId },
): PlanStanding {
  const planned: Readonly<Record<string, unknown>> = { ...plan.parameters, filter: plan.filter };
  const asked: Readonly<Record<string, unknown>> = { ...question };
  // A plan that takes traffic from count sites says which, and not what they will say.
  const isFound = (field: string): boolean => field === 'traffic' && question.trafficNear !== undefined;
  const fields = [...new Set([...Object.keys(planned), ...Object.keys(asked)])].filter(
    (field) => !NOT_COMPARED.has(field) && !isFound(field),
  );
  const departed = new Set(fields.filter((field) => !isSame(planned[field], asked[field])).map(partOf));
  if (!isSame(ordered(plan.sites), ordered(sites))) departed.add('sites');
  // Of lines and areas a plan knows which version they were of.
  if (isDrawn && planned['interventionVersion'] !== asked['interventionVersion']) departed.add('sites');
  if (plan.methodId !== method) departed.add('method');
  return {
    planId: plan.planId,
    frozenAt: plan.madeAt.toISOString(),
    timing: timingOf(plan, question.afterPeriod),
    departures: (Object.keys(PLAN_PARTS) as PlanPart[]).filter((part) => departed.has(part)),
    withdrawn: plan.withdrawal !== null,
  };
}

/** A field that a later version asks for is told by its name: all that say what a site is begin with "site". */
function partOf(field: string): PlanPart {
  return PART_OF_FIELD[field] ?? (field.startsWith('site') ? 'width' : 'other');
}

/** Absent and null are one: a field that was not asked for. */
function isSame(a: unknown, b: unknown): boolean {
  return formatCanonicalJson(a ?? null) === formatCanonicalJson(b ?? null);
}

function ordered(sites: readonly Position[]): readonly Position[] {
  return [...sites].sort(([a, b], [c, d]) => a - c || b - d);
}

export function timingOf({ records }: Pick<EvaluationPlan, 'records'>, after: Period): PlanTiming {
  if (records.end <= after.start) return 'before-data';
  return reachesBeyond(after, records) ? 'some-data' : 'after-data';
}

/** The plan that counts: the latest that stands, or else the latest of all. */
export function findCountingPlan(plans: readonly EvaluationPlan[]): EvaluationPlan | null {
  const latest = [...plans].sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime() || (a.planId < b.planId ? -1 : 1));
  return latest.find(({ withdrawal }) => withdrawal === null) ?? latest[0] ?? null;
}
