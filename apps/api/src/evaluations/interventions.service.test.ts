import { beforeEach, expect, it } from '@jest/globals';

import { readEnvironment } from '../common/env.ts';
import { TestDirectory } from '../common/testing/test-directory.ts';
import type { Database } from '../database/database.ts';
import type { OrganisationContext } from '../database/in-organisation.ts';
import { StoredFilesQuota } from '../database/stored-files-quota.ts';
import { createTestOrganisation, describeOnEachDatabase } from '../database/testing/test-database.ts';
import { InterventionDocuments } from './intervention-documents.service.ts';
import { InterventionDocumentsRepository } from './intervention-documents.repository.ts';
import type { InterventionDraft } from './intervention.ts';
import { InterventionRepository } from './intervention.repository.ts';
import { InterventionsService } from './interventions.service.ts';

const A = [-0.02, 51.59] as const;
const B = [-0.01, 51.59] as const;
const C = [-0.01, 51.6] as const;
const D = [-0.02, 51.6] as const;

const DRAFT: InterventionDraft = {
  name: { el: 'Ζώνη 30', en: '30 zone' },
  kind: 'zone-30',
  sites: [],
  shape: { type: 'Polygon', coordinates: [[A, B, C, D, A]] },
  worksPeriod: { start: '2016-01-01', end: '2017-01-01' },
  selectionReason: 'systematic',
  cost: { capital: 120_000.25, yearly: 1_500, priceYear: 2016 },
  targetFilter: { period: null, area: null, selections: { severity: ['fatal', 'serious'] } },
  illustrative: false,
  source: 'Council 1/2016',
  note: { el: 'Σημείωση', en: 'Note' },
};
const CORRECTED = { ...DRAFT, name: '30 zone', kind: 'traffic-calming', sites: [A], shape: null };

describeOnEachDatabase('the register of interventions', (open) => {
  let database: Database;
  let context: OrganisationContext;
  let interventions: InterventionsService;
  let documents: InterventionDocuments;

  beforeEach(async () => {
    database = await open();
    context = await createTestOrganisation(database);
    interventions = new InterventionsService(new InterventionRepository(database), new TestDirectory());
    const quota = new StoredFilesQuota(readEnvironment({ STORED_FILES_MB: '1' }));
    documents = new InterventionDocuments(new InterventionDocumentsRepository(database, quota), interventions);
  });

  const add = (draft: Partial<InterventionDraft> = {}) => interventions.create(context, { ...DRAFT, ...draft });

  it('keeps everything that is stated, to the last digit', async () => {
    const created = await add();
    const line = await add({ shape: { type: 'LineString', coordinates: [A, B] }, sites: [[...C]], cost: null, targetFilter: null });
    expect(await interventions.get(context, created.interventionId)).toEqual({ ...created, version: 1 });
    expect(await interventions.get(context, line.interventionId)).toEqual({ ...line, version: 1 });
    expect(created).toMatchObject({ sites: [], selectedForHighCounts: false, cost: { currency: 'EUR' } });
  });

  it('refuses an area whose outline crosses itself, and one that is nowhere', async () => {
    await expect(add({ shape: { type: 'Polygon', coordinates: [[A, C, B, D, A]] } })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(add({ shape: null })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    expect(await interventions.list(context)).toEqual([]);
  });

  it('keeps what was corrected, and says what has changed', async () => {
    const { interventionId } = await add();
    const first = await interventions.get(context, interventionId);
    const second = await interventions.correct(context, interventionId, 1, CORRECTED);
    expect(second).toMatchObject({ version: 2, kind: 'traffic-calming', shape: null, name: DRAFT.name, note: DRAFT.note });
    expect(await interventions.get(context, interventionId)).toEqual(second);
    await interventions.correct(context, interventionId, 2, { ...CORRECTED, name: 'Another', source: 'Council 2/2016' });
    expect(await interventions.getVersion(context, interventionId, 1)).toEqual(first);
    expect(await interventions.getVersion(context, interventionId, 2)).toEqual(second);
    const changes = await interventions.listChanges(context, interventionId);
    expect(changes.map(({ intervention, changed }) => [intervention.version, changed])).toEqual([
      [2, ['name', 'source']],
      [1, ['kind', 'sites', 'shape']],
    ]);
  });

  it('takes no correction of what it is no longer, and writes none that changes nothing', async () => {
    const { interventionId } = await add();
    const same = { ...DRAFT, name: '30 zone' };
    expect(await interventions.correct(context, interventionId, 1, same)).toMatchObject({ version: 1 });
    const both = await Promise.allSettled([
      interventions.correct(context, interventionId, 1, CORRECTED),
      interventions.correct(context, interventionId, 1, { ...CORRECTED, kind: 'other' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(interventions.correct(context, interventionId, 1, CORRECTED)).rejects.toMatchObject({ code: 'INTERVENTION_CHANGED' });
    expect(await interventions.listChanges(context, interventionId)).toHaveLength(1);
  });

  it('deletes what was not evaluated; evaluations of others still find it as it was', async () => {
    const { interventionId } = await add();
    await documents.add(context, interventionId, 'plan.pdf', Buffer.from('%PDF-1'));
    await interventions.delete(context, interventionId);
    expect(await interventions.list(context)).toEqual([]);
    await expect(interventions.get(context, interventionId)).rejects.toMatchObject({ code: 'INTERVENTION_NOT_FOUND' });
    await expect(interventions.delete(context, interventionId)).rejects.toMatchObject({ code: 'INTERVENTION_NOT_FOUND' });
    expect(await interventions.getVersion(context, interventionId, 1)).toMatchObject({ name: DRAFT.name });
    const [left] = await database.asOwner((sql) => sql.query<{ n: number }>('SELECT count(*)::integer AS n FROM intervention_document'));
    expect(left!.n).toBe(0);
  });

  it('keeps documents sealed, counts them, and takes no more than may be stored', async () => {
    const { interventionId } = await add();
    const bytes = Buffer.from('%PDF-1 Όνομα');
    const { documentId } = await documents.add(context, interventionId, 'Σχέδιο.pdf', bytes);
    expect(await documents.list(context, interventionId)).toMatchObject([{ documentId, name: 'Σχέδιο.pdf', sizeBytes: bytes.length }]);
    expect((await documents.take(context, interventionId, documentId)).bytes.equals(bytes)).toBe(true);
    const [row] = await database.asOwner((sql) => sql.query<{ sealed: Uint8Array }>('SELECT sealed FROM intervention_document'));
    expect(Buffer.from(row!.sealed).includes('%PDF')).toBe(false);
    await expect(documents.add(context, interventionId, 'x.exe', Buffer.from('MZ'))).rejects.toMatchObject({ code: 'DOCUMENT_UNUSABLE' });
    const large = Buffer.alloc(1_100_000, '%PDF-');
    await expect(documents.add(context, interventionId, 'l.pdf', large)).rejects.toMatchObject({ code: 'STORED_FILES_TOO_LARGE' });
    expect(await documents.remove(context, interventionId, documentId)).toEqual([]);
    await expect(documents.take(context, interventionId, documentId)).rejects.toMatchObject({ code: 'INTERVENTION_DOCUMENT_NOT_FOUND' });
  });
});
