import type {
  AccessibilityItem,
  AccessibilityMeasure,
  AccessibilityMeasures,
  DateBasis,
  FeatureCondition,
  FeatureState,
  ObservationMethod,
  StreetSide,
} from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import {
  AccessibilityItemEnum,
  AccessibilityMeasureEnum,
  DateBasisEnum,
  FeatureConditionEnum,
  FeatureStateEnum,
  ObservationMethodEnum,
  StreetSideEnum,
} from '../../common/domain-enums.ts';
import { PageInfo } from '../../common/paging.ts';
import { PERSONAL } from '../../common/personal-field.ts';
import { JsonScalar } from '../../common/scalars.ts';

@ObjectType('AccessibilityMeasures', { description: 'Null: not measured.' })
export class AccessibilityMeasuresObject implements AccessibilityMeasures {
  @Field(() => Float, { nullable: true, description: 'Of the clear walking zone.' })
  readonly clearWidthMeters!: number | null;

  @Field(() => Float, { nullable: true })
  readonly widthMeters!: number | null;

  @Field(() => Float, { nullable: true })
  readonly headroomMeters!: number | null;

  @Field(() => Float, { nullable: true })
  readonly longitudinalSlopePercent!: number | null;

  @Field(() => Float, { nullable: true })
  readonly crossSlopePercent!: number | null;

  @Field(() => Float, { nullable: true })
  readonly upstandMillimeters!: number | null;
}

@ObjectType('AccessibilityFeature', { description: 'Something of the street that helps or hinders, as it was last seen.' })
export class AccessibilityFeatureObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => AccessibilityItemEnum)
  readonly item!: AccessibilityItem;

  @Field(() => StreetSideEnum, { nullable: true })
  readonly side!: StreetSide | null;

  @Field(() => Float, { nullable: true, description: 'Of a line, its middle.' })
  readonly longitude!: number | null;

  @Field(() => Float, { nullable: true })
  readonly latitude!: number | null;

  @Field(() => JsonScalar, { description: 'Parts of a line, each as longitude, latitude, longitude …; empty for a point.' })
  readonly lines!: readonly (readonly number[])[];

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => FeatureStateEnum)
  readonly state!: FeatureState;

  @Field(() => FeatureConditionEnum, { nullable: true })
  readonly condition!: FeatureCondition | null;

  @Field(() => AccessibilityMeasuresObject)
  readonly measures!: AccessibilityMeasures;

  @Field(() => String, { nullable: true, description: 'YYYY-MM-DD.' })
  readonly observedOn!: string | null;

  @Field(() => DateBasisEnum, { nullable: true, description: 'Whose date that is.' })
  readonly dateBasis!: DateBasis | null;

  @Field(() => ObservationMethodEnum, { nullable: true })
  readonly method!: ObservationMethod | null;

  @Field({ description: 'There for some time only.' })
  readonly temporary!: boolean;

  @Field(() => String, { nullable: true })
  readonly presentFrom!: string | null;

  @Field(() => String, { nullable: true })
  readonly presentUntil!: string | null;

  @Field(() => String, {
    nullable: true,
    middleware: [PERSONAL],
    description: 'What whoever saw it last has written freely, in the form for surveys.',
  })
  readonly note!: string | null;

  @Field(() => Int)
  readonly observations!: number;
}

@ObjectType('AccessibilityFeatureEdge')
export class AccessibilityFeatureEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => AccessibilityFeatureObject)
  readonly node!: AccessibilityFeatureObject;
}

@ObjectType('AccessibilityFeatureConnection')
export class AccessibilityFeatureConnection {
  @Field(() => [AccessibilityFeatureEdge])
  readonly edges!: readonly AccessibilityFeatureEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Float)
  readonly totalCount!: number;
}

@ObjectType('AccessibilityStateCount')
export class AccessibilityStateCount {
  @Field(() => FeatureStateEnum)
  readonly state!: FeatureState;

  @Field(() => Int)
  readonly count!: number;
}

@ObjectType('AccessibilityMeasureCount')
export class AccessibilityMeasureCount {
  @Field(() => AccessibilityMeasureEnum)
  readonly measure!: AccessibilityMeasure;

  @Field(() => Int)
  readonly measured!: number;

  @Field(() => Int, { nullable: true, description: 'Features that meet the limit; null where none is known.' })
  readonly meeting!: number | null;

  @Field(() => Int, { nullable: true })
  readonly missing!: number | null;
}

@ObjectType('AccessibilityItemCount')
export class AccessibilityItemCount {
  @Field(() => AccessibilityItemEnum)
  readonly item!: AccessibilityItem;

  @Field(() => Int)
  readonly total!: number;

  @Field(() => [AccessibilityStateCount])
  readonly states!: readonly AccessibilityStateCount[];

  @Field(() => Int)
  readonly inOrder!: number;

  @Field(() => Int)
  readonly defective!: number;

  @Field(() => Int)
  readonly conditionUnknown!: number;

  @Field(() => [AccessibilityMeasureCount])
  readonly measures!: readonly AccessibilityMeasureCount[];
}

@ObjectType('AccessibilityCoverage', { description: 'Features last seen in a month.' })
export class AccessibilityCoverage {
  @Field(() => String, { nullable: true, description: 'YYYY-MM; null for those without a date.' })
  readonly month!: string | null;

  @Field(() => Int)
  readonly surveyed!: number;

  @Field(() => Int, { description: 'Whose date is only that of the file they came with.' })
  readonly ofFile!: number;

  @Field(() => Int)
  readonly undated!: number;
}

@ObjectType('CrossingEnds', { description: 'Crossings that are there, by the kerb ramps at their two ends.' })
export class CrossingEndsObject {
  @Field(() => Int)
  readonly crossings!: number;

  @Field(() => Int, { description: 'Of whose two ends it is known whether there is a ramp.' })
  readonly known!: number;

  @Field(() => Int)
  readonly bothRamps!: number;

  @Field(() => Int)
  readonly oneRamp!: number;

  @Field(() => Int)
  readonly noRamp!: number;
}

@ObjectType('AccessibilityInventory')
export class AccessibilityInventoryObject {
  @Field(() => Float)
  readonly version!: number;

  @Field(() => Int)
  readonly total!: number;

  @Field(() => Int)
  readonly withoutPlace!: number;

  @Field(() => [AccessibilityItemCount])
  readonly items!: readonly AccessibilityItemCount[];

  @Field(() => [AccessibilityCoverage])
  readonly coverage!: readonly AccessibilityCoverage[];

  @Field(() => CrossingEndsObject)
  readonly crossingEnds!: CrossingEndsObject;

  @Field(() => [String], { description: 'Ids of the formats that they came in.' })
  readonly sources!: readonly string[];

  @Field()
  readonly thresholdsVersion!: string;

  @Field(() => [Float], { nullable: true, description: 'West, south, east, north.' })
  readonly extent!: readonly number[] | null;
}
