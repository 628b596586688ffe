import type { Text } from '@elektron/domain';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { AccidentObject } from '../accidents/accident.object.ts';
import { UserErrorObject } from '../common/problem.ts';
import { DateTimeScalar, JsonScalar } from '../common/scalars.ts';
import { TextObject } from '../common/text.ts';
import { WarningObject } from '../common/warning.ts';

const VALUE =
  'A code of its list, YYYY-MM-DD, HH:MM (or less of both), { longitude, latitude } in degrees, a number, a text; null is unknown.';

@InputType()
export class FieldChangeInput {
  @Field({ description: 'accident, unit or casualty.' })
  subject!: string;

  @Field(() => String, { nullable: true })
  unitReference?: string | null;

  @Field(() => String, { nullable: true })
  casualtyReference?: string | null;

  @Field()
  field!: string;

  @Field(() => JsonScalar, { nullable: true, description: `${VALUE} A place may be { x, y } in metres of the organisation’s plane too.` })
  value?: unknown;
}

@InputType()
export class CorrectAccidentInput {
  @Field(() => ID)
  accidentId!: string;

  @Field(() => [FieldChangeInput])
  changes!: FieldChangeInput[];

  @Field()
  reason!: string;

  @Field(() => Int, { description: 'history.revision as it was seen: if somebody else has corrected the accident since, this is refused.' })
  expectedRevision!: number;
}

@InputType()
export class WithdrawCorrectionInput {
  @Field(() => ID)
  accidentId!: string;

  @Field(() => Int)
  correctionNo!: number;
}

@ObjectType()
export class CorrectionPayload {
  @Field(() => AccidentObject, { nullable: true })
  readonly accident!: AccidentObject | null;

  @Field(() => [UserErrorObject])
  readonly userErrors!: readonly UserErrorObject[];

  @Field(() => [WarningObject], { description: 'What does not fit together in the record as it is now; it was corrected all the same.' })
  readonly warnings!: readonly WarningObject[];
}

@ObjectType('Correction', { description: 'What a person has set right, and why.' })
export class CorrectionObject {
  @Field(() => Int)
  readonly correctionNo!: number;

  @Field()
  readonly subject!: string;

  @Field()
  readonly unitReference!: string;

  @Field()
  readonly casualtyReference!: string;

  @Field()
  readonly field!: string;

  @Field(() => JsonScalar, { nullable: true, description: VALUE })
  readonly from!: unknown;

  @Field(() => JsonScalar, { nullable: true })
  readonly to!: unknown;

  @Field()
  readonly reason!: string;

  @Field(() => String, { nullable: true, description: 'The name as it was; null for the installation itself.' })
  readonly person!: string | null;

  @Field(() => DateTimeScalar)
  readonly madeAt!: Date;

  @Field(() => Int, { description: 'The data version from which it counts.' })
  readonly committedVersion!: number;

  @Field(() => String, { nullable: true })
  readonly withdrawnBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly withdrawnAt!: Date | null;

  @Field({ description: 'Whether the record says this now: it was neither withdrawn nor corrected again.' })
  readonly isInForce!: boolean;

  @Field(() => JsonScalar, { nullable: true, description: 'What the source says now.' })
  readonly sourceNow!: unknown;

  @Field({ description: 'The source has come to say something else since, that is neither what it said then nor the corrected value.' })
  readonly sourceHasChanged!: boolean;
}

@ObjectType('RecordImport', { description: 'An import that brought a version of an accident, or of its units and casualties.' })
export class RecordImportObject {
  @Field(() => Int)
  readonly batchId!: number;

  @Field(() => TextObject)
  readonly formatLabels!: Text;

  @Field(() => [String])
  readonly files!: readonly string[];

  @Field(() => Int)
  readonly committedVersion!: number;

  @Field(() => Int, { nullable: true })
  readonly undoneVersion!: number | null;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly finishedAt!: Date | null;

  @Field({ description: 'False where it brought units or casualties only.' })
  readonly broughtAccident!: boolean;
}

@ObjectType('AccidentHistory', { description: 'Of the own organisation’s accidents; empty for those of others.' })
export class AccidentHistoryObject {
  @Field(() => Int, { description: 'Rises with each correction and each withdrawal.' })
  readonly revision!: number;

  @Field(() => [CorrectionObject], { description: 'Newest first.' })
  readonly corrections!: readonly CorrectionObject[];

  @Field(() => [RecordImportObject], { description: 'Newest first.' })
  readonly imports!: readonly RecordImportObject[];
}
