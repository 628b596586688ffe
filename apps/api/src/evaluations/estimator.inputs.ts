import { Field, Float, InputType } from '@nestjs/graphql';

@InputType({ description: 'Average traffic of the treated sites in both periods.' })
export class TrafficChangeInput {
  @Field(() => Float, { description: 'Vehicles a day.' })
  annualAverageDailyTrafficBefore!: number;

  @Field(() => Float, { description: 'Vehicles a day.' })
  annualAverageDailyTrafficAfter!: number;

  @Field(() => Float, { description: 'Standard error as a share of the number.' })
  coefficientOfVariationBefore!: number;

  @Field(() => Float, { description: 'Standard error as a share of the number.' })
  coefficientOfVariationAfter!: number;
}
