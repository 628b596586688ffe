import type { Text } from '@elektron/domain';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLISODateTime } from '@nestjs/graphql';

import { UserErrorObject } from '../../common/problem.ts';
import { TextObject } from '../../common/text.ts';
import { CreateOrganisationInput } from '../organisations/organisation.object.ts';

@ObjectType('Member')
export class MemberObject {
  @Field(() => ID)
  readonly personId!: string;

  @Field()
  readonly email!: string;

  @Field()
  readonly displayName!: string;

  @Field(() => [String])
  readonly roles!: readonly string[];

  @Field()
  readonly hasSecondFactor!: boolean;

  @Field(() => GraphQLISODateTime)
  readonly joinedAt!: Date;
}

@ObjectType('PendingInvitation')
export class PendingInvitationObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly email!: string;

  @Field(() => [String])
  readonly roles!: readonly string[];

  @Field(() => GraphQLISODateTime)
  readonly createdAt!: Date;

  @Field(() => GraphQLISODateTime)
  readonly expiresAt!: Date;
}

@ObjectType('Invitation')
export class InvitationObject {
  @Field()
  readonly email!: string;

  @Field(() => String, { nullable: true, description: 'To be handed to the person, shown this once; null where it went by mail.' })
  readonly path!: string | null;
}

@ObjectType()
export class InvitationPayload {
  @Field(() => InvitationObject, { nullable: true })
  readonly invitation!: InvitationObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class MembersPayload {
  @Field(() => [MemberObject], { nullable: true })
  readonly members!: readonly MemberObject[] | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@InputType()
export class InviteInput {
  @Field()
  readonly email!: string;

  @Field(() => [String])
  readonly roles!: string[];
}

@InputType()
export class InvitationInput {
  @Field(() => ID)
  readonly invitationId!: string;
}

@InputType()
export class ChangeRolesInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => [String])
  readonly roles!: string[];
}

@InputType()
export class MemberInput {
  @Field(() => ID)
  readonly personId!: string;
}

@ObjectType('ApiToken')
export class ApiTokenObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field()
  readonly name!: string;

  @Field(() => [String])
  readonly capabilities!: readonly string[];

  @Field(() => GraphQLISODateTime)
  readonly createdAt!: Date;

  @Field(() => GraphQLISODateTime)
  readonly expiresAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  readonly lastUsedAt!: Date | null;
}

@InputType()
export class CreateApiTokenInput {
  @Field()
  readonly name!: string;

  @Field(() => [String])
  readonly capabilities!: string[];

  @Field(() => Int)
  readonly days!: number;
}

@InputType()
export class ApiTokenInput {
  @Field(() => ID)
  readonly tokenId!: string;
}

@ObjectType()
export class ApiTokenPayload {
  @Field(() => String, { nullable: true, description: 'Shown this once.' })
  readonly token!: string | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType('OpenLink', { description: 'What a link that opens once is for.' })
export class OpenLinkObject {
  @Field({ description: 'setup | invitation | reset' })
  readonly purpose!: string;

  @Field(() => String, { nullable: true })
  readonly email!: string | null;

  @Field(() => TextObject, { nullable: true })
  readonly organisationName!: Text | null;

  @Field()
  readonly hasAccount!: boolean;

  @Field({ description: 'Whoever asks is signed in as the one who is meant: the password is not asked for.' })
  readonly forViewer!: boolean;
}

@InputType()
export class AcceptLinkInput {
  @Field()
  readonly secret!: string;

  @Field({ description: 'A new one; of somebody who has an account, theirs; of whoever is signed in as the one who is meant, any.' })
  readonly password!: string;

  @Field(() => String, { nullable: true })
  readonly displayName?: string | null;

  @Field(() => String, { nullable: true })
  readonly language?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the first administrator, whose link knows no address.' })
  readonly email?: string | null;

  @Field(() => CreateOrganisationInput, { nullable: true, description: 'The first administrator’s organisation.' })
  readonly organisation?: CreateOrganisationInput | null;
}

@ObjectType()
export class AcceptLinkPayload {
  @Field(() => String, { nullable: true, description: 'The address to sign in with.' })
  readonly email!: string | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class DonePayload {
  @Field(() => Boolean, { nullable: true })
  readonly done!: boolean | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
