import { EVERY_ACCIDENT } from '@elektron/domain';

import { HotspotRunsService } from '../../../apps/api/src/hotspots/hotspot-runs.service.ts';
import { askerNamed } from '../world/askers.ts';
import { idIn, ORGANISATIONS } from '../world/organisations.ts';
import type { HttpWorld } from './http-world.ts';

/** Looks for hotspots in the own organisation, and gives every organisation's seeded run of that method the result: it can be shown then. */
export async function shareHotspots({ app, database }: HttpWorld): Promise<void> {
  const context = { organisationId: ORGANISATIONS.own.id, secret: askerNamed('analyst').secret ?? '' };
  const run = await app
    .get(HotspotRunsService, { strict: false })
    .runHere(context, { methodId: 'dbscan', parameters: {}, filter: EVERY_ACCIDENT }, { signal: new AbortController().signal });
  await database.asOwner((sql) =>
    sql.execute(
      `UPDATE hotspot_run h SET status = r.status, progress = r.progress, result = r.result, result_digest = r.result_digest,
         parameters = r.parameters, filter = r.filter, finished_at = r.finished_at
       FROM hotspot_run r WHERE r.organisation_id = $1 AND r.run_id = $2 AND h.run_id <> r.run_id AND h.method_id = r.method_id`,
      [ORGANISATIONS.own.id, run.runId],
    ),
  );
}

/** The run that was made by shareHotspots: the first of the own organisation that is not among the seeded rows. */
export async function findOwnRun({ database }: HttpWorld): Promise<string> {
  const [run] = await database.asOwner((sql) =>
    sql.query<{ readonly run_id: string }>(
      `SELECT run_id FROM hotspot_run WHERE organisation_id = $1 AND run_id <> $2 AND method_id = 'dbscan' AND result IS NOT NULL
       ORDER BY created_at, run_id LIMIT 1`,
      [ORGANISATIONS.own.id, idIn(ORGANISATIONS.own, 'hotspot_run.run_id')],
    ),
  );
  return run!.run_id;
}
