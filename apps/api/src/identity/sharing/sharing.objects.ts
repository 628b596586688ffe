import type { Text } from '@elektron/domain';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../../common/problem.ts';
import { DateTimeScalar } from '../../common/scalars.ts';
import { TextObject } from '../../common/text.ts';
import { OrganisationEntryObject } from '../organisations/organisation.object.ts';

@ObjectType('Municipality')
export class MunicipalityObject {
  @Field(() => Int)
  readonly id!: number;

  @Field(() => TextObject)
  readonly name!: Text;
}

@ObjectType('SharingGrant', { description: 'What the acting organisation lets another see.' })
export class SharingGrantObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => OrganisationEntryObject)
  readonly recipient!: OrganisationEntryObject;

  /** records | aggregates | evaluations | site-counts */
  @Field()
  readonly kind!: string;

  @Field(() => [MunicipalityObject], { nullable: true, description: 'Null = everywhere.' })
  readonly municipalities!: readonly MunicipalityObject[] | null;

  @Field(() => ID, { nullable: true, description: 'Of site-counts, the ranking whose sites are opened.' })
  readonly runId!: string | null;

  @Field()
  readonly validFrom!: string;

  @Field({ description: 'The first day on which it no longer holds.' })
  readonly validUntil!: string;

  @Field()
  readonly purpose!: string;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly revokedAt!: Date | null;

  @Field({ description: 'Whether it holds now.' })
  readonly live!: boolean;
}

@ObjectType('OpenableRun', { description: 'A ranking whose sites can be opened, and what would leave of it.' })
export class OpenableRunObject {
  @Field(() => ID)
  readonly runId!: string;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => Float, { description: 'Length of the period whose accidents it counts.' })
  readonly years!: number;

  @Field(() => Int, { description: 'Those with known traffic.' })
  readonly sites!: number;

  @Field(() => Int, { description: 'At these.' })
  readonly accidents!: number;
}

@ObjectType('ReceivedGrant', { description: 'What another organisation lets the acting one see now.' })
export class ReceivedGrantObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => OrganisationEntryObject)
  readonly owner!: OrganisationEntryObject;

  /** records | aggregates | evaluations | site-counts */
  @Field()
  readonly kind!: string;

  @Field(() => [MunicipalityObject], { nullable: true, description: 'Null = everywhere.' })
  readonly municipalities!: readonly MunicipalityObject[] | null;

  @Field(() => String, { nullable: true, description: 'Null for standing access.' })
  readonly validUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'Null for standing access.' })
  readonly purpose!: string | null;

  @Field(() => TextObject, { description: "Where the owner's records come from, as readers are told it; empty where it has not said so." })
  readonly attribution!: Text;

  @Field({ description: "In which unit the speed limits of the owner's records are: km/h or mph." })
  readonly speedUnit!: string;

  @Field({ description: "Whether it rests on the owner's policy that road authorities see what lies in their territory." })
  readonly standing!: boolean;
}

@InputType()
export class ShareInput {
  @Field(() => ID)
  readonly recipientId!: string;

  @Field({ description: 'records, aggregates, evaluations or site-counts.' })
  readonly kind!: string;

  @Field(() => [Int], { nullable: true, description: 'Only for records; by default everywhere.' })
  readonly municipalityIds?: number[] | null;

  @Field(() => ID, { nullable: true, description: 'Only for site-counts, which need it: one of openableRuns.' })
  readonly runId?: string | null;

  @Field({ description: 'First day, YYYY-MM-DD; today or later.' })
  readonly validFrom!: string;

  @Field({ description: 'First day on which it no longer holds; at most five years later.' })
  readonly validUntil!: string;

  @Field()
  readonly purpose!: string;
}

@InputType()
export class RevokeSharingInput {
  @Field(() => ID)
  readonly grantId!: string;
}

@ObjectType()
export class SharingGrantPayload {
  @Field(() => SharingGrantObject, { nullable: true })
  readonly grant!: SharingGrantObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
