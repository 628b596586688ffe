import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType({ description: 'Whole years, both included.' })
export class ReleaseBlockInput {
  @Field(() => Int)
  from!: number;

  @Field(() => Int)
  to!: number;
}

@InputType()
export class DraftReleaseInput {
  @Field(() => [ReleaseBlockInput])
  blocks!: ReleaseBlockInput[];

  @Field(() => Int, { description: 'k: numbers below it are hidden. 5 or more.' })
  threshold!: number;

  @Field({ description: 'SPDX id.' })
  licence!: string;

  @Field()
  attribution!: string;

  @Field()
  includesBlackSpots!: boolean;

  @Field()
  includesInterventions!: boolean;

  @Field()
  includesBarriers!: boolean;

  @Field({ description: 'That nothing is still to come for these years, where no recording unit says it.' })
  declaredFinal!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'That the records are not all real; always so in a demonstration.' })
  illustrative?: boolean | null;
}

@InputType()
export class ReleaseIdInput {
  @Field(() => ID)
  id!: string;
}

@InputType()
export class PublishReleaseInput extends ReleaseIdInput {
  @Field({ description: 'Of what was looked at.' })
  digest!: string;
}

@InputType()
export class ReleaseReasonInput extends ReleaseIdInput {
  @Field()
  reason!: string;
}

@InputType()
export class ReleasePreviewInput extends ReleaseIdInput {
  @Field()
  geography!: string;

  @Field()
  period!: string;

  @Field()
  table!: string;
}
