import { Field, ID, InputType, Int } from '@nestjs/graphql';

@InputType()
export class CreateRecordingUnitInput {
  @Field()
  nameEl!: string;

  @Field(() => String, { nullable: true, description: 'Where it is left out, the Greek name stands in its place.' })
  nameEn?: string | null;

  @Field({ description: 'every, source, municipality or attribute' })
  ruleKind!: string;

  @Field(() => String, { nullable: true })
  ruleColumn?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Any one of them: ids of formats, codes of municipalities, or words of the column.',
  })
  ruleValues?: string[] | null;

  @Field({ description: 'YYYY-MM' })
  firstMonth!: string;

  @Field(() => Int)
  dueDays!: number;
}

@InputType()
export class EndRecordingUnitInput {
  @Field(() => ID)
  unitId!: string;

  @Field({ description: 'YYYY-MM' })
  lastMonth!: string;
}

@InputType()
export class TakeReportingStepInput {
  @Field(() => ID)
  unitId!: string;

  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field({ description: 'received or checked; for signing off there is a mutation of its own' })
  step!: string;

  @Field({ description: 'Of the month as it was seen.' })
  fingerprint!: string;
}

@InputType()
export class SignOffMonthInput {
  @Field(() => ID)
  unitId!: string;

  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field({ description: 'Of the month as it was seen.' })
  fingerprint!: string;
}

@InputType()
export class AddReportingNoteInput {
  @Field({ description: 'YYYY-MM-DD' })
  startsOn!: string;

  @Field(() => String, { nullable: true, description: 'First day after; left out while it lasts.' })
  endsOn?: string | null;

  @Field()
  textEl!: string;

  @Field(() => String, { nullable: true })
  textEn?: string | null;

  @Field()
  source!: string;
}

@InputType()
export class RemoveReportingNoteInput {
  @Field(() => ID)
  noteId!: string;
}

@InputType()
export class ExpectedTotalInput {
  @Field({ description: 'YYYY-MM' })
  month!: string;

  @Field({ description: 'accidents, killed, seriously-injured or slightly-injured' })
  measure!: string;

  @Field(() => Int)
  expected!: number;
}

@InputType()
export class SetExpectedTotalsInput {
  @Field({ description: 'Who says so, such as ELSTAT; what it said before is replaced.' })
  source!: string;

  @Field(() => [ExpectedTotalInput])
  totals!: ExpectedTotalInput[];
}
