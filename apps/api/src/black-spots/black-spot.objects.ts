import type { AccidentFilter, Period } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { PeriodObject } from '../common/period.ts';
import type { PolygonGeometry } from '../common/plane.ts';
import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { SeverityCountsObject } from '../hotspots/hotspot-run.objects.ts';

@ObjectType('BlackSpotFigures')
export class BlackSpotFiguresObject {
  @Field(() => Int)
  readonly accidents!: number;

  @Field(() => SeverityCountsObject)
  readonly severities!: SeverityCountsObject;

  @Field(() => PeriodObject, { nullable: true, description: 'Null where the organisation had no accident at all.' })
  readonly period!: Period | null;

  @Field(() => Float, { nullable: true })
  readonly years!: number | null;

  @Field(() => Float, { nullable: true })
  readonly accidentsPerYear!: number | null;
}

@ObjectType('BlackSpotEvent', { description: 'A line of the history of a case; written once.' })
export class BlackSpotEventObject {
  @Field(() => Int)
  readonly eventNo!: number;

  @Field({ description: 'accepted, step, note, taken-on, given-up, appointed, relieved, intervention, document-added or document-removed' })
  readonly kind!: string;

  @Field(() => String, { nullable: true })
  readonly fromStatus!: string | null;

  @Field(() => String, { nullable: true })
  readonly toStatus!: string | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD' })
  readonly happenedOn!: string | null;

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => String, { nullable: true })
  readonly decisionNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The road authority that the case was handed to.' })
  readonly authority!: string | null;

  @Field(() => String, { nullable: true, description: 'First day of the works, YYYY-MM-DD.' })
  readonly worksStart!: string | null;

  @Field(() => ID, { nullable: true })
  readonly interventionId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The document that was added or removed.' })
  readonly documentId!: string | null;

  @Field(() => String, { nullable: true })
  readonly documentName!: string | null;

  @Field(() => String, { nullable: true, description: 'Null for the installation itself.' })
  readonly personName!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Who was made responsible, as they are called today; null for other kinds, and for somebody whom the installation no longer knows.',
  })
  readonly appointeeName!: string | null;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;
}

@ObjectType('BlackSpotKeeper', { description: 'Somebody who can be made responsible for a case.' })
export class BlackSpotKeeperObject {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => String, { nullable: true })
  readonly name!: string | null;
}

@ObjectType('BlackSpotStep', { description: 'What may be done next.' })
export class BlackSpotStepObject {
  @Field()
  readonly to!: string;

  @Field(() => [String], { description: 'reason, decision-number, authority, works-start' })
  readonly needs!: readonly string[];

  @Field({ description: 'Back to where the case was, or taken up again.' })
  readonly back!: boolean;
}

@ObjectType('BlackSpotDocument', { description: 'Attached to a case; its contents are at `path`.' })
export class BlackSpotDocumentObject {
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
}

@ObjectType('PlannedEvaluation')
export class PlannedEvaluationObject {
  @Field(() => Int)
  readonly afterYears!: number;

  @Field({ description: 'YYYY-MM-DD' })
  readonly dueOn!: string;

  @Field()
  readonly isDue!: boolean;
}

@ObjectType('BlackSpot', { description: 'A place that the organisation has accepted as a black spot, and how the case stands.' })
export class BlackSpotObject {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly status!: string;

  @Field({ description: 'Nobody has anything left to do.' })
  readonly ended!: boolean;

  @Field({ description: 'Not real: to be shown loudly.' })
  readonly illustrative!: boolean;

  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => Float, { nullable: true, description: 'Null where there is an outline.' })
  readonly radiusMeters!: number | null;

  @Field(() => JsonScalar, { nullable: true, description: 'GeoJSON Polygon in degrees; null where there is a radius.' })
  readonly outline!: PolygonGeometry | null;

  @Field(() => ID, { nullable: true, description: 'The run whose hotspot was accepted; null where somebody drew the place.' })
  readonly runId!: string | null;

  @Field(() => Int, { nullable: true })
  readonly hotspotRank!: number | null;

  @Field(() => JsonScalar)
  readonly filter!: AccidentFilter;

  @Field(() => Float)
  readonly dataVersion!: number;

  @Field(() => BlackSpotFiguresObject, { description: 'As they were when the place was accepted.' })
  readonly figures!: BlackSpotFiguresObject;

  @Field(() => DateTimeScalar)
  readonly createdAt!: Date;

  @Field(() => ID, { nullable: true })
  readonly responsibleId!: string | null;

  @Field(() => String, { nullable: true })
  readonly responsibleName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'active, may-not (without the right to keep the register) or gone (cannot sign in here); null for nobody.',
  })
  readonly responsibleStanding!: string | null;

  @Field({ description: 'The case is open, and nobody who could do something is responsible.' })
  readonly needsResponsible!: boolean;

  @Field(() => String, { nullable: true })
  readonly decisionNumber!: string | null;

  @Field(() => PeriodObject, { nullable: true })
  readonly works!: Period | null;

  @Field(() => ID, { nullable: true })
  readonly interventionId!: string | null;

  @Field(() => [PlannedEvaluationObject], { description: 'Of the works; none before them.' })
  readonly evaluations!: readonly PlannedEvaluationObject[];

  @Field(() => [BlackSpotStepObject])
  readonly steps!: readonly BlackSpotStepObject[];

  @Field(() => [BlackSpotEventObject], { description: 'The history, the first event first.' })
  readonly events!: readonly BlackSpotEventObject[];

  @Field(() => [BlackSpotDocumentObject], { description: 'The first added first.' })
  readonly documents!: readonly BlackSpotDocumentObject[];
}

@ObjectType('BlackSpotPayload')
export class BlackSpotPayload {
  @Field(() => BlackSpotObject, { nullable: true })
  readonly blackSpot!: BlackSpotObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
