import { accounts } from './areas/accounts.ts';
import { analyses } from './areas/analyses.ts';
import { citizenReports } from './areas/citizen-reports.ts';
import { evidence } from './areas/evidence.ts';
import { imports } from './areas/imports.ts';
import { installation } from './areas/installation.ts';
import { months } from './areas/months.ts';
import { open } from './areas/open.ts';
import { organisations } from './areas/organisations.ts';
import { oversight } from './areas/oversight.ts';
import { people } from './areas/people.ts';
import { publication } from './areas/publication.ts';
import { records } from './areas/records.ts';
import { sharing } from './areas/sharing.ts';
import type { Area, Rule, TypeRule } from './rule.ts';

/**
 * THE access matrix: every query, mutation and route, and every field of every type of object, with what one must be allowed. It is written
 * down here and read from nowhere: what the doors of the product say (`@Allow`) is compared with it, request by request. A field that is not here
 * fails the test.
 */
export const AREAS: readonly Area[] = [
  accounts,
  people,
  organisations,
  records,
  imports,
  months,
  analyses,
  evidence,
  citizenReports,
  publication,
  sharing,
  open,
  oversight,
  installation,
];

function gather<Value>(partOf: (area: Area) => Readonly<Record<string, Value>>): ReadonlyMap<string, Value> {
  const all = new Map<string, Value>();
  for (const [name, value] of AREAS.flatMap((area) => Object.entries(partOf(area)))) {
    if (all.has(name)) throw new Error(`The access matrix names ${name} twice.`);
    all.set(name, value);
  }
  return all;
}

export const QUERIES: ReadonlyMap<string, Rule> = gather(({ queries }) => queries);
export const MUTATIONS: ReadonlyMap<string, Rule> = gather(({ mutations }) => mutations);
export const ROUTES: ReadonlyMap<string, Rule> = gather(({ routes }) => routes);
export const TYPES: ReadonlyMap<string, TypeRule> = gather(({ types }) => types);
