import { COMBINING_WAYS, MOST_COMBINED } from '@elektron/statistics';
import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';

import { AccidentFilterInput } from '../common/accident-filter.input.ts';
import { LibraryFactorInput } from '../evidence/taken-factor.object.ts';

@InputType({ description: 'Accidents, or casualties where the values are per casualty, of one severity in a year without the measure.' })
export class ExpectedNumberInput {
  @Field({ description: 'fatal | serious | slight, and per accident injury | damage-only too.' })
  severity!: string;

  @Field(() => Float)
  perYear!: number;

  @Field(() => Float, { nullable: true, description: 'Of perYear, as empirical Bayes gives it.' })
  standardError?: number | null;
}

@InputType()
export class EffectInput {
  @Field(() => String, { nullable: true, description: 'For which severity; for all without it.' })
  severity?: string | null;

  @Field(() => Float, { description: 'Crash modification factor, 1 = no effect.' })
  factor!: number;

  @Field(() => Float, { nullable: true, description: 'Lower limit of its 95 % interval.' })
  lower?: number | null;

  @Field(() => Float, { nullable: true })
  upper?: number | null;
}

@InputType()
export class ReportingInput {
  @Field()
  severity!: string;

  @Field(() => Float, { description: 'How many there are for each one on record, 1 or more.' })
  factor!: number;
}

@InputType({ description: 'Where the effect of a measure is from: one of the three.' })
export class EffectSourceInput {
  @Field(() => [EffectInput], { nullable: true })
  effects?: EffectInput[] | null;

  @Field(() => String, { nullable: true, description: 'Where the effects are from; with effects it is needed.' })
  effectSource?: string | null;

  @Field(() => ID, { nullable: true, description: 'In place of effects: an own evaluation, of which the recommended method is taken.' })
  evaluationId?: string | null;

  @Field(() => LibraryFactorInput, {
    nullable: true,
    description: 'In place of effects: the factor of the network’s library, with the interval in which the next place would lie.',
  })
  library?: LibraryFactorInput | null;
}

@InputType({ description: 'A place of which a ranking of the network expects a number: a black spot, or a run and a rank.' })
export class ExpectedPlaceInput {
  @Field(() => ID, { nullable: true })
  blackSpotId?: string | null;

  @Field(() => ID, { nullable: true })
  runId?: string | null;

  @Field(() => Int, { nullable: true })
  rank?: number | null;
}

@InputType({ description: 'Something that could be built. All money is in the currency and the prices of the unit values.' })
export class AlternativeInput extends EffectSourceInput {
  @Field()
  name!: string;

  @Field({ description: 'Alternatives of one place exclude each other.' })
  place!: string;

  @Field(() => Float)
  capital!: number;

  @Field(() => Float)
  yearlyMaintenance!: number;

  @Field(() => Float)
  residualValue!: number;

  @Field(() => Int)
  serviceLifeYears!: number;

  @Field(() => [ExpectedNumberInput], { nullable: true })
  numbers?: ExpectedNumberInput[] | null;

  @Field(() => String, { nullable: true, description: 'Where the numbers are from; with numbers it is needed.' })
  numbersSource?: string | null;

  @Field(() => AccidentFilterInput, { nullable: true, description: 'In place of numbers: the own records, with a period.' })
  records?: AccidentFilterInput | null;

  @Field(() => ExpectedPlaceInput, {
    nullable: true,
    description: 'In place of numbers: what empirical Bayes expects of a place; values per accident.',
  })
  expected?: ExpectedPlaceInput | null;

  @Field(() => [EffectSourceInput], {
    nullable: true,
    description: `Effects of what is built along with it, ${MOST_COMBINED} in all at most.`,
  })
  together?: EffectSourceInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: `How several effects become one, which then is needed: ${COMBINING_WAYS.join(', ')}.`,
  })
  combining?: string | null;
}

@InputType()
export class AppraisalInput {
  @Field()
  name!: string;

  @Field(() => Boolean, { nullable: true })
  illustrative?: boolean | null;

  @Field(() => ID)
  valuesId!: string;

  @Field(() => Int, { nullable: true, description: 'Of an own set; its newest without it.' })
  valuesVersion?: number | null;

  @Field(() => Float, { description: 'Real, per year. There is no default; 3 to 5 is usual.' })
  discountRatePercent!: number;

  @Field(() => Float)
  trafficGrowthPercent!: number;

  @Field(() => Float, { description: 'Of traffic in the number of accidents, as in a safety performance function.' })
  trafficExponent!: number;

  @Field(() => Float, { description: 'In the simulation unit values lie evenly within ± so many per cent.' })
  valueSpreadPercent!: number;

  @Field({ description: 'shared | independent: whether effects on severities share their error.' })
  effectsAre!: string;

  @Field(() => [ReportingInput], { nullable: true, description: 'Severities that are not named have the factor 1.' })
  reporting?: ReportingInput[] | null;

  @Field(() => Float, { nullable: true, description: 'For cost of construction; without it no package is chosen.' })
  budget?: number | null;

  @Field(() => [AlternativeInput])
  alternatives!: AlternativeInput[];
}

@InputType()
export class SeverityValueInput {
  @Field()
  severity!: string;

  @Field(() => Float)
  value!: number;
}

@InputType()
export class UnitValuesInput {
  @Field(() => ID, { nullable: true, description: 'The own set of which this is a further version; a new set without it.' })
  setId?: string | null;

  @Field()
  name!: string;

  @Field({ description: 'ISO 3166, two capital letters.' })
  country!: string;

  @Field({ description: 'ISO 4217, three capital letters.' })
  currency!: string;

  @Field(() => Int)
  priceYear!: number;

  @Field({ description: 'per-casualty | per-accident' })
  basis!: string;

  @Field(() => [SeverityValueInput], { description: 'Severities that are not named are not known.' })
  values!: SeverityValueInput[];

  @Field()
  source!: string;
}

@InputType({ description: 'Values of another country: value · (income here / income there)^elasticity.' })
export class TransferInput {
  @Field(() => ID, { nullable: true })
  setId?: string | null;

  @Field()
  name!: string;

  @Field()
  country!: string;

  @Field(() => ID)
  fromId!: string;

  @Field(() => Int, { nullable: true })
  fromVersion?: number | null;

  @Field(() => Float, { description: 'Gross domestic product per head of the country of the values, at purchasing power.' })
  gdpThere!: number;

  @Field(() => Float)
  gdpHere!: number;

  @Field(() => Float, { description: '0.8 to 1.0 is usual.' })
  elasticity!: number;

  @Field()
  gdpSource!: string;
}
