import type { EvidenceDecision, EvidenceKind, Text } from '@elektron/domain';
import type { ConfidenceInterval } from '@elektron/statistics';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { WarningObject } from '../common/warning.ts';
import { IntervalObject } from '../evaluations/interval.object.ts';
import type { PresentedContribution, PresentedPart, PresentedStudy } from './present-evidence.ts';
import type { PresentedPooling } from './present-pooled.ts';

@ObjectType('EvidenceEntry', { description: 'What is known of the effect of one kind of intervention: a line of the library of factors.' })
export class EvidenceEntryObject {
  @Field(() => String)
  readonly kind!: EvidenceKind;

  @Field(() => TextObject)
  readonly kindLabels!: Text;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => Int, { description: 'How many are pooled.' })
  readonly studies!: number;

  @Field(() => Int)
  readonly publishedStudies!: number;

  @Field(() => Int, { description: 'That have contributed or entered them.' })
  readonly organisations!: number;

  @Field(() => Int, { description: 'Evaluated interventions of the network that are not contributed.' })
  readonly withheld!: number;

  @Field(() => Int)
  readonly undecided!: number;

  @Field(() => Float, { nullable: true, description: 'Factor of accidents, 1 = no effect: of one study, or the mean of random effects.' })
  readonly factor!: number | null;

  @Field(() => IntervalObject, { nullable: true })
  readonly confidenceInterval!: ConfidenceInterval | null;

  @Field(() => IntervalObject, { nullable: true, description: 'Where the factor of a further place would lie; from three studies on.' })
  readonly predictionInterval!: ConfidenceInterval | null;

  @Field(() => Float, { nullable: true, description: 'Fewest points of quality among the studies, of 150.' })
  readonly lowestPoints!: number | null;

  @Field(() => Float, { nullable: true })
  readonly highestPoints!: number | null;

  @Field(() => Int, { description: 'Studies that have points.' })
  readonly scoredStudies!: number;

  @Field(() => [TextObject], { description: 'Of each study the organisation, or the publication; of an own one the intervention.' })
  readonly sources!: readonly Text[];
}

@ObjectType('KindEvidence')
export class KindEvidenceObject {
  @Field(() => EvidenceEntryObject)
  readonly entry!: EvidenceEntryObject;

  @Field(() => JsonScalar, { description: 'Each study with its organisation, factor, weights, quality and source.' })
  readonly studies!: readonly PresentedStudy[];

  @Field(() => JsonScalar, {
    description: 'Fixed and random effects, heterogeneity, leave-one-out, funnel, with reasons for what is missing.',
  })
  readonly pooled!: PresentedPooling;

  @Field(() => [WarningObject])
  readonly notices!: readonly WarningObject[];
}

@ObjectType('MadeEvidenceDecision')
export class MadeDecisionObject {
  @Field(() => String)
  readonly decision!: EvidenceDecision;

  @Field(() => String, { nullable: true })
  readonly personName!: string | null;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;
}

/** What would leave, as it is shown before somebody decides. */
export type ShownContribution = Omit<PresentedContribution, 'runId'> & {
  /** Observed to expected. */
  readonly ratio: number;
  /** Of the logarithm of the ratio. */
  readonly logStandardError: number;
  readonly outcomeLabels: Text;
  readonly parts: readonly PresentedPart[];
  readonly points: number;
  readonly possible: number;
};

@ObjectType('EvidenceChoice', { description: 'Whether an evaluation is contributed to the network’s evidence, and what leaves with it.' })
export class EvidenceChoiceObject {
  @Field(() => ID)
  readonly runId!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What leaves beside the organisation’s name; null where nothing can.' })
  readonly contribution!: ShownContribution | null;

  @Field(() => TextObject, { nullable: true, description: 'Why it cannot be contributed.' })
  readonly reason!: Text | null;

  @Field({ description: 'Whether there is anything to decide: not of an example.' })
  readonly isOpen!: boolean;

  @Field(() => [MadeDecisionObject], { description: 'The latest first: the first counts.' })
  readonly decisions!: readonly MadeDecisionObject[];
}

@ObjectType('PublishedFactor')
export class PublishedFactorObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly kind!: EvidenceKind;

  @Field(() => Float)
  readonly factor!: number;

  @Field(() => Float)
  readonly standardError!: number;

  @Field({ description: 'Whether the whole network sees it.' })
  readonly isContributed!: boolean;
}

@ObjectType('EvidenceCount')
export class EvidenceCountObject {
  @Field(() => String)
  readonly kind!: EvidenceKind;

  @Field(() => TextObject)
  readonly kindLabels!: Text;

  @Field(() => Int)
  readonly contributed!: number;

  @Field(() => Int)
  readonly withheld!: number;

  @Field(() => Int)
  readonly undecided!: number;
}

@ObjectType('EvidenceChoicePayload')
export class EvidenceChoicePayload {
  @Field(() => EvidenceChoiceObject, { nullable: true })
  readonly choice!: EvidenceChoiceObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType('PublishedFactorPayload')
export class PublishedFactorPayload {
  @Field(() => PublishedFactorObject, { nullable: true })
  readonly factor!: PublishedFactorObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
