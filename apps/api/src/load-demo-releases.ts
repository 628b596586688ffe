import { LEAST_RELEASE_THRESHOLD, Problem } from '@elektron/domain';
import type { INestApplicationContext } from '@nestjs/common';

import type { ActingContext } from './common/acting-context.ts';
import { Database } from './database/database.ts';
import type { DemoPlace } from './demo/demo-places.ts';
import { publishersOf } from './identity/people/demo-people.ts';
import { DemoSessions } from './identity/people/demo-sessions.ts';
import type { Say } from './load-demo.ts';
import { ReleasesService } from './publication/releases.service.ts';

/**
 * Publishes a release of an organisation of the demonstration, as two of its people would: one proposes what a job has computed and audited, another
 * looks at it and publishes it. Where anybody has drafted one before, nothing is done: what they have withdrawn stays withdrawn.
 */
export async function publishDemo(app: INestApplicationContext, place: DemoPlace, say: Say, signal: AbortSignal): Promise<void> {
  const { release, organisation } = place;
  const releases = app.get(ReleasesService, { strict: false });
  const context = app.get(Database).actAsInstallation(organisation.organisationId);
  if (release === null || (await releases.list(context)).length > 0) return;
  const started = performance.now();
  const asked = {
    blocks: [{ from: release.from, to: release.to }],
    threshold: LEAST_RELEASE_THRESHOLD,
    licence: release.licence,
    attribution: organisation.attribution.en,
    includesBlackSpots: true,
    includesInterventions: true,
    includesBarriers: true,
    declaredFinal: true,
    illustrative: true,
  };
  const { draftId, events, findings } = await releases.draftHere(context, asked, { signal });
  if (signal.aborted) return;
  const problem = events.at(-1)?.problem ?? null;
  if (problem !== null || findings === null) throw new Problem(problem?.code ?? 'INTERNAL', problem?.details ?? {});
  const [first = '', second = ''] = publishersOf(organisation.slug);
  await as(app, first, organisation.organisationId, (proposer) => releases.propose(proposer, draftId));
  await as(app, second, organisation.organisationId, (publisher, personId) =>
    releases.publish(publisher, { personId }, draftId, findings.digest),
  );
  say(`  ${findings.head.releaseId}: published in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function as(
  app: INestApplicationContext,
  email: string,
  organisationId: string,
  work: (context: ActingContext, personId: string) => Promise<unknown>,
): Promise<void> {
  return app.get(DemoSessions, { strict: false }).act(email, organisationId, work);
}
