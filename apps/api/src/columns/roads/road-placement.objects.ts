import type { RoadAgreement, RoadPlacement, Severity } from '@elektron/domain';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { RoadAgreementEnum, RoadPlacementEnum, SeverityEnum } from '../../common/domain-enums.ts';
import { PageInfo } from '../../common/paging.ts';
import { JsonScalar } from '../../common/scalars.ts';

@ObjectType('RoadTolerance', { description: 'How far from the middle of a road of a class what lies on it may be.' })
export class RoadToleranceObject {
  @Field(() => String, { nullable: true, description: 'Null for roads of no known class.' })
  readonly roadClass!: string | null;

  @Field(() => Float)
  readonly meters!: number;
}

@ObjectType('RoadPlacementRules', { description: 'By which rule accidents and count sites are placed on roads.' })
export class RoadPlacementRulesObject {
  @Field(() => [RoadToleranceObject], { description: 'Of every class.' })
  readonly tolerances!: readonly RoadToleranceObject[];

  @Field(() => Float, { description: 'Along the road: what is so near to a junction is at the junction.' })
  readonly junctionMeters!: number;

  @Field(() => Float, { description: 'Of two roads whose distances differ by no more, it is not said which it was.' })
  readonly doubtMeters!: number;

  @Field(() => Float, { description: 'As far as this the nearest road is named where none is near enough.' })
  readonly nearestMeters!: number;
}

@ObjectType('NearRoad', { description: 'A road on which something lies, or the nearest one to it.' })
export class NearRoadObject {
  @Field(() => ID)
  readonly segmentId!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => String, { nullable: true })
  readonly roadReference!: string | null;

  @Field(() => String, { nullable: true })
  readonly roadClass!: string | null;

  @Field(() => Float)
  readonly distanceMeters!: number;

  @Field(() => Float, { description: 'Where on the segment, from its start.' })
  readonly alongMeters!: number;

  @Field(() => Float)
  readonly segmentLengthMeters!: number;

  @Field(() => Float, { description: 'Of the nearest point of the road.' })
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => RoadAgreementEnum, { description: 'Whether the record names this road.' })
  readonly agreement!: RoadAgreement;
}

@ObjectType('RoadPlacementCount')
export class RoadPlacementCountObject {
  @Field(() => RoadPlacementEnum)
  readonly placement!: RoadPlacement;

  @Field(() => Float)
  readonly count!: number;
}

@ObjectType('RoadClassAccidents', { description: 'Accidents that lie on roads of one class.' })
export class RoadClassAccidentsObject {
  @Field(() => String, { nullable: true, description: 'Null where the source of the roads says none.' })
  readonly roadClass!: string | null;

  @Field(() => Float)
  readonly accidents!: number;

  @Field(() => Float, { description: 'Of them, at junctions.' })
  readonly atJunctions!: number;
}

@ObjectType('AccidentsOnRoads', {
  description: 'The accidents under a filter on the road network as it stands: each of them is in one of the counts.',
})
export class AccidentsOnRoadsObject {
  @Field(() => Float, { description: 'Data version of the accidents.' })
  readonly accidentsVersion!: number;

  @Field(() => Float, { description: 'Data version of the roads.' })
  readonly roadsVersion!: number;

  @Field(() => Float, { description: 'Under the filter.' })
  readonly accidents!: number;

  @Field(() => Float, { description: 'Of them, on a road: at a junction or between junctions.' })
  readonly onRoads!: number;

  @Field(() => [RoadPlacementCountObject], {
    description: 'Every outcome that an accident can have, those without any included; they add up to accidents.',
  })
  readonly placements!: readonly RoadPlacementCountObject[];

  @Field(() => Float, { description: 'Of those on a road, how many have a record that names a road of another number.' })
  readonly onOtherNumber!: number;

  @Field(() => [RoadClassAccidentsObject], { description: 'Of those on a road, in the order of the classes.' })
  readonly classes!: readonly RoadClassAccidentsObject[];

  @Field(() => RoadPlacementRulesObject)
  readonly rules!: RoadPlacementRulesObject;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'GeoJSON MultiLineString of those on a road, each from its place to the road; null where they are too many to be drawn one by one.',
  })
  readonly placedLines!: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'GeoJSON MultiPoint of those that have a place and are on no road; null as above.',
  })
  readonly unplacedPoints!: unknown;
}

@ObjectType('AccidentOnRoad', { description: 'One accident, and where on the roads it lies or why on none.' })
export class AccidentOnRoadObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => SeverityEnum, { nullable: true })
  readonly severity!: Severity | null;

  @Field(() => Int)
  readonly year!: number;

  @Field(() => Int, { nullable: true })
  readonly month!: number | null;

  @Field(() => Int, { nullable: true })
  readonly day!: number | null;

  @Field(() => Int, { nullable: true })
  readonly hour!: number | null;

  @Field(() => Int, { nullable: true })
  readonly minute!: number | null;

  @Field(() => String, { nullable: true, description: 'As its record says.' })
  readonly roadName!: string | null;

  @Field(() => Float, { nullable: true })
  readonly longitude!: number | null;

  @Field(() => Float, { nullable: true })
  readonly latitude!: number | null;

  @Field(() => RoadPlacementEnum)
  readonly placement!: RoadPlacement;

  @Field(() => NearRoadObject, { nullable: true, description: 'The road that it lies on, else the nearest one; null where none is near.' })
  readonly road!: NearRoadObject | null;

  @Field(() => String, { nullable: true, description: 'Of an ambiguous one: name or number of the road that is equally near.' })
  readonly otherRoadName!: string | null;

  @Field(() => ID, { nullable: true, description: 'The junction that it is at.' })
  readonly junctionId!: string | null;
}

@ObjectType('AccidentOnRoadEdge')
export class AccidentOnRoadEdge {
  @Field()
  readonly cursor!: string;

  @Field(() => AccidentOnRoadObject)
  readonly node!: AccidentOnRoadObject;
}

@ObjectType('AccidentOnRoadConnection', { description: 'Newest first; what is not known of a time counts as before what is.' })
export class AccidentOnRoadConnection {
  @Field(() => [AccidentOnRoadEdge])
  readonly edges!: readonly AccidentOnRoadEdge[];

  @Field(() => PageInfo)
  readonly pageInfo!: PageInfo;

  @Field(() => Float)
  readonly totalCount!: number;
}

@ObjectType('CountSiteOnRoad', { description: 'A place where traffic is counted, and the road that it counts or why none is known.' })
export class CountSiteOnRoadObject {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: 'Its number at the source.' })
  readonly sourceRecordId!: string;

  @Field(() => String, { nullable: true, description: 'As its source says.' })
  readonly roadName!: string | null;

  @Field(() => Float, { nullable: true })
  readonly longitude!: number | null;

  @Field(() => Float, { nullable: true })
  readonly latitude!: number | null;

  @Field(() => [Int], { description: 'Of which there is an average of the year, the earliest first.' })
  readonly years!: readonly number[];

  @Field(() => RoadPlacementEnum)
  readonly placement!: RoadPlacement;

  @Field(() => NearRoadObject, { nullable: true, description: 'The road that it counts, else the nearest one; null where none is near.' })
  readonly road!: NearRoadObject | null;

  @Field(() => String, { nullable: true, description: 'Of an ambiguous one: name or number of the road that is equally near.' })
  readonly otherRoadName!: string | null;
}

@ObjectType('CountSitesOnRoads', { description: 'The count sites on the road network as it stands.' })
export class CountSitesOnRoadsObject {
  @Field(() => Float, { description: 'Data version of the traffic counts.' })
  readonly trafficVersion!: number;

  @Field(() => Float, { description: 'Data version of the roads.' })
  readonly roadsVersion!: number;

  @Field(() => Int, { description: 'How many of the sites count a road of the network.' })
  readonly attached!: number;

  @Field(() => [RoadPlacementCountObject], { description: 'Every outcome that a site can have; they add up to the sites.' })
  readonly placements!: readonly RoadPlacementCountObject[];

  @Field(() => RoadPlacementRulesObject)
  readonly rules!: RoadPlacementRulesObject;

  @Field(() => [CountSiteOnRoadObject])
  readonly sites!: readonly CountSiteOnRoadObject[];
}
