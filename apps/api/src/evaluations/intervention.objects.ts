import type { AccidentFilter, Period, Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { PeriodObject } from '../common/period.ts';
import { UserErrorObject } from '../common/problem.ts';
import { JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import type { InterventionShape } from './intervention-shape.ts';

@ObjectType('SitePoint')
export class SitePointObject {
  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;
}

@ObjectType('InterventionCost')
export class InterventionCostObject {
  @Field(() => Float, { nullable: true, description: 'To build it, once.' })
  readonly capital!: number | null;

  @Field(() => Float, { nullable: true, description: 'To keep it, in a year.' })
  readonly yearly!: number | null;

  @Field({ description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => Int, { nullable: true })
  readonly priceYear!: number | null;
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

  @Field(() => JsonScalar, { nullable: true, description: 'Lines or areas, as GeoJSON (MultiLineString or MultiPolygon) in degrees.' })
  readonly shape!: InterventionShape | null;

  @Field(() => String, { nullable: true, description: 'Why there; null for one from before this was asked.' })
  readonly selectionReason!: string | null;

  @Field(() => TextObject, { nullable: true })
  readonly selectionReasonLabels!: Text | null;

  @Field()
  readonly selectionNote!: string;

  @Field(() => InterventionCostObject, { nullable: true })
  readonly cost!: InterventionCostObject | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Which accidents it is aimed at: an accident filter.' })
  readonly targetFilter!: AccidentFilter | null;

  @Field(() => Int, { description: '1 as it was entered, one more with each correction.' })
  readonly version!: number;
}

@ObjectType('InterventionPayload')
export class InterventionPayload {
  @Field(() => InterventionObject, { nullable: true })
  readonly intervention!: InterventionObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType('InterventionChange', { description: 'What a correction has changed; who did it is in the audit trail.' })
export class InterventionChangeObject {
  @Field(() => Int, { description: 'Of the statement that was replaced.' })
  readonly version!: number;

  @Field(() => Date)
  readonly replacedAt!: Date;

  @Field(() => [String], { description: 'Names of the members of an intervention that are different since.' })
  readonly changed!: readonly string[];

  @Field(() => InterventionObject, { description: 'What it said until then.' })
  readonly former!: InterventionObject;
}

@ObjectType('InterventionDocument', { description: 'Attached to an intervention; its contents are at `path`.' })
export class InterventionDocumentObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly mediaType!: string;

  @Field(() => Int)
  readonly sizeBytes!: number;

  @Field()
  readonly path!: string;

  @Field(() => Date)
  readonly addedAt!: Date;
}

@ObjectType('InterventionDocumentsPayload')
export class InterventionDocumentsPayload {
  @Field(() => [InterventionDocumentObject], { nullable: true, description: 'Those that it has since.' })
  readonly documents!: readonly InterventionDocumentObject[] | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
