import { askerNamed } from '../world/askers.ts';
import type { Variables } from './arguments.ts';
import type { HttpWorld } from './http-world.ts';
import { sendQuery } from './send.ts';

/** Changes something over HTTP, on the way to what a walk is about. @returns the answer as it came */
export async function mutateAs(
  world: Pick<HttpWorld, 'url'>,
  asker: string,
  name: string,
  type: string,
  input: Variables,
  selection = '',
): Promise<string> {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} userErrors { code } } }`;
  return (await sendQuery(world, { secret: askerNamed(asker).secret, query, variables: { input } })).body;
}
