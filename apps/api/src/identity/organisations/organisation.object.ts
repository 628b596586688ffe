import type { Text } from '@elektron/domain';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { TextObject } from '../../common/text.ts';
import { UserErrorObject } from '../../common/problem.ts';

@ObjectType('Organisation')
export class OrganisationObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly slug!: string;

  /** municipality | police | region | research | network */
  @Field()
  readonly kind!: string;

  @Field(() => TextObject)
  readonly name!: Text;

  @Field()
  readonly timeZone!: string;

  @Field(() => Int)
  readonly srid!: number;

  @Field()
  readonly speedUnit!: string;

  @Field(() => TextObject)
  readonly attribution!: Text;

  @Field(() => String, { nullable: true })
  readonly basemapUrl!: string | null;

  @Field(() => String, { nullable: true })
  readonly basemapAttribution!: string | null;

  @Field()
  readonly softwareVersion!: string;
}

@ObjectType('OrganisationEntry', { description: 'An organisation in a list: who it is, and nothing of what it holds.' })
export class OrganisationEntryObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly slug!: string;

  @Field()
  readonly kind!: string;

  @Field(() => TextObject)
  readonly name!: Text;
}

@ObjectType('AwaitedManager', { description: 'Who was invited to manage an organisation that nobody has managed yet.' })
export class AwaitedManagerObject {
  @Field(() => OrganisationEntryObject)
  readonly organisation!: OrganisationEntryObject;

  @Field({ description: 'As a steward has written it down.' })
  readonly email!: string;

  @Field(() => GraphQLISODateTime, { description: 'Until when the link opens.' })
  readonly expiresAt!: Date;

  @Field({ description: 'Whether the link opens now.' })
  readonly live!: boolean;
}

@ObjectType('OrganisationSettings')
export class OrganisationSettingsObject {
  @Field()
  readonly defaultLanguage!: string;

  @Field({ description: 'Whether road authorities see the records that lie in their territory.' })
  readonly standingAccess!: boolean;

  @Field()
  readonly secondFactorRequired!: boolean;

  @Field(() => Int, { description: 'Days after its import after which an uploaded file is deleted.' })
  readonly uploadRetentionDays!: number;

  @Field(() => Int, { nullable: true, description: 'Null = for good.' })
  readonly auditRetentionDays!: number | null;

  @Field({ description: 'What becomes of an imported accident outside of the boundary: warning or held.' })
  readonly outsideBoundary!: string;

  @Field(() => Int, { description: 'From which confidence places found by words may be accepted together, in hundredths.' })
  readonly placeConfidence!: number;

  @Field({ description: 'Whether members are written to about months that are past their due day.' })
  readonly monthLetters!: boolean;
}

@InputType()
export class OrganisationSettingsInput {
  @Field()
  readonly defaultLanguage!: string;

  @Field()
  readonly standingAccess!: boolean;

  @Field()
  readonly secondFactorRequired!: boolean;

  @Field(() => Int)
  readonly uploadRetentionDays!: number;

  @Field(() => Int, { nullable: true })
  readonly auditRetentionDays?: number | null;

  @Field(() => String, { nullable: true, description: 'warning or held; as it is by default.' })
  readonly outsideBoundary?: string | null;

  @Field(() => Int, { nullable: true, description: '50 to 100; as it is by default.' })
  readonly placeConfidence?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'As it is by default.' })
  readonly monthLetters?: boolean | null;
}

@InputType()
export class CreateOrganisationInput {
  @Field()
  readonly slug!: string;

  @Field()
  readonly nameEl!: string;

  @Field()
  readonly nameEn!: string;

  @Field(() => String, { nullable: true, description: 'By default municipality.' })
  readonly kind?: string | null;

  @Field(() => String, { nullable: true, description: 'By default Europe/Athens.' })
  readonly timeZone?: string | null;

  @Field(() => Int, { nullable: true, description: 'EPSG code of a grid in metres; by default 2100, the Greek one.' })
  readonly srid?: number | null;

  @Field(() => String, { nullable: true, description: 'km/h or mph; by default km/h.' })
  readonly speedUnit?: string | null;
}

@InputType()
export class CreateOrganisationWithManagerInput extends CreateOrganisationInput {
  @Field({ description: 'Who is invited to manage it.' })
  readonly managerEmail!: string;
}

@InputType()
export class RenewManagerInvitationInput {
  @Field(() => ID)
  readonly organisationId!: string;
}

@ObjectType()
export class OrganisationSettingsPayload {
  @Field(() => OrganisationSettingsObject, { nullable: true })
  readonly settings!: OrganisationSettingsObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
