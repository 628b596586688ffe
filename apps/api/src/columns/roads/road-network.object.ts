import type { Text } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { JsonScalar } from '../../common/scalars.ts';
import { TextObject } from '../../common/text.ts';

@ObjectType('RoadClassSummary', { description: 'The segments of one class.' })
export class RoadClassSummaryObject {
  @Field(() => String, { nullable: true, description: 'One of the classes of roads; null where the source says none.' })
  readonly roadClass!: string | null;

  @Field(() => Int)
  readonly segments!: number;

  @Field(() => Float)
  readonly lengthMeters!: number;

  @Field(() => Float, { description: 'Of segments with a known speed limit.' })
  readonly lengthWithSpeedLimitMeters!: number;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'GeoJSON MultiLineString; null for a network that is too large to be drawn whole.',
  })
  readonly lines!: unknown;
}

@ObjectType('RoadClassSegments', { description: 'How many segments of a network are of one class.' })
export class RoadClassSegmentsObject {
  @Field(() => String, { nullable: true, description: 'Null where the source says none.' })
  readonly roadClass!: string | null;

  @Field(() => Int)
  readonly segments!: number;
}

@ObjectType('NamedRoadNetwork', { description: 'The roads of imports that replace each other.' })
export class NamedRoadNetworkObject {
  @Field({ description: 'Its format, and behind a colon its name where it has one.' })
  readonly network!: string;

  @Field(() => TextObject, { description: 'What it is called, by the kind of its files.' })
  readonly label!: Text;

  @Field(() => [RoadClassSegmentsObject], { description: 'In the order of the classes.' })
  readonly classes!: readonly RoadClassSegmentsObject[];
}

@ObjectType('RoadNetworkPart', { description: 'Segments that are joined to each other, and to no other part.' })
export class RoadNetworkPartObject {
  @Field(() => ID, { description: 'Of its first segment.' })
  readonly id!: string;

  @Field(() => Int)
  readonly segments!: number;

  @Field(() => Float)
  readonly lengthMeters!: number;

  @Field(() => String, { nullable: true, description: 'A road of it that has a name.' })
  readonly roadName!: string | null;

  @Field(() => Float, { description: 'Of a point of it.' })
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;
}

@ObjectType('RoadNetworkGap', { description: 'A dead end close to a road that it is not joined to.' })
export class RoadNetworkGapObject {
  @Field(() => ID, { description: 'Of the junction at the dead end.' })
  readonly id!: string;

  @Field(() => Float)
  readonly distanceMeters!: number;

  @Field(() => String, { nullable: true, description: 'Name or number of the road that ends.' })
  readonly roadName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name or number of the road nearby.' })
  readonly otherRoadName!: string | null;

  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;
}

@ObjectType('RoadNetwork', { description: 'The road network as it stands: segments between junctions.' })
export class RoadNetworkObject {
  @Field(() => Int, { description: 'Data version of the roads; 0 before anything was imported.' })
  readonly version!: number;

  @Field(() => Int)
  readonly segments!: number;

  @Field(() => Float)
  readonly lengthMeters!: number;

  @Field(() => Int, { description: 'Where three or more ends of segments meet.' })
  readonly junctions!: number;

  @Field(() => Int)
  readonly deadEnds!: number;

  @Field(() => [Float], { nullable: true, description: 'West, south, east, north.' })
  readonly extent!: readonly number[] | null;

  @Field(() => [RoadClassSummaryObject], { description: 'In the order of the classes.' })
  readonly classes!: readonly RoadClassSummaryObject[];

  @Field(() => [NamedRoadNetworkObject], { description: 'By their names.' })
  readonly networks!: readonly NamedRoadNetworkObject[];

  @Field(() => Int)
  readonly partsTotal!: number;

  @Field(() => [RoadNetworkPartObject], { description: 'The longest first, at most 200.' })
  readonly parts!: readonly RoadNetworkPartObject[];

  @Field(() => JsonScalar, { nullable: true, description: 'GeoJSON MultiLineString of all parts but the longest; null as in classes.' })
  readonly disconnectedLines!: unknown;

  @Field(() => Float, { description: 'Within how many metres of a road a dead end is a gap.' })
  readonly gapMeters!: number;

  @Field(() => Int)
  readonly gapsTotal!: number;

  @Field(() => [RoadNetworkGapObject], { description: 'The narrowest first, at most 200.' })
  readonly gaps!: readonly RoadNetworkGapObject[];
}
