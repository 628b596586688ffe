import { MUTATIONS } from '../access/access-matrix.ts';
import type { Asker } from '../world/askers.ts';
import { expectedRefusal, readOutcome } from './cell.ts';
import type { HttpWorld } from './http-world.ts';
import { selectAll, writeOperation } from './selection.ts';
import { sendQuery } from './send.ts';
import { SUCCESSES, type Success } from './successes.ts';
import { HTTP_ASKERS, schemaOf } from './walk-fields.ts';

/** Everybody who may do something for their organisation. What concerns one's own account is done by newcomers: nobody else could bear it. */
function doersOf(name: string): readonly Asker[] {
  const rule = MUTATIONS.get(name);
  if (rule === undefined || ['everyone', 'signed-in', 'in-person'].some((need) => need === rule.needs)) return [];
  return HTTP_ASKERS.filter((asker) => expectedRefusal(rule, asker) === null);
}

/**
 * Does what a mutation is for, as everybody who may.
 * @param most how many of them do it
 * @returns by whom it was not done, and why
 */
export async function walkSuccess(world: HttpWorld, name: string, most = Infinity): Promise<string[]> {
  const make = SUCCESSES[name];
  if (make === undefined) return [`${name} was never done by anybody`];
  const violations: string[] = [];
  for (const doer of doersOf(name).slice(0, most)) {
    const success = await make(world, doer);
    const secret = success.inPlaceOfDoer === true ? success.secret : doer.secret;
    violations.push(...(await tryIt(world, name, { ...success, secret })).map((why) => `${doer.name}: ${why}`));
  }
  if (doersOf(name).length === 0) violations.push(...(await tryIt(world, name, await make(world))));
  return violations;
}

async function tryIt(world: HttpWorld, name: string, { secret, variables }: Success): Promise<string[]> {
  const schema = schemaOf(world);
  const field = schema.getMutationType()?.getFields()[name];
  if (field === undefined) return [`${name} is not there`];
  const answer = await sendQuery(world, { secret, variables, query: writeOperation(schema, 'mutation', name, selectAll(field)) });
  const { refusal, problems, value } = readOutcome(answer, name);
  world.answered.note('mutation', name, value);
  if (refusal !== null || problems.length > 0) return [`${name} fails: ${answer.body.slice(0, 300)}`];
  const results = Object.entries((value ?? {}) as Record<string, unknown>).filter(([key]) => key !== 'userErrors');
  return results.every(([, result]) => result === null) ? [`${name} gives nothing back`] : [];
}
