import { parseAccidentFilter, type AccidentDimensionId, type AccidentFilter } from '@elektron/domain';
import { Field, Float, InputType } from '@nestjs/graphql';

import { AccidentDimensionIdEnum } from './domain-enums.ts';

@InputType({ description: 'A half-open window of whole days [start, end), as YYYY-MM-DD.' })
export class PeriodInput {
  @Field()
  start!: string;

  @Field()
  end!: string;
}

@InputType({ description: 'Alternatives of one dimension; "unknown" is a value too.' })
export class SelectionInput {
  @Field(() => AccidentDimensionIdEnum)
  dimension!: AccidentDimensionId;

  @Field(() => [String])
  values!: string[];
}

@InputType({ description: 'Which accidents are meant. All parts must hold; the values of one part are alternatives.' })
export class AccidentFilterInput {
  @Field(() => PeriodInput, { nullable: true })
  period?: PeriodInput | null;

  @Field(() => [Float], { nullable: true, description: 'West, south, east, north in degrees.' })
  area?: number[] | null;

  @Field(() => [SelectionInput], { nullable: true })
  selections?: SelectionInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Areas of the organisation: `3` for all of collection 3, `3.12` for its twelfth.' })
  within?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Surroundings of points of interest: `4~150` for 150 m around any of collection 4, `4.7~150` around its seventh.',
  })
  near?: string[] | null;
}

/**
 * The domain's filter in its canonical form; no input means every accident.
 * @throws Problem FILTER_VALUE_UNKNOWN, PERIOD_EMPTY, INPUT_INVALID, AREA_INVALID
 */
export function toAccidentFilter(input: AccidentFilterInput | null | undefined): AccidentFilter {
  return parseAccidentFilter(input ?? {});
}
