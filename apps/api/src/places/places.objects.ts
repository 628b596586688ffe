import type { Text } from '@elektron/domain';
import type { FoundBy } from '@elektron/geocoding';
import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { AccidentObject } from '../accidents/accident.object.ts';
import { PageInfo } from '../common/paging.ts';
import { PERSONAL } from '../common/personal-field.ts';
import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import type { OpenReason } from './place-proposal.ts';
import type { PlacesAccount } from './places.service.ts';
import type { PresentedPlace, UnplacedAccident } from './place-queue.service.ts';
import { FOUND_BY_LABELS, NOT_PLACED_LABELS } from './place-texts.ts';

@ObjectType('NotPlacedCount')
export class NotPlacedCountObject {
  @Field()
  readonly reason!: string;

  @Field(() => TextObject)
  readonly label!: Text;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('Placement', { description: 'Places that one person has accepted together.' })
export class PlacementObject {
  @Field(() => ID)
  readonly placementId!: string;

  @Field(() => Int)
  readonly placed!: number;

  @Field(() => Int, { description: 'Of them, those that have not been withdrawn.' })
  readonly standing!: number;

  @Field(() => String, { nullable: true, middleware: [PERSONAL] })
  readonly person!: string | null;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;

  @Field({ middleware: [PERSONAL] })
  readonly reason!: string;
}

@ObjectType('PlaceSearch', { description: 'How far the search for places has come.' })
export class PlaceSearchObject {
  @Field(() => Int, { description: 'Accidents that were read and looked for.' })
  readonly done!: number;

  @Field(() => Int, { description: 'Of so many; 0 as long as that is not known.' })
  readonly total!: number;

  @Field({ description: 'It did not come to its end; it is tried again after a minute.' })
  readonly hasFailed!: boolean;
}

@ObjectType('PlacesAccount', { description: 'The accidents without a place.' })
export class PlacesAccountObject {
  @Field(() => Int)
  readonly total!: number;

  @Field(() => Int, { description: 'Of them, those with one candidate at or above the threshold: they may be accepted together.' })
  readonly ready!: number;

  @Field(() => Int, { description: 'Of the others, those with candidates.' })
  readonly proposed!: number;

  @Field(() => Int, { description: 'Those that somebody has left for later; they are neither ready nor proposed.' })
  readonly skipped!: number;

  @Field(() => PlaceSearchObject, {
    nullable: true,
    description: 'Of a search that goes on: until it is over, nothing is ready, proposed or skipped.',
  })
  readonly searching!: PlaceSearchObject | null;

  @Field(() => Float, { description: 'From which confidence places may be accepted together, 0 to 1; a setting of the organisation.' })
  readonly threshold!: number;

  @Field(() => [NotPlacedCountObject])
  readonly reasons!: readonly NotPlacedCountObject[];

  @Field(() => [PlacementObject], { description: 'The newest first.' })
  readonly placements!: readonly PlacementObject[];
}

@ObjectType('PlaceCandidate', { description: 'A place that the words may mean.' })
export class PlaceCandidateObject {
  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => Float, { description: 'Share of places found like this one that lie within 50 m of where they should, 0 to 1.' })
  readonly confidence!: number;

  @Field()
  readonly foundBy!: string;

  @Field(() => TextObject)
  readonly foundByLabel!: Text;

  @Field({ description: 'rows: the organisation’s own accidents; network: its road network' })
  readonly source!: string;

  @Field(() => [String], { description: 'As they are written there.' })
  readonly streets!: readonly string[];

  @Field(() => Int, { description: 'Accidents of the same description.' })
  readonly rows!: number;

  @Field(() => Int, { description: 'Of them, those that lie there.' })
  readonly agreeing!: number;

  @Field({ description: 'It lies outside of the organisation’s boundary.' })
  readonly outside!: boolean;
}

@ObjectType('PlaceWord')
export class PlaceWordObject {
  @Field()
  readonly word!: string;

  @Field(() => TextObject)
  readonly label!: Text;

  @Field()
  readonly text!: string;
}

@ObjectType('PlaceSkip')
export class PlaceSkipObject {
  @Field(() => String, { nullable: true, middleware: [PERSONAL] })
  readonly person!: string | null;

  @Field(() => DateTimeScalar)
  readonly skippedAt!: Date;
}

@ObjectType('UnplacedAccident', { description: 'An accident without a place, with all that helps to find it.' })
export class UnplacedAccidentObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => Int)
  readonly revision!: number;

  @Field(() => AccidentObject)
  readonly accident!: AccidentObject;

  @Field(() => [PlaceWordObject], { middleware: [PERSONAL] })
  readonly words!: readonly PlaceWordObject[];

  @Field(() => TextObject, { nullable: true, description: 'Why the first candidate is not accepted together with others.' })
  readonly reason!: Text | null;

  @Field(() => [PlaceCandidateObject], { description: 'The surest first.' })
  readonly candidates!: readonly PlaceCandidateObject[];

  @Field(() => PlaceSkipObject, { nullable: true, description: 'Who has left it for later, and when.' })
  readonly skipped!: PlaceSkipObject | null;
}

@ObjectType()
export class UnplacedAccidentEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => UnplacedAccidentObject)
  readonly node!: UnplacedAccidentObject;
}

@ObjectType()
export class UnplacedAccidentConnection {
  @Field(() => [UnplacedAccidentEdge])
  readonly edges!: readonly UnplacedAccidentEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Int)
  readonly totalCount!: number;

  @Field({ description: 'What was found is not known yet; see PlacesAccount.' })
  readonly searching!: boolean;
}

@InputType()
export class AcceptPlacesInput {
  @Field(() => Int, {
    description: 'How many places were shown to whoever says yes; where it is another number by now, nothing is placed.',
  })
  expectedCount!: number;

  @Field()
  reason!: string;
}

@InputType()
export class UndoPlacementInput {
  @Field(() => ID)
  placementId!: string;
}

@InputType()
export class PlaceAccidentInput {
  @Field(() => ID)
  accidentId!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field({ description: 'Whether the place is one of the candidates, as they were shown.' })
  isCandidate!: boolean;

  @Field()
  reason!: string;

  @Field(() => Int, { description: 'The accident’s revision as it was seen.' })
  expectedRevision!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Says that the place may lie outside of the organisation’s boundary.' })
  isOutsideAccepted!: boolean;
}

@InputType()
export class SkipPlaceInput {
  @Field(() => ID)
  accidentId!: string;
}

@ObjectType()
export class SkipPlacePayload {
  @Field(() => Boolean, { nullable: true })
  readonly done!: boolean | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class PlacesPayload {
  @Field(() => Int, { nullable: true, description: 'How many accidents it concerns.' })
  readonly count!: number | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

@ObjectType()
export class PlaceAccidentPayload {
  @Field(() => Int, { nullable: true, description: 'By it withdrawCorrection takes the place back.' })
  readonly correctionNo!: number | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}

export function toAccountObject({ reasons, ...account }: PlacesAccount): PlacesAccountObject {
  return { ...account, reasons: reasons.map(({ reason, count }) => ({ reason, count, label: labelOfReason(reason) })) };
}

export function toUnplacedObject({ accident, reason, candidates, ...unplaced }: UnplacedAccident): UnplacedAccidentObject {
  return {
    ...unplaced,
    accident,
    reason: reason === null ? null : labelOfReason(reason),
    candidates: candidates.map((candidate: PresentedPlace) => ({ ...candidate, foundByLabel: labelOfFinding(candidate.foundBy) })),
  };
}

const labelOfReason = (reason: OpenReason): Text => NOT_PLACED_LABELS[reason];
const labelOfFinding = (foundBy: FoundBy): Text => FOUND_BY_LABELS[foundBy];
