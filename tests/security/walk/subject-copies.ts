import { ORGANISATIONS } from '../world/organisations.ts';
import { accidentIdOf } from '../world/shapes/accidents.ts';
import type { Variables } from './arguments.ts';
import type { HttpWorld } from './http-world.ts';
import { mutateAs } from './mutate-as.ts';

/** Decides what all others have asked. */
const OFFICER = 'data-protection-officer';

/** What asks for a copy of the data of a casualty that is there. */
export function askForCopy({ seeded }: HttpWorld): Variables {
  const accidentId = accidentIdOf(ORGANISATIONS.own, 'here');
  const casualty = seeded.rowsOf('own', 'casualty_version').find((row) => row['accident_id'] === accidentId) ?? {};
  return {
    kind: 'export',
    accidentId,
    unitReference: casualty['unit_reference'],
    casualtyReference: casualty['casualty_reference'],
    reason: 'x',
  };
}

/** Asks for a copy and has it approved: from then on it can be taken, once. @returns the id of the request */
export async function makeCopy(world: HttpWorld, asker: string): Promise<string> {
  const opened = await mutateAs(world, asker, 'openSubjectRequest', 'OpenSubjectRequestInput', askForCopy(world), 'request { id }');
  const { id } = (JSON.parse(opened) as { data: { openSubjectRequest: { request: { id: string } } } }).data.openSubjectRequest.request;
  const decision = { requestId: id, approve: true, reason: 'x' };
  const decided = await mutateAs(world, OFFICER, 'decideSubjectRequest', 'DecideSubjectRequestInput', decision, 'request { status }');
  if (!decided.includes('"done"')) throw new Error(`There is no copy for ${asker}: ${decided}`);
  return id;
}
