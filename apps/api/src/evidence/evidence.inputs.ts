import { EVIDENCE_KINDS, EVIDENCE_OUTCOMES, MOST_QUALITY_POINTS, Problem, type EvidenceKind } from '@elektron/domain';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';

import { EVERY_STUDY, EVIDENCE_ORIGINS, type EvidenceFilter } from './evidence-study.ts';

@InputType()
export class EvidenceFilterInput {
  @Field(() => String, { nullable: true, description: `${EVIDENCE_OUTCOMES.join(', ')}; every one where nothing is said.` })
  outcome?: string | null;

  @Field(() => String, { nullable: true, description: `${EVIDENCE_ORIGINS.join(', ')}; all where nothing is said.` })
  origin?: string | null;

  @Field(() => Float, { nullable: true, description: 'Studies with fewer points of quality, and those without, are left out.' })
  leastPoints?: number | null;
}

/** @throws Problem INPUT_INVALID */
export function toEvidenceFilter(input: EvidenceFilterInput | null): EvidenceFilter {
  const { outcome = null, origin = null, leastPoints = null } = input ?? {};
  if (leastPoints !== null && !(leastPoints >= 0 && leastPoints <= MOST_QUALITY_POINTS)) throw invalid('leastPoints', String(leastPoints));
  return {
    outcome: outcome === null ? null : oneOf('outcome', outcome, EVIDENCE_OUTCOMES),
    origin: origin === null ? EVERY_STUDY.origin : oneOf('origin', origin, EVIDENCE_ORIGINS),
    leastPoints,
  };
}

/** @throws Problem INPUT_INVALID */
export function toEvidenceKind(kind: string): EvidenceKind {
  return oneOf('kind', kind, EVIDENCE_KINDS);
}

function oneOf<Word extends string>(field: string, given: string, known: readonly Word[]): Word {
  const found = known.find((word) => word === given);
  if (found === undefined) throw invalid(field, `${given.slice(0, 50)} (${known.join(', ')})`);
  return found;
}

function invalid(field: string, value: string): Problem {
  return new Problem('INPUT_INVALID', { field, value });
}

@InputType()
export class DecideOnEvidenceInput {
  @Field(() => ID, { description: 'A finished evaluation of the organisation.' })
  runId!: string;

  @Field({ description: '`contributed` or `withheld`; to withhold what was contributed is to withdraw it.' })
  decision!: string;
}

@InputType()
export class DecideOnFactorInput {
  @Field(() => ID)
  factorId!: string;

  @Field({ description: '`contributed`: the whole network sees it; `withheld`: the own organisation alone.' })
  decision!: string;
}

@InputType()
export class EnterPublishedFactorInput {
  @Field({ description: EVIDENCE_KINDS.join(', ') })
  kind!: string;

  @Field(() => Float, { description: '1 = no effect.' })
  factor!: number;

  @Field(() => Float, { nullable: true, description: 'Of the factor; or else the limits of its interval.' })
  standardError?: number | null;

  @Field(() => Float, { nullable: true })
  lower?: number | null;

  @Field(() => Float, { nullable: true })
  upper?: number | null;

  @Field(() => Float, { nullable: true, description: 'Coverage of the interval as a share; 0.95 where nothing is said.' })
  level?: number | null;

  @Field({ description: EVIDENCE_OUTCOMES.join(', ') })
  outcome!: string;

  @Field(() => String, { nullable: true, description: 'Roads and road users that it holds for.' })
  appliesTo?: string | null;

  @Field({ description: 'Authors, title, where it was published.' })
  citation!: string;

  @Field(() => Int)
  publishedYear!: number;

  @Field(() => String, { nullable: true })
  url?: string | null;

  @Field(() => Float, { nullable: true, description: 'Points of quality as the source prints them, 0 to 150.' })
  qualityPoints?: number | null;
}

@InputType()
export class RetirePublishedFactorInput {
  @Field(() => ID)
  factorId!: string;
}
