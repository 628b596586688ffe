import type { Text } from '@elektron/domain';
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { UserErrorObject } from '../../common/problem.ts';
import { TextObject } from '../../common/text.ts';
import { OrganisationEntryObject } from '../organisations/organisation.object.ts';

@ObjectType('Membership')
export class MembershipObject {
  @Field(() => OrganisationEntryObject)
  readonly organisation!: OrganisationEntryObject;

  @Field(() => [String])
  readonly roles!: readonly string[];
}

@ObjectType('Viewer', { description: 'Who is signed in, for whom they act, and what they may do.' })
export class ViewerObject {
  @Field(() => ID)
  readonly personId!: string;

  @Field()
  readonly email!: string;

  @Field()
  readonly displayName!: string;

  @Field()
  readonly language!: string;

  @Field(() => ID, { nullable: true, description: 'Null for whoever belongs to none.' })
  readonly organisationId!: string | null;

  @Field(() => [MembershipObject])
  readonly memberships!: readonly MembershipObject[];

  @Field(() => [String], { description: 'In the acting organisation.' })
  readonly capabilities!: readonly string[];

  @Field()
  readonly steward!: boolean;

  @Field()
  readonly demo!: boolean;

  @Field({ description: 'Whoever signs in elsewhere has none here.' })
  readonly hasPassword!: boolean;

  @Field()
  readonly hasSecondFactor!: boolean;

  @Field(() => Int)
  readonly recoveryCodesLeft!: number;

  @Field({ description: 'The organisation asks for a second factor that this session has not shown: nothing is allowed until then.' })
  readonly secondFactorMissing!: boolean;
}

@ObjectType('DemoAccount', { description: 'An account of the demonstration; its password is no secret.' })
export class DemoAccountObject {
  @Field()
  readonly email!: string;

  @Field()
  readonly password!: string;

  @Field()
  readonly displayName!: string;

  @Field(() => TextObject)
  readonly description!: Text;

  @Field(() => String, { nullable: true, description: 'Short name of the organisation to which it belongs; null for none.' })
  readonly organisation!: string | null;
}

@ObjectType('DemoProgress', { description: 'How much of an organisation of the demonstration is there.' })
export class DemoProgressObject {
  @Field(() => Int)
  readonly partsLoaded!: number;

  @Field(() => Int)
  readonly parts!: number;
}

@ObjectType('DemoOrganisation', { description: 'An organisation of the demonstration.' })
export class DemoOrganisationObject {
  @Field()
  readonly slug!: string;

  @Field(() => TextObject)
  readonly name!: Text;

  @Field(() => TextObject, { description: 'What there is of it.' })
  readonly about!: Text;

  @Field(() => DemoProgressObject, { nullable: true, description: 'Null when nothing more is being loaded.' })
  readonly progress!: DemoProgressObject | null;
}

@ObjectType('SignInOptions', { description: 'What a sign-in page has to offer.' })
export class SignInOptionsObject {
  @Field(() => [DemoOrganisationObject], { description: 'None where this is no demonstration.' })
  readonly demoOrganisations!: readonly DemoOrganisationObject[];

  @Field(() => [DemoAccountObject])
  readonly demoAccounts!: readonly DemoAccountObject[];

  @Field(() => Int)
  readonly passwordMinimum!: number;

  @Field({ description: 'Whether a forgotten password can be replaced by mail.' })
  readonly resetByMail!: boolean;

  @Field(() => String, { nullable: true, description: 'What the other way to sign in is called; null where there is none.' })
  readonly singleSignOnLabel!: string | null;
}

@InputType()
export class SignInInput {
  @Field()
  readonly email!: string;

  @Field()
  readonly password!: string;

  @Field(() => String, { nullable: true, description: 'Of the authenticator app, or a recovery code.' })
  readonly code?: string | null;
}

@ObjectType()
export class SignInPayload {
  @Field(() => ViewerObject, { nullable: true })
  readonly viewer!: ViewerObject | null;

  @Field({ description: 'The password was right; the code of the second factor is still to come.' })
  readonly codeNeeded!: boolean;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class ViewerPayload {
  @Field(() => ViewerObject, { nullable: true })
  readonly viewer!: ViewerObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@InputType()
export class SwitchOrganisationInput {
  @Field(() => ID)
  readonly organisationId!: string;
}

@ObjectType('Session')
export class SessionObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field({ description: 'The one that asks.' })
  readonly current!: boolean;

  @Field()
  readonly secondFactor!: boolean;

  @Field()
  readonly userAgent!: string;

  @Field()
  readonly address!: string;

  @Field(() => GraphQLISODateTime)
  readonly createdAt!: Date;

  @Field(() => GraphQLISODateTime)
  readonly lastSeenAt!: Date;
}

@InputType()
export class SessionInput {
  @Field(() => ID)
  readonly sessionId!: string;
}

@InputType()
export class ChangeProfileInput {
  @Field({ description: 'As others see one.' })
  readonly displayName!: string;

  @Field({ description: 'Of the letters that one is sent: el or en.' })
  readonly language!: string;
}

@InputType()
export class ChangePasswordInput {
  @Field()
  readonly currentPassword!: string;

  @Field()
  readonly newPassword!: string;
}

@ObjectType('SecondFactorDraft')
export class SecondFactorDraftObject {
  @Field()
  readonly secret!: string;

  @Field({ description: 'What the picture for the authenticator app holds.' })
  readonly uri!: string;
}

@ObjectType()
export class SecondFactorDraftPayload {
  @Field(() => SecondFactorDraftObject, { nullable: true })
  readonly draft!: SecondFactorDraftObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class RecoveryCodesPayload {
  @Field(() => [String], { nullable: true, description: 'Shown this once.' })
  readonly recoveryCodes!: readonly string[] | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
