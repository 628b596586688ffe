import type { Period, Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { PeriodObject } from '../common/period.ts';
import { JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('NetworkYear')
export class NetworkYearObject {
  @Field(() => Int)
  readonly year!: number;

  @Field(() => Float)
  readonly fatal!: number;

  @Field(() => Float)
  readonly serious!: number;

  @Field(() => Float)
  readonly slight!: number;

  @Field(() => Float, { description: 'Somebody was hurt, and the source does not say how badly.' })
  readonly injury!: number;

  @Field(() => Float)
  readonly damageOnly!: number;

  @Field(() => Float, { description: 'Accidents whose severity is not known.' })
  readonly unknown!: number;
}

@ObjectType('NetworkTotals', { description: 'Accidents of all organisations, each counted once however many hold it.' })
export class NetworkTotalsObject {
  @Field(() => Int, { description: 'Organisations that hold records.' })
  readonly organisations!: number;

  @Field(() => Float, { description: 'Records of all organisations.' })
  readonly records!: number;

  @Field(() => Float)
  readonly accidents!: number;

  @Field(() => Float, { description: 'Records of accidents that another record stands for: records = accidents + duplicates.' })
  readonly duplicates!: number;

  @Field(() => Float, { description: 'Records without a place or a full date, which cannot be compared with others.' })
  readonly notComparable!: number;

  @Field(() => PeriodObject, { nullable: true, description: 'That the records cover; null without records.' })
  readonly period!: Period | null;

  @Field(() => [NetworkYearObject], { description: 'Every year from the first to the last, zeros included.' })
  readonly byYear!: readonly NetworkYearObject[];

  @Field(() => TextObject, { description: 'How accidents are told to be the same.' })
  readonly method!: Text;
}

@ObjectType('AggregateTable')
export class AggregateTableObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TextObject)
  readonly title!: Text;

  @Field(() => [TextObject], { description: 'What the counts of a row are of, one for each count.' })
  readonly columns!: readonly Text[];

  @Field(() => JsonScalar, {
    description: '[{ label: Text, counts: [number or null] }]: null = not shown, since it or another count is small.',
  })
  readonly rows!: readonly { readonly label: Text; readonly counts: readonly (number | null)[] }[];
}

@ObjectType('SharedAggregates', { description: 'The fixed tables that an organisation shows another.' })
export class SharedAggregatesObject {
  @Field(() => PeriodObject, {
    nullable: true,
    description: 'Full calendar years; null where the records cover none, and there is no table.',
  })
  readonly period!: Period | null;

  @Field(() => [AggregateTableObject])
  readonly tables!: readonly AggregateTableObject[];

  @Field(() => TextObject, { description: 'How small counts are protected.' })
  readonly note!: Text;
}
