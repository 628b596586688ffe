import type {
  AccessibilityItem,
  AccessibilityMeasures,
  FeatureCondition,
  FeatureState,
  ObservationMethod,
  StreetSide,
  Text,
} from '@elektron/domain';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import {
  AccessibilityItemEnum,
  enumOf,
  FeatureConditionEnum,
  FeatureStateEnum,
  ObservationMethodEnum,
  StreetSideEnum,
} from '../../common/domain-enums.ts';
import { UserErrorObject } from '../../common/problem.ts';
import { TextObject } from '../../common/text.ts';
import { STREET_OUTCOMES, type StreetEntry, type StreetOutcome, type StreetReason, type StreetResult } from './street-entry.ts';

const StreetOutcomeEnum = enumOf(STREET_OUTCOMES);
registerEnumType(StreetOutcomeEnum, {
  name: 'StreetOutcome',
  description:
    'RECORDED: on record, or was until somebody undid it. WAITING: send it again. REFUSED: send it anew, put right, under another id.',
});

@InputType({ description: 'Null: not measured.' })
export class StreetMeasuresInput implements Partial<AccessibilityMeasures> {
  @Field(() => Float, { nullable: true })
  clearWidthMeters!: number | null;

  @Field(() => Float, { nullable: true })
  widthMeters!: number | null;

  @Field(() => Float, { nullable: true })
  headroomMeters!: number | null;

  @Field(() => Float, { nullable: true })
  longitudinalSlopePercent!: number | null;

  @Field(() => Float, { nullable: true })
  crossSlopePercent!: number | null;

  @Field(() => Float, { nullable: true })
  upstandMillimeters!: number | null;
}

@InputType({ description: 'A look at one feature of the street.' })
export class StreetEntryInput implements StreetEntry {
  @Field(() => ID, { description: 'A UUID that whoever sends it has made: sent twice, it is one record.' })
  entryId!: string;

  @Field(() => String, { nullable: true, description: 'Of a feature that was seen before.' })
  featureNumber?: string | null;

  @Field(() => AccessibilityItemEnum)
  item!: AccessibilityItem;

  @Field(() => FeatureStateEnum)
  state!: FeatureState;

  @Field(() => FeatureConditionEnum, { nullable: true })
  condition?: FeatureCondition | null;

  @Field(() => StreetSideEnum, { nullable: true })
  side?: StreetSide | null;

  @Field(() => ObservationMethodEnum)
  method!: ObservationMethod;

  @Field({ description: 'YYYY-MM-DD.' })
  observedOn!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => Float, { nullable: true, description: 'Of the receiver; null where a person has pointed at the place.' })
  accuracyMeters?: number | null;

  @Field(() => String, { nullable: true })
  roadName?: string | null;

  @Field(() => StreetMeasuresInput, { nullable: true })
  measures?: StreetMeasuresInput | null;

  @Field(() => Boolean, { nullable: true, description: 'There for some time only.' })
  temporary?: boolean | null;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DDTHH:MM.' })
  presentFrom?: string | null;

  @Field(() => String, { nullable: true })
  presentUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'Nothing about any person.' })
  note?: string | null;
}

@InputType()
export class RecordStreetSurveyInput {
  @Field(() => [StreetEntryInput], { description: 'At most 50.' })
  entries!: StreetEntryInput[];
}

@ObjectType('StreetReason')
export class StreetReasonObject implements StreetReason {
  @Field()
  readonly code!: string;

  @Field(() => String, { nullable: true, description: 'Of the entry.' })
  readonly field!: string | null;

  @Field(() => TextObject)
  readonly message!: Text;
}

@ObjectType('StreetResult', { description: 'What became of an entry.' })
export class StreetResultObject implements StreetResult {
  @Field(() => ID)
  readonly entryId!: string;

  @Field(() => StreetOutcomeEnum)
  readonly outcome!: StreetOutcome;

  @Field(() => Int, { nullable: true, description: 'The import that it came with.' })
  readonly batchId!: number | null;

  @Field(() => StreetReasonObject, { nullable: true })
  readonly reason!: StreetReason | null;
}

@ObjectType()
export class RecordStreetSurveyPayload {
  @Field(() => [StreetResultObject], { nullable: true })
  readonly results!: readonly StreetResult[] | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
