import type { SeededWorld } from '../world/seed.ts';
import type { Attacker } from './attacker.ts';
import { checkOwnChanges } from './check-changes.ts';
import { checkForeignChanges } from './check-foreign.ts';
import { checkInference } from './check-inference.ts';
import { checkInstallation } from './check-installation.ts';
import { checkSight } from './check-sight.ts';
import type { Story } from './stories.ts';
import { STORIES_OF_POWER } from './stories-of-power.ts';
import { STORIES_OF_RECORDS } from './stories-of-records.ts';
import { STORIES_OF_RELEASES } from './stories-of-releases.ts';
import { STORIES_OF_SECRETS } from './stories-of-secrets.ts';

/** THE stories of an attack. */
export const STORIES: readonly Story[] = [...STORIES_OF_SECRETS, ...STORIES_OF_RECORDS, ...STORIES_OF_RELEASES, ...STORIES_OF_POWER];

/** What is done to every table there is. */
export const TABLE_CHECKS: Readonly<
  Record<string, (attacker: Attacker, world: SeededWorld, tables: readonly string[]) => Promise<string[]>>
> = {
  'shows everybody the rows that are theirs to see, and no other': (attacker, _world, tables) => checkSight(attacker, tables),
  'lets everybody change what is theirs to change, and nothing else': checkOwnChanges,
  'keeps rows of other organisations from being changed, deleted, added and moved': checkForeignChanges,
  'opens for the installation’s own secret what it needs': checkInstallation,
  'tells nothing of other organisations by errors, keys and plans': checkInference,
};
