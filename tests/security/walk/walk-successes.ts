import { readOutcome } from './cell.ts';
import type { HttpWorld } from './http-world.ts';
import { selectAll, writeOperation } from './selection.ts';
import { sendQuery } from './send.ts';
import { SUCCESSES } from './successes.ts';
import { schemaOf } from './walk-fields.ts';

/** Does for once what a mutation is for. @returns why it did not happen */
export async function walkSuccess(world: HttpWorld, name: string): Promise<string[]> {
  const schema = schemaOf(world);
  const field = schema.getMutationType()?.getFields()[name];
  const make = SUCCESSES[name];
  if (field === undefined || make === undefined) return [`${name} was never done by anybody`];
  const success = await make(world);
  const answer = await sendQuery(world, { ...success, query: writeOperation(schema, 'mutation', name, selectAll(field)) });
  const { refusal, problems, value } = readOutcome(answer, name);
  if (refusal !== null || problems.length > 0) return [`${name} fails: ${answer.body.slice(0, 300)}`];
  const results = Object.entries((value ?? {}) as Record<string, unknown>).filter(([key]) => key !== 'userErrors');
  return results.every(([, result]) => result === null) ? [`${name} gives nothing back`] : [];
}
