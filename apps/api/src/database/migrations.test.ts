import { createHash } from 'node:crypto';
import { expect, it } from '@jest/globals';

import { runMigration, type Migration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';

/**
 * What each migration runs on an empty server. A migration that has been released never changes, also not by a word that it takes from elsewhere and
 * that means more by now: write what it said then into it. Of one that is not released yet the line changes with it.
 */
const TEXTS: Readonly<Record<string, string>> = {
  '0000-roles': '98e80d569d5db74f',
  '0001-records': '25264f1fd710e46e',
  '0002-append-only': 'c669211c982a3f54',
  '0003-people': '67b4b3cd7d3d94c9',
  '0004-tenancy': '48c1da4223d48b10',
  '0005-audit': '5db7f18c4b201a01',
  '0006-data-protection': '14bcbc8c5f28b1e8',
  '0007-sharing': '436d90dd71c40513',
  '0008-rate-limits': 'ba42f2f28fc663fc',
  '0009-corrections': '6fa3f4bfdab7499a',
  '0010-held-lines': 'b8a668786a4a897a',
  '0011-quality': 'ff6452d74dcb4efd',
  '0012-roads': 'bd7dfd243e971235',
  '0013-accessibility': '41816fd22a3f93bf',
  '0014-months': '0c41e1cc12f94b5a',
  '0015-places': '3a87a35eeb706a4f',
  '0016-traffic': '58463ff7d0bfdb4b',
  '0017-areas': 'b544a1f384d3bb90',
  '0018-road-kilometres': 'd1514936af9e778a',
  '0020-place-queue': 'ad73d62ef937ba71',
  '0021-traffic-factors': '92ef2becd565848a',
  '0022-street-survey': 'ef50bffd29b23ccb',
  '0023-municipality-areas': '967349a1f01cbc0a',
  '0024-month-reminders': '46114ad272a57058',
  '0025-screened-roads': 'a4d2369589e18740',
  '0026-black-spots': '478a419bae2044b4',
  '0027-site-tables': 'cd62ba513ee32499',
  '0033-black-spot-documents': 'c0e65554b85bb4eb',
  '0035-opened-sites': '989cba28b0be379f',
  '0036-black-spot-appointments': '399ef3558be90b44',
  '0040-site-table-bytes': 'e82baf74aa8ac0b9',
  '0041-run-sites': '815e824a847bba07',
  '0042-intervention-register': '5f58148cdc889591',
  '0043-evaluation-plans': '11185167b02e5532',
  '0044-appraisals': '2d63f5628b84b876',
  '0045-evidence': '81d6ba477e1975aa',
  '0046-published-releases': 'c88654fb5d25e5d1',
  '0047-release-drafts': '1b2fe810fa79b05c',
  '0051-citizen-reports': '5df6b44127c28c15',
  '0052-accident-type': '34da64f3558547c6',
  '0053-evidence-ratios': '2d75361230c7edf2',
};

/** What a migration runs, statement by statement, where nothing is found that it asks for. */
async function textOf(migration: Migration): Promise<string> {
  const hash = createHash('sha256');
  const hear = (statement: string, parameters: readonly unknown[] = []): void => {
    hash.update(`${statement}\n${JSON.stringify(parameters)}\n`);
  };
  const recorder = {
    execute: (statement: string, parameters?: readonly unknown[]) => Promise.resolve((hear(statement, parameters), 0)),
    query: (statement: string, parameters?: readonly unknown[]) => Promise.resolve((hear(statement, parameters), [])),
  };
  await runMigration(recorder, migration);
  return hash.digest('hex').slice(0, 16);
}

it('the migrations run the text that they have always run', async () => {
  const texts: Record<string, string> = {};
  for (const migration of migrations) texts[nameOf(migration)] = await textOf(migration);
  expect(texts).toEqual(TEXTS);
});

function nameOf({ number, name }: Migration): string {
  return `${String(number).padStart(4, '0')}-${name}`;
}
