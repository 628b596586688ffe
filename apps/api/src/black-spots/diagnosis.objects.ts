import type { AccidentFilter, Text } from '@elektron/domain';
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { AccidentObject } from '../accidents/accident.object.ts';
import { JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('DiagnosedFactor', { description: 'Something that accidents have, at the place and among its peers.' })
export class DiagnosedFactorObject {
  @Field(() => TextObject, { description: 'What it is a value of.' })
  readonly group!: Text;

  @Field(() => TextObject)
  readonly value!: Text;

  @Field(() => Int)
  readonly here!: number;

  @Field(() => Int, { description: 'Accidents here of which it is known.' })
  readonly hereKnown!: number;

  @Field(() => Int)
  readonly hereUnknown!: number;

  @Field(() => Int)
  readonly elsewhere!: number;

  @Field(() => Int)
  readonly elsewhereKnown!: number;

  @Field(() => Float, { nullable: true, description: 'Null where every accident here has it, or nothing varies.' })
  readonly oddsRatio!: number | null;

  @Field(() => Float)
  readonly oddsRatioLower!: number;

  @Field(() => Float, { nullable: true, description: 'Null: no upper limit exists.' })
  readonly oddsRatioUpper!: number | null;

  @Field(() => Float, { description: 'Of as many or more here where place and peers do not differ; Fisher’s exact test.' })
  readonly pValue!: number;

  @Field(() => Float, { nullable: true, description: 'Adjusted for all factors tested; null where no outcome could have shown anything.' })
  readonly qValue!: number | null;

  @Field()
  readonly overRepresented!: boolean;

  @Field(() => TextObject, { nullable: true, description: 'Null for what is not over-represented.' })
  readonly sentence!: Text | null;
}

@ObjectType('DiagnosedSeverity')
export class DiagnosedSeverityObject {
  @Field()
  readonly severity!: string;

  @Field(() => Int)
  readonly count!: number;

  @Field(() => Float, { nullable: true, description: 'Of the accidents whose severity is known; null where there are none.' })
  readonly share!: number | null;

  @Field(() => Float, { nullable: true })
  readonly shareLower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly shareUpper!: number | null;
}

@ObjectType('BlackSpotDiagnosis')
export class BlackSpotDiagnosisObject {
  @Field(() => JsonScalar)
  readonly filter!: AccidentFilter;

  @Field(() => Float)
  readonly dataVersion!: number;

  @Field(() => Int)
  readonly accidents!: number;

  @Field(() => Int, { description: 'Under the filter, of which it is not known where they were.' })
  readonly notLocated!: number;

  @Field(() => Int)
  readonly peers!: number;

  @Field(() => TextObject, { description: 'With what the place was compared.' })
  readonly peersText!: Text;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => Float, { description: 'Of the intervals and the false discovery rate, as a share.' })
  readonly level!: number;

  @Field(() => Int)
  readonly tested!: number;

  @Field(() => [DiagnosedFactorObject], {
    description: 'Those that were tested, by q, then those of which no outcome could have shown anything.',
  })
  readonly factors!: readonly DiagnosedFactorObject[];

  @Field(() => Int, { description: 'Factors of which no outcome could have shown anything.' })
  readonly untested!: number;

  @Field(() => [DiagnosedSeverityObject])
  readonly severities!: readonly DiagnosedSeverityObject[];

  @Field(() => Int)
  readonly unknownSeverity!: number;

  @Field(() => [Int], { description: 'From Monday 0:00 hour by hour; the last of accidents whose weekday or hour is not known.' })
  readonly hoursOfWeek!: readonly number[];

  @Field(() => [AccidentObject], { description: 'The newest of them, at most 200.' })
  readonly listed!: readonly AccidentObject[];
}
