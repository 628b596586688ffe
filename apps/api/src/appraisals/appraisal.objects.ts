import type { Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { WarningObject } from '../common/warning.ts';
import type { AppraisalQuestion } from './appraisal-question.ts';
import { UnitValueSetObject } from './unit-values.objects.ts';

@ObjectType('EconomicFigure')
export class EconomicFigureObject {
  @Field()
  readonly id!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field({ description: 'money | ratio | percent | share | years' })
  readonly unit!: string;

  @Field(() => Float, { nullable: true })
  readonly value!: number | null;

  @Field(() => TextObject, { nullable: true, description: 'Why there is no value.' })
  readonly reason!: Text | null;

  @Field(() => Float, { nullable: true, description: 'Simulated; null for what is not simulated.' })
  readonly lower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly upper!: number | null;
}

@ObjectType('AppraisedRow')
export class AppraisedRowObject {
  @Field()
  readonly severity!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => Float)
  readonly perYear!: number;

  @Field(() => Float)
  readonly reportingFactor!: number;

  @Field(() => Float)
  readonly expected!: number;

  @Field(() => Float)
  readonly factor!: number;

  @Field(() => Float, { nullable: true })
  readonly lower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly upper!: number | null;

  @Field(() => Float, { nullable: true })
  readonly unitValue!: number | null;

  @Field(() => Float, { nullable: true })
  readonly firstYearBenefit!: number | null;
}

@ObjectType('AppraisalSensitivity', { description: 'The appraisal with one input at its two ends, the others held.' })
export class AppraisalSensitivityObject {
  @Field()
  readonly input!: string;

  @Field(() => TextObject)
  readonly labels!: Text;

  @Field(() => Float, {
    nullable: true,
    description: 'Net present value with the input at its lower end; of the effect that is fewer accidents left.',
  })
  readonly netPresentValueAtLower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly netPresentValueAtUpper!: number | null;

  @Field(() => Float, { nullable: true })
  readonly benefitCostRatioAtLower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly benefitCostRatioAtUpper!: number | null;

  @Field(() => TextObject, { nullable: true })
  readonly reason!: Text | null;
}

@ObjectType('AppraisedAlternative')
export class AppraisedAlternativeObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly place!: string;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => Float)
  readonly capital!: number;

  @Field(() => Float)
  readonly yearlyMaintenance!: number;

  @Field(() => Float)
  readonly residualValue!: number;

  @Field(() => Int)
  readonly serviceLifeYears!: number;

  @Field(() => TextObject)
  readonly numbersSource!: Text;

  @Field(() => TextObject)
  readonly effectSource!: Text;

  @Field(() => [AppraisedRowObject])
  readonly rows!: readonly AppraisedRowObject[];

  @Field(() => [EconomicFigureObject])
  readonly figures!: readonly EconomicFigureObject[];

  @Field(() => [AppraisalSensitivityObject])
  readonly sensitivity!: readonly AppraisalSensitivityObject[];
}

@ObjectType('AppraisalLeftOut')
export class AppraisalLeftOutObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TextObject)
  readonly reason!: Text;
}

@ObjectType('IncrementalStep', { description: 'The dearer of two alternatives of a place against the cheaper one that was kept so far.' })
export class IncrementalStepObject {
  @Field(() => ID)
  readonly challengerId!: string;

  @Field(() => ID)
  readonly defenderId!: string;

  @Field(() => Float, { nullable: true })
  readonly incrementalRatio!: number | null;

  @Field(() => TextObject, { nullable: true })
  readonly reason!: Text | null;

  @Field()
  readonly kept!: boolean;
}

@ObjectType('AppraisalComparison')
export class AppraisalComparisonObject {
  @Field()
  readonly place!: string;

  @Field({ description: 'present | annual: as equal sums a year, where the alternatives last for different times.' })
  readonly basis!: string;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => ID, { nullable: true })
  readonly chosenId!: string | null;

  @Field(() => [IncrementalStepObject])
  readonly steps!: readonly IncrementalStepObject[];

  @Field(() => [ID], { description: 'Whose benefit is below their cost.' })
  readonly droppedIds!: readonly string[];

  @Field(() => [AppraisalLeftOutObject])
  readonly leftOut!: readonly AppraisalLeftOutObject[];
}

@ObjectType('AppraisalPackage')
export class AppraisalPackageObject {
  @Field(() => Float)
  readonly budget!: number;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => [ID])
  readonly chosenIds!: readonly string[];

  @Field(() => Float, { description: 'Of construction.' })
  readonly cost!: number;

  @Field(() => Float)
  readonly netPresentValue!: number;

  @Field(() => Float, { description: 'No package is worth more.' })
  readonly upperBound!: number;

  @Field()
  readonly proven!: boolean;

  @Field(() => [AppraisalLeftOutObject])
  readonly leftOut!: readonly AppraisalLeftOutObject[];
}

@ObjectType('Appraisal')
export class AppraisalObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly illustrative!: boolean;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => [WarningObject])
  readonly warnings!: readonly WarningObject[];

  @Field(() => UnitValueSetObject, { description: 'As it was when it was used.' })
  readonly values!: UnitValueSetObject;

  @Field(() => JsonScalar, { description: 'All that repeats it.' })
  readonly question!: AppraisalQuestion;

  @Field(() => Int)
  readonly seed!: number;

  @Field(() => Int)
  readonly draws!: number;

  @Field(() => Float, { description: 'Coverage of the simulated limits, as a share.' })
  readonly level!: number;

  @Field()
  readonly softwareVersion!: string;

  @Field()
  readonly resultDigest!: string;

  @Field(() => [AppraisedAlternativeObject])
  readonly alternatives!: readonly AppraisedAlternativeObject[];

  @Field(() => [AppraisalComparisonObject])
  readonly comparisons!: readonly AppraisalComparisonObject[];

  @Field(() => AppraisalPackageObject, { nullable: true })
  readonly package!: AppraisalPackageObject | null;
}

@ObjectType('AppraisalSummary')
export class AppraisalSummaryObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly illustrative!: boolean;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => TextObject)
  readonly sentence!: Text;
}

@ObjectType('AppraisalPayload')
export class AppraisalPayload {
  @Field(() => AppraisalObject, { nullable: true })
  readonly appraisal!: AppraisalObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
