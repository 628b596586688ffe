import { INTERVENTION_COLUMNS, LANGUAGES, type Language } from '@elektron/domain';
import { inMemory, readPlainTable } from '@elektron/importers';
import { expect, it } from '@jest/globals';

import type { PlaceNames } from './areas/place-names.service.ts';
import { createPlane } from './common/plane.ts';
import { TEST_SRID } from './common/testing/make-columns.ts';
import type { EvaluationRunsService } from './evaluations/evaluation-runs.service.ts';
import { parseIntervention, type Intervention } from './evaluations/intervention.ts';
import { parseInterventionLines } from './evaluations/parse-intervention-lines.ts';
import { EXPORT_KINDS } from './exports/export-kinds.ts';
import type { ExportQuestion } from './exports/exportable.ts';
import { InterventionExport, type InterventionsFilter } from './exports/intervention-export.ts';

/* What is taken away from the register of interventions is read back as it was, in each kind that is a table and in each language. */

const PLANE = createPlane(TEST_SRID);
const [A, B, C] = [
  [-0.02, 51.59],
  [-0.01, 51.59],
  [-0.01, 51.6],
] as const;
const COMMON = {
  worksPeriod: { start: '2016-04-01', end: '2016-10-01' },
  selectionReason: 'not-known',
  selectionNote: 'Όσα λέει η «απόφαση», no more',
  illustrative: false,
  source: 'Council; 1/2016, "final"',
};
const REGISTER: readonly Intervention[] = [
  {
    name: { el: 'Κόμβος', en: 'Κόμβος' },
    kind: 'signals',
    sites: [A],
    cost: { capital: 120_000.5, yearly: 0, currency: 'GBP', priceYear: 2016 },
  },
  { name: { el: 'Θέσεις', en: 'Θέσεις' }, kind: 'lighting', sites: [A, C], cost: null },
  { name: { el: 'Οδός', en: 'Οδός' }, kind: 'other', sites: [], shape: { type: 'LineString', coordinates: [A, B] } },
  { name: { el: 'Ζώνη', en: 'Ζώνη' }, kind: 'zone-30', sites: [C], shape: { type: 'Polygon', coordinates: [[A, B, C, A]] } },
].map((draft, k) => ({ interventionId: `${k}`, ...parseIntervention({ ...COMMON, ...draft }, PLANE) }));

const source = new InterventionExport(
  { listInterventions: async () => REGISTER, countByIntervention: async () => new Map([['0', 3]]) } as unknown as EvaluationRunsService,
  {} as PlaceNames,
);

async function fileOf(kind: 'csv' | 'xlsx', language: Language): Promise<Buffer> {
  const question = { kind, filter: { kind: null }, language, organisation: {} } as unknown as ExportQuestion<InterventionsFilter>;
  const { columns, body } = await source.select({} as never, question);
  if (!('rows' in body)) throw new Error('not rows');
  const table = { language, title: 'x', layer: 'interventions', columns, notes: [], madeAt: new Date('2026-01-01T00:00:00Z') };
  const pieces: Buffer[] = [];
  for await (const piece of EXPORT_KINDS[kind].write(body.rows(new AbortController().signal), table)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

it.each(LANGUAGES.flatMap((language) => (['csv', 'xlsx'] as const).map((kind) => [kind, language] as const)))(
  'the register as %s in %s is read back as it was',
  async (kind, language) => {
    const read = await readPlainTable(inMemory(await fileOf(kind, language)), `x.${kind}`, 100);
    const { found, problems, unread } = parseInterventionLines(read, PLANE);
    expect(problems).toEqual([]);
    expect(found.map(({ intervention }) => intervention)).toEqual(REGISTER.map(({ interventionId: _, ...stated }) => stated));
    // What the file says beyond that is not read.
    expect(unread).toHaveLength(read.headings.length - INTERVENTION_COLUMNS.length);
  },
);

it('only those of a kind are taken away where one is asked for', async () => {
  const question = { kind: 'csv', filter: { kind: 'zone-30' }, language: 'en' } as unknown as ExportQuestion<InterventionsFilter>;
  expect((await source.select({} as never, question)).count).toBe(1);
});
