import type { Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { ProblemObject, UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';

@ObjectType('ReleaseBlock', { description: 'Whole years, both included.' })
export class ReleaseBlockObject {
  @Field(() => Int)
  readonly from!: number;

  @Field(() => Int)
  readonly to!: number;
}

@ObjectType('ReleaseTerms', { description: 'What a new draft begins with.' })
export class ReleaseTermsObject {
  @Field(() => [Int], { description: 'With accidents, and over.' })
  readonly years!: readonly number[];

  @Field(() => [ReleaseBlockObject])
  readonly proposedBlocks!: readonly ReleaseBlockObject[];

  @Field(() => [ReleaseBlockObject], { description: 'Of all own releases that were ever public.' })
  readonly earlierBlocks!: readonly ReleaseBlockObject[];

  @Field(() => TextObject)
  readonly attribution!: Text;

  @Field({ description: 'Whether somebody must say that data are final, since no recording unit does.' })
  readonly needsDeclaration!: boolean;

  @Field(() => Int, { description: 'Months of the proposed blocks that are not signed off.' })
  readonly openMonths!: number;

  @Field(() => Int, { description: 'Other members who could publish what one proposes.' })
  readonly otherPublishers!: number;
}

@ObjectType('ReleaseEvent')
export class ReleaseEventObject {
  @Field({ description: 'begun | ready | failed | proposed | rejected | published | withdrawn' })
  readonly kind!: string;

  @Field(() => String, { nullable: true })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Null for a machine.' })
  readonly personName!: string | null;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;
}

@ObjectType('ReleaseFinding')
export class ReleaseFindingObject {
  @Field()
  readonly code!: string;

  @Field(() => TextObject)
  readonly message!: Text;
}

@ObjectType('ReleaseUtility', { description: 'How useful a block is. True numbers are behind it.' })
export class ReleaseUtilityObject {
  @Field({ description: 'Its years.' })
  readonly period!: string;

  @Field(() => Int)
  readonly accidents!: number;

  @Field(() => Int, { description: 'With somebody killed or seriously hurt.' })
  readonly severe!: number;

  @Field(() => Float, { nullable: true, description: 'Share of the accidents in areas of 1 km² at most whose total is shown.' })
  readonly accidentsShown!: number | null;

  @Field(() => Float, { nullable: true })
  readonly severeShown!: number | null;

  @Field(() => Float, { nullable: true, description: 'Share of the severe ones that are counted as severe there.' })
  readonly severeShownAsSuch!: number | null;

  @Field(() => Float, { nullable: true })
  readonly medianAreaKm2!: number | null;

  @Field(() => Float, { nullable: true })
  readonly rankCorrelation!: number | null;

  @Field(() => Int)
  readonly shown!: number;

  @Field(() => Int)
  readonly hiddenSmall!: number;

  @Field(() => Int)
  readonly hiddenBeside!: number;
}

@ObjectType('ReleaseChoice', { description: 'A geography, a period or a table that a preview can be of.' })
export class ReleaseChoiceObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TextObject)
  readonly labels!: Text;
}

@ObjectType('ReleaseTable')
export class ReleaseTableObject extends ReleaseChoiceObject {
  @Field(() => [ID])
  readonly geographies!: readonly string[];

  @Field(() => [ID])
  readonly periods!: readonly string[];
}

@ObjectType('ReleaseResult', { description: 'What was computed.' })
export class ReleaseResultObject {
  @Field(() => ID, { description: 'Its name when it is public.' })
  readonly releaseId!: string;

  @Field({ description: 'SHA-256 of what would be public.' })
  readonly digest!: string;

  @Field(() => Int, { description: 'Packed.' })
  readonly bytes!: number;

  @Field()
  readonly auditPassed!: boolean;

  @Field(() => TextObject)
  readonly sentence!: Text;

  @Field(() => [ReleaseFindingObject])
  readonly failures!: readonly ReleaseFindingObject[];

  @Field(() => [ReleaseFindingObject])
  readonly remarks!: readonly ReleaseFindingObject[];

  @Field(() => [ReleaseUtilityObject])
  readonly utility!: readonly ReleaseUtilityObject[];

  @Field(() => [ReleaseChoiceObject])
  readonly geographies!: readonly ReleaseChoiceObject[];

  @Field(() => [ReleaseChoiceObject])
  readonly periods!: readonly ReleaseChoiceObject[];

  @Field(() => [ReleaseTableObject])
  readonly tables!: readonly ReleaseTableObject[];
}

@ObjectType('ReleaseDraft')
export class ReleaseDraftObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'computing | interrupted | failed | ready | proposed | rejected | published | withdrawn' })
  readonly status!: string;

  @Field(() => TextObject)
  readonly statusLabels!: Text;

  @Field(() => [ReleaseBlockObject])
  readonly blocks!: readonly ReleaseBlockObject[];

  @Field(() => Int)
  readonly threshold!: number;

  @Field()
  readonly licence!: string;

  @Field()
  readonly attribution!: string;

  @Field()
  readonly includesBlackSpots!: boolean;

  @Field()
  readonly includesInterventions!: boolean;

  @Field()
  readonly includesBarriers!: boolean;

  @Field()
  readonly illustrative!: boolean;

  @Field(() => Float, { description: 'Share of the computing that is done.' })
  readonly progress!: number;

  @Field()
  readonly cancelRequested!: boolean;

  @Field(() => String, { nullable: true, description: 'Who has asked for it; null for a machine.' })
  readonly personName!: string | null;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;

  @Field(() => [ReleaseEventObject], { description: 'The first one first.' })
  readonly events!: readonly ReleaseEventObject[];

  @Field(() => ProblemObject, { nullable: true, description: 'Why it cannot be published.' })
  readonly problem!: ProblemObject | null;

  @Field({ description: 'Whether whoever asks has proposed it: somebody else must publish it.' })
  readonly isOwnProposal!: boolean;

  @Field(() => ReleaseResultObject, { nullable: true })
  readonly result!: ReleaseResultObject | null;
}

@ObjectType('ReleaseNumber')
export class ReleaseNumberObject {
  @Field(() => Int, { nullable: true, description: 'Null where it is hidden.' })
  readonly count!: number | null;

  @Field(() => String, { nullable: true, description: 'small | beside; null where it is shown, or was repeated from an earlier release.' })
  readonly hiddenBecause!: string | null;
}

@ObjectType('ReleaseArea')
export class ReleaseAreaObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => TextObject, { nullable: true })
  readonly names!: Text | null;

  @Field(() => Float)
  readonly areaKm2!: number;

  @Field(() => String, { description: 'GeoJSON geometry, degrees.' })
  readonly outline!: string;

  @Field(() => [ReleaseNumberObject], { description: 'One for each value of the table, in its order.' })
  readonly numbers!: readonly ReleaseNumberObject[];
}

@ObjectType('ReleaseSite')
export class ReleaseSiteObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'black-spot | intervention' })
  readonly kind!: string;

  @Field(() => TextObject)
  readonly names!: Text;

  @Field(() => Int)
  readonly from!: number;

  @Field(() => Int)
  readonly to!: number;

  @Field(() => Int, { description: 'Rounded.' })
  readonly accidentsAbout!: number;
}

@ObjectType('ReleasePreview', { description: 'What would be public of one geography, table and period.' })
export class ReleasePreviewObject {
  @Field(() => [TextObject], { description: 'Values of the table, in the order of its numbers.' })
  readonly values!: readonly Text[];

  @Field(() => [ReleaseAreaObject])
  readonly areas!: readonly ReleaseAreaObject[];

  @Field(() => [ReleaseSiteObject])
  readonly sites!: readonly ReleaseSiteObject[];

  @Field(() => Int)
  readonly barriers!: number;

  @Field(() => [Float], { description: 'West, south, east, north.' })
  readonly bounds!: readonly number[];
}

@ObjectType('ReleasePayload')
export class ReleasePayload {
  @Field(() => ReleaseDraftObject, { nullable: true })
  readonly release!: ReleaseDraftObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
