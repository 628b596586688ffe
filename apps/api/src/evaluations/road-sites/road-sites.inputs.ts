import { Field, Float, InputType, registerEnumType } from '@nestjs/graphql';

import { enumOf } from '../../common/domain-enums.ts';
import { SITE_KINDS_OF_EVALUATION } from './road-site-criteria.ts';

export const EvaluationSiteKindEnum = enumOf(SITE_KINDS_OF_EVALUATION);
registerEnumType(EvaluationSiteKindEnum, { name: 'EvaluationSiteKind' });

@InputType()
export class NamedSiteInput {
  @Field()
  siteId!: string;

  @Field()
  reason!: string;
}

@InputType({
  description: 'What sections and junctions must have to be compared with the treated ones; what is left out is the product’s choice.',
})
export class RoadSiteCriteriaInput {
  @Field(() => String, { nullable: true, description: 'same | any' })
  classes?: string | null;

  @Field(() => Float, { nullable: true, description: 'How many times less or more traffic than at the treated sites; null for any.' })
  trafficFactor?: number | null;

  @Field(() => Float, { nullable: true })
  leastDistanceMeters?: number | null;

  @Field(() => Float, { nullable: true, description: 'Null for any.' })
  greatestDistanceMeters?: number | null;

  @Field(() => Float, { nullable: true, description: 'A place of the intervention that is further from every road is at no site.' })
  toleranceMeters?: number | null;

  @Field(() => [NamedSiteInput], { nullable: true, description: 'Left out by hand, each with a reason.' })
  excluded?: NamedSiteInput[] | null;

  @Field(() => [NamedSiteInput], {
    nullable: true,
    description: 'Added by hand, each with a reason, though class, traffic or distance differ from the treated sites.',
  })
  included?: NamedSiteInput[] | null;
}
