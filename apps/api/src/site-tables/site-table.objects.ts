import type { SiteTableKind, TrafficOrigin, TrafficMeasure } from '@elektron/domain';
import { Field, Int, ObjectType } from '@nestjs/graphql';

import { SiteTableKindEnum, TrafficOriginEnum, TrafficMeasureEnum } from '../common/domain-enums.ts';
import { UserErrorObject } from '../common/problem.ts';

@ObjectType('SiteTable', {
  description:
    'Road sections or junctions that a file brought with their traffic, and mostly their accidents. It never changes, but for being retired.',
})
export class SiteTableObject {
  @Field(() => Int)
  readonly siteTableId!: number;

  @Field(() => SiteTableKindEnum)
  readonly kind!: SiteTableKind;

  @Field()
  readonly name!: string;

  @Field({ description: 'Publisher and terms; empty where nobody has said it.' })
  readonly source!: string;

  @Field()
  readonly fileName!: string;

  @Field(() => Int, { nullable: true, description: 'Of its accidents; null where it has none, and those on record are counted instead.' })
  readonly firstYear!: number | null;

  @Field(() => Int, { nullable: true })
  readonly lastYear!: number | null;

  @Field(() => TrafficMeasureEnum)
  readonly trafficMeasure!: TrafficMeasure;

  @Field(() => TrafficOriginEnum)
  readonly trafficOrigin!: TrafficOrigin;

  @Field({ description: 'As the file heads it; empty where it has no traffic.' })
  readonly trafficColumn!: string;

  @Field()
  readonly hasMinorTraffic!: boolean;

  @Field(() => [String])
  readonly covariateNames!: readonly string[];

  @Field(() => Int)
  readonly siteCount!: number;

  @Field(() => Int, { description: 'Lines of the file that are no sites.' })
  readonly leftOut!: number;

  @Field()
  readonly createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Nobody chooses it any more; whatever names it keeps its meaning.' })
  readonly retiredAt!: Date | null;
}

@ObjectType('SiteTablePayload')
export class SiteTablePayload {
  @Field(() => SiteTableObject, { nullable: true })
  readonly siteTable!: SiteTableObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];
}
