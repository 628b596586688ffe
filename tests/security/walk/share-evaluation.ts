import { askerNamed } from '../world/askers.ts';
import { ORGANISATIONS } from '../world/organisations.ts';
import type { HttpWorld } from './http-world.ts';
import { sendQuery } from './send.ts';

/** As far apart as an evaluation asks. */
export const EVALUATED_PERIODS = {
  beforePeriod: { start: '2014-01-01', end: '2016-01-01' },
  afterPeriod: { start: '2017-01-01', end: '2019-01-01' },
} as const;

/** What makes every method answer that has something to say of it. */
export const ALL_ASKED = { targetFilter: { selections: [{ dimension: 'SEVERITY', values: ['slight'] }] } } as const;

export const WORKS = { worksStart: '2016-01-01', worksEnd: '2017-01-01' } as const;

/** Two junctions in the middle of the town. */
export const SITES = [
  [-0.0203, 51.5931],
  [-0.011, 51.5877],
];

/** Evaluates something in the own organisation, and gives every organisation's seeded evaluation its result: they can be shown then. */
export async function shareEvaluation(world: HttpWorld): Promise<void> {
  const { secret } = askerNamed('analyst');
  const created = await ask<{ createIntervention: { intervention: { id: string } } }>(
    world,
    secret,
    'mutation ($input: CreateInterventionInput!) { createIntervention(input: $input) { intervention { id } userErrors { code details } } }',
    { name: 'Works', kind: 'treatment', sites: SITES, illustrative: false, selectionReason: 'systematic', ...WORKS },
  );
  const interventionId = created.createIntervention.intervention.id;
  const evaluated = await ask<{ evaluate: { run: { id: string } } }>(
    world,
    secret,
    'mutation ($input: EvaluateInput!) { evaluate(input: $input) { run { id } userErrors { code details } } }',
    { interventionId, ...EVALUATED_PERIODS, ...ALL_ASKED },
  );
  await world.database.asOwner((sql) =>
    sql.execute(
      `UPDATE evaluation_run e SET result = r.result, parameters = r.parameters, filter = r.filter
       FROM evaluation_run r WHERE r.organisation_id = $1 AND r.run_id = $2 AND e.run_id <> r.run_id`,
      [ORGANISATIONS.own.id, evaluated.evaluate.run.id],
    ),
  );
  // A seeded plan is of the same study: what it says of itself can be shown then, too.
  await world.database.asOwner((sql) =>
    sql.execute(
      'UPDATE evaluation_plan SET parameters = (SELECT parameters FROM evaluation_run WHERE organisation_id = $1 AND run_id = $2)',
      [ORGANISATIONS.own.id, evaluated.evaluate.run.id],
    ),
  );
}

async function ask<Data>(world: HttpWorld, secret: string | null, query: string, input: object): Promise<Data> {
  const { body } = await sendQuery(world, { secret, query, variables: { input } });
  const { data } = JSON.parse(body) as { data: Data };
  if (Object.values(data as Record<string, unknown>).some((value) => Object.values(value as object).includes(null))) throw new Error(body);
  return data;
}
