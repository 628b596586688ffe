import type { Period, Text } from '@elektron/domain';
import { Field, Float, ID, ObjectType } from '@nestjs/graphql';

import { PeriodObject } from '../common/period.ts';
import { UserErrorObject } from '../common/problem.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('SitePoint')
export class SitePointObject {
  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;
}

@ObjectType('Intervention')
export class InterventionObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TextObject)
  readonly name!: Text;

  @Field()
  readonly kind!: string;

  @Field(() => TextObject, { description: 'The name of its kind; one beyond the catalogue as it was written.' })
  readonly kindLabels!: Text;

  @Field(() => [SitePointObject])
  readonly sites!: readonly SitePointObject[];

  @Field(() => PeriodObject)
  readonly worksPeriod!: Period;

  @Field(() => Boolean, { nullable: true, description: 'Whether the places were chosen for their many accidents; null = not known.' })
  readonly selectedForHighCounts!: boolean | null;

  @Field({ description: 'Not real: to be shown loudly.' })
  readonly illustrative!: boolean;

  @Field()
  readonly source!: string;

  @Field(() => TextObject)
  readonly note!: Text;
}

@ObjectType('InterventionPayload')
export class InterventionPayload {
  @Field(() => InterventionObject, { nullable: true })
  readonly intervention!: InterventionObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
