import { isProblem, type Problem } from '@elektron/domain';

import { toProblemObject, type UserErrorObject } from './problem.ts';

export type Payload<Field extends string, Value> = { readonly [name in Field]: Value | null } & {
  readonly userErrors: readonly UserErrorObject[];
};

/**
 * The payload of a mutation: an expected Problem is an answer in `userErrors`, anything else still fails.
 * @param field name of the payload's field that holds the result
 */
export async function withUserErrors<Field extends string, Value>(
  field: Field,
  work: () => Promise<Value>,
): Promise<Payload<Field, Value>> {
  try {
    return toPayload(field, await work(), []);
  } catch (error) {
    if (!isProblem(error) || error.code === 'INTERNAL') throw error;
    return toPayload<Field, Value>(field, null, [toUserError(error)]);
  }
}

function toPayload<Field extends string, Value>(
  field: Field,
  value: Value | null,
  userErrors: readonly UserErrorObject[],
): Payload<Field, Value> {
  return { [field]: value, userErrors } as Payload<Field, Value>;
}

function toUserError(problem: Problem): UserErrorObject {
  // A problem that knows its field says so, and the form can show it there.
  const field = problem.details['field'] ?? problem.details['parameter'];
  const { code, details, message } = toProblemObject(problem);
  return { path: typeof field === 'string' ? ['input', field] : ['input'], code, details, message };
}

/** For a mutation that answers with nothing but that it is done. */
export async function done(work: Promise<unknown>): Promise<boolean> {
  await work;
  return true;
}
