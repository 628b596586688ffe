import type { AccidentFilter, Period, ProblemDetails, Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { PeriodObject } from '../../common/period.ts';
import { UserErrorObject } from '../../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../../common/scalars.ts';
import { TextObject } from '../../common/text.ts';
import { TakenFactorObject } from '../../evidence/taken-factor.object.ts';
import type { EvaluationParameters } from '../evaluation-run.ts';
import { CHECK_STATES } from './design-texts.ts';

@ObjectType('DesignCheck')
export class DesignCheckObject {
  @Field()
  readonly id!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field({ description: CHECK_STATES.join(' | ') })
  readonly state!: string;

  @Field(() => TextObject, { description: 'One sentence with its numbers.' })
  readonly finding!: Text;

  @Field(() => TextObject, { nullable: true, description: 'What to do about it.' })
  readonly advice!: Text | null;

  @Field(() => JsonScalar, { description: 'The numbers that the sentence names.' })
  readonly details!: ProblemDetails;
}

@ObjectType('MethodChoice')
export class MethodChoiceObject {
  @Field()
  readonly methodId!: string;

  @Field(() => TextObject)
  readonly methodLabels!: Text;

  @Field()
  readonly recommended!: boolean;

  @Field(() => [TextObject], { description: 'Why it is the one to read, or why not.' })
  readonly because!: readonly Text[];
}

@ObjectType('PowerOfYears')
export class PowerOfYearsObject {
  @Field(() => Int)
  readonly yearsAfter!: number;

  @Field(() => Float)
  readonly power!: number;
}

@ObjectType('PowerOfEffect')
export class PowerOfEffectObject {
  @Field(() => Float, { description: '0.8 for a fifth fewer accidents.' })
  readonly effect!: number;

  @Field(() => Float)
  readonly power!: number;
}

@ObjectType('StudyOutlook')
export class StudyOutlookObject {
  @Field(() => Float)
  readonly observedPerYear!: number;

  @Field(() => Float, { description: 'What the power rests on: free of the luck that the sites may have been picked for.' })
  readonly expectedPerYear!: number;

  @Field({ description: 'empirical-bayes | observed' })
  readonly basis!: string;

  @Field(() => Float)
  readonly comparisonPerYear!: number;

  @Field(() => Float)
  readonly yearsAfter!: number;

  @Field(() => Float)
  readonly effect!: number;

  @Field(() => Float)
  readonly wantedPower!: number;

  @Field(() => Float, { description: 'Two-sided.' })
  readonly significance!: number;

  @Field(() => Float, { nullable: true, description: 'How often the effect would be found; null where no accident is expected.' })
  readonly power!: number | null;

  @Field(() => Int, { nullable: true, description: 'Whole years after that are enough; null: no number of years to fifteen is.' })
  readonly yearsAfterNeeded!: number | null;

  @Field(() => Float, { nullable: true, description: 'The effect closest to none that is found as often as wanted.' })
  readonly smallestEffect!: number | null;

  @Field(() => TakenFactorObject, { nullable: true, description: 'Where the effect is from; null where somebody typed it.' })
  readonly library!: TakenFactorObject | null;

  @Field(() => [PowerOfYearsObject])
  readonly byYears!: readonly PowerOfYearsObject[];

  @Field(() => [PowerOfEffectObject])
  readonly byEffect!: readonly PowerOfEffectObject[];

  @Field(() => TextObject)
  readonly sentence!: Text;
}

@ObjectType('StudyDesign')
export class StudyDesignObject {
  @Field(() => [DesignCheckObject])
  readonly checks!: readonly DesignCheckObject[];

  @Field({ description: 'Whether a check has failed: there would be no honest number.' })
  readonly refused!: boolean;

  @Field(() => [MethodChoiceObject], { description: 'The recommended one first; empty where the periods do not stand.' })
  readonly methods!: readonly MethodChoiceObject[];

  @Field(() => StudyOutlookObject, { nullable: true })
  readonly outlook!: StudyOutlookObject | null;
}

@ObjectType('PlanWithdrawal')
export class PlanWithdrawalObject {
  @Field()
  readonly reason!: string;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;

  @Field(() => String, { nullable: true })
  readonly madeBy!: string | null;
}

@ObjectType('EvaluationPlan')
export class EvaluationPlanObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => PeriodObject)
  readonly beforePeriod!: Period;

  @Field(() => PeriodObject)
  readonly worksPeriod!: Period;

  @Field(() => PeriodObject)
  readonly afterPeriod!: Period;

  @Field(() => JsonScalar)
  readonly filter!: AccidentFilter;

  @Field(() => JsonScalar)
  readonly parameters!: EvaluationParameters;

  @Field(() => Int)
  readonly sites!: number;

  @Field(() => TextObject)
  readonly methodLabels!: Text;

  @Field(() => StudyOutlookObject, { nullable: true })
  readonly outlook!: StudyOutlookObject | null;

  @Field(() => TextObject, { description: 'Whether the accidents after could be known when it was frozen.' })
  readonly timing!: Text;

  @Field(() => Float)
  readonly dataVersion!: number;

  @Field()
  readonly softwareVersion!: string;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;

  @Field(() => String, { nullable: true, description: 'Null for a machine.' })
  readonly madeBy!: string | null;

  @Field(() => PlanWithdrawalObject, { nullable: true })
  readonly withdrawal!: PlanWithdrawalObject | null;
}

@ObjectType('EvaluationPlanPayload')
export class EvaluationPlanPayload {
  @Field(() => EvaluationPlanObject, { nullable: true })
  readonly plan!: EvaluationPlanObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
