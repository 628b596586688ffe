import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import { JsonScalar } from '../common/scalars.ts';

@ObjectType('CountSite', { description: 'A place where traffic is counted, with the traffic of the latest year there is.' })
export class CountSiteObject {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { nullable: true })
  readonly roadName!: string | null;

  @Field(() => String, { nullable: true })
  readonly startName!: string | null;

  @Field(() => String, { nullable: true })
  readonly endName!: string | null;

  @Field(() => Float)
  readonly longitude!: number;

  @Field(() => Float)
  readonly latitude!: number;

  @Field(() => Int)
  readonly latestYear!: number;

  @Field(() => Float, { nullable: true, description: 'Motor vehicles a day.' })
  readonly annualAverageDailyTraffic!: number | null;

  @Field(() => Float, { nullable: true, description: 'Pedal cycles a day; motor vehicles do not include them.' })
  readonly annualAverageDailyCycles!: number | null;

  @Field()
  readonly bothDirections!: boolean;

  @Field({ description: 'Counted on the road and not estimated.' })
  readonly counted!: boolean;
}

@ObjectType('MapContext', { description: 'What a map draws under the accidents when it has no network.' })
export class MapContextObject {
  @Field(() => [Float], {
    nullable: true,
    description:
      'West, south, east, north: where a map opens. Of all accidents but those far away from nearly all others; where there are none, of the count sites, else of the roads, else of the boundary.',
  })
  readonly extent!: readonly number[] | null;

  @Field(() => JsonScalar, { nullable: true, description: 'GeoJSON geometry.' })
  readonly boundary!: unknown;

  @Field(() => [CountSiteObject])
  readonly countSites!: readonly CountSiteObject[];

  @Field(() => JsonScalar, { nullable: true, description: 'GeoJSON geometry.' })
  readonly roads!: unknown;

  @Field(() => [String], {
    description: 'Ids of the formats that the roads were read from; whoever shows the roads names their publishers.',
  })
  readonly roadFormats!: readonly string[];
}
