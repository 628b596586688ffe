import { describeProblem, PROBLEM_CODES, type Problem, type ProblemCode, type ProblemDetails, type Text } from '@elektron/domain';
import { Field, ObjectType } from '@nestjs/graphql';

import { JsonScalar } from './scalars.ts';
import { toStorable } from './storable.ts';
import { TextObject } from './text.ts';

/** A problem as it is stored (batches, runs): without its sentence, which follows from code and details. */
export interface StoredProblem {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
}

@ObjectType('Problem')
export class ProblemObject {
  @Field()
  readonly code!: string;

  @Field(() => JsonScalar)
  readonly details!: ProblemDetails;

  @Field(() => TextObject)
  readonly message!: Text;
}

@ObjectType('UserError')
export class UserErrorObject extends ProblemObject {
  /** Where in the mutation's arguments the problem lies. */
  @Field(() => [String])
  readonly path!: readonly string[];
}

/** The form to store. Details may repeat what stands in a file. */
export function toStoredProblem(problem: StoredProblem): StoredProblem {
  return toStorable({ code: problem.code, details: problem.details });
}

/** The form to show, with its sentence in every language. */
export function toProblemObject(problem: Problem | StoredProblem): ProblemObject {
  // A code that a later version stored and this one does not know must still be readable.
  const known = PROBLEM_CODES.includes(problem.code) ? problem.code : 'INTERNAL';
  const worded = { code: known, details: problem.details };
  return {
    code: problem.code,
    details: problem.details,
    message: { el: describeProblem(worded, 'el'), en: describeProblem(worded, 'en') },
  };
}
