import type { Text } from '@elektron/domain';
import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../common/text.ts';
import { EvidenceFilterInput } from './evidence.inputs.ts';
import { describeTaken, type TakenFactor } from './taken-factor.ts';

@InputType({ description: 'A factor of the network’s library, as it stands now.' })
export class LibraryFactorInput extends EvidenceFilterInput {
  @Field({ description: 'Of intervention.' })
  kind!: string;
}

@ObjectType('TakenFactor', { description: 'A factor as the library showed it when it was taken.' })
export class TakenFactorObject {
  @Field()
  readonly kind!: string;

  @Field(() => Float)
  readonly factor!: number;

  @Field(() => Float, { description: 'Of the mean, or of the only study.' })
  readonly lower!: number;

  @Field(() => Float)
  readonly upper!: number;

  @Field(() => Float, { nullable: true, description: 'Where the factor at the next place would lie; null with fewer than three studies.' })
  readonly predictedLower!: number | null;

  @Field(() => Float, { nullable: true })
  readonly predictedUpper!: number | null;

  @Field(() => Int)
  readonly studies!: number;

  @Field(() => [TextObject])
  readonly sources!: readonly Text[];

  @Field(() => TextObject)
  readonly sentence!: Text;
}

export function presentTaken(taken: TakenFactor): TakenFactorObject {
  const { kind, factor, interval, prediction, studies, sources } = taken;
  return {
    kind,
    factor,
    lower: interval.lower,
    upper: interval.upper,
    predictedLower: prediction?.lower ?? null,
    predictedUpper: prediction?.upper ?? null,
    studies,
    sources,
    sentence: describeTaken(taken),
  };
}
