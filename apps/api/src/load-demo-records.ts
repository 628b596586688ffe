import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';

import { AreaRepository } from './areas/area.repository.ts';
import { AreasService } from './areas/areas.service.ts';
import { AreaFiles } from './areas/area-files.service.ts';
import type { ActingContext } from './common/acting-context.ts';
import type { listDemoAreas, PlacedImport } from './demo/demo-files.ts';
import type { DemoNote } from './demo/demo-places.ts';
import type { ImportBatch } from './imports/import-batch.ts';
import { ImportRecovery } from './imports/import-recovery.ts';
import { ImportsService } from './imports/imports.service.ts';
import { LocalFilesImport } from './imports/local-files-import.ts';
import { SeriesContextService } from './months/series-context.service.ts';

/** Another process may be at the same import; when it falls silent, the import counts as interrupted. */
const LOOK_AGAIN_MS = 5_000;
const BATCHES_LOOKED_AT = 500;

/** Whether an import of the demo has been committed once: what a person has undone stays undone. */
export async function isImported(app: INestApplicationContext, context: ActingContext, wanted: PlacedImport): Promise<boolean> {
  return (await listBatches(app, context, wanted)).some(({ status }) => status === 'committed' || status === 'undone');
}

/**
 * Imports files of the demo like anybody's, or goes on with what a killed process has left of their import.
 * @returns what a terminal is told of it
 */
export async function importRecords(
  app: INestApplicationContext,
  context: ActingContext,
  wanted: PlacedImport,
  signal: AbortSignal,
): Promise<string> {
  const local = app.get(LocalFilesImport, { strict: false });
  const left = await findLeft(app, context, wanted, signal);
  const options = {
    ...(wanted.formatId === undefined ? {} : { formatId: wanted.formatId }),
    ...(wanted.mapping === undefined ? {} : { mappings: [wanted.mapping] }),
  };
  const { outcome, batch, milliseconds } =
    left === undefined
      ? await local.run(context, wanted.paths, signal, undefined, options)
      : await local.resume(context, left.batchId, signal);
  const names = batch.files.map((file) => file.name).join(', ');
  if (signal.aborted && outcome === 'interrupted') return `${names}: cut off, to be gone on with at the next start`;
  if (outcome !== 'committed') throw new Error(`The demo could not be imported: ${names}: ${JSON.stringify(batch.problem ?? outcome)}`);
  return `${names}: ${batch.counts.added} records in ${(milliseconds / 1000).toFixed(1)} s`;
}

/** The newest import of the same files that waits for somebody to go on with it. */
async function findLeft(
  app: INestApplicationContext,
  context: ActingContext,
  wanted: PlacedImport,
  signal: AbortSignal,
): Promise<ImportBatch | undefined> {
  for (;;) {
    const batches = await listBatches(app, context, wanted);
    if (!batches.some(({ status }) => status === 'running'))
      return batches.find(
        ({ status, problem }) => status === 'queued' || (status === 'interrupted' && problem?.code !== 'UPLOAD_NOT_AT_HAND'),
      );
    await sleep(LOOK_AGAIN_MS, undefined, { signal });
    await app.get(ImportRecovery, { strict: false }).recover(context, false);
  }
}

/** Imports of the same files, newest first. A person's own import of other files is theirs. */
async function listBatches(app: INestApplicationContext, context: ActingContext, wanted: PlacedImport): Promise<ImportBatch[]> {
  const batches = await app.get(ImportsService, { strict: false }).list(context, BATCHES_LOOKED_AT, null);
  return batches.filter((batch) => isOf(batch, wanted));
}

function isOf(batch: ImportBatch, { files, formatId }: PlacedImport): boolean {
  const names = batch.files.map(({ name }) => name).sort();
  return names.join('/') === [...files].sort().join('/') && (formatId === undefined || batch.formatId === formatId);
}

/** Whether people have imported files of their own into an organisation before anything of the demonstration: it is theirs, and is not filled. */
export async function isTakenByOthers(
  app: INestApplicationContext,
  context: ActingContext,
  imports: readonly PlacedImport[],
): Promise<boolean> {
  const batches = await app.get(ImportsService, { strict: false }).list(context, BATCHES_LOOKED_AT, null);
  return batches.length > 0 && !batches.some((batch) => imports.some((wanted) => isOf(batch, wanted)));
}

/**
 * Whether an organisation still lacks its notes. They come before its first import, so that no trend is shown without them; afterwards a
 * person may have removed them.
 */
export async function lacksNotes(app: INestApplicationContext, context: ActingContext, imports: readonly PlacedImport[]): Promise<boolean> {
  for (const wanted of imports) if (await isImported(app, context, wanted)) return false;
  const notes = await app.get(SeriesContextService, { strict: false }).listNotes(context);
  return notes.every(({ noteId }) => noteId === null);
}

export async function addNotes(app: INestApplicationContext, context: ActingContext, notes: readonly DemoNote[]): Promise<void> {
  for (const note of notes) await app.get(SeriesContextService, { strict: false }).addNote(context, note);
}

type PlacedAreas = ReturnType<typeof listDemoAreas>[number];

/** Whether points of interest have been brought once, also where somebody has retired them since. */
export async function areAreasThere(app: INestApplicationContext, context: ActingContext, { file }: PlacedAreas): Promise<boolean> {
  const collections = await app.get(AreaRepository, { strict: false }).list(context);
  return collections.some(({ fileName }) => fileName === file);
}

/** @returns what a terminal is told of it */
export async function addAreas(app: INestApplicationContext, context: ActingContext, wanted: PlacedAreas): Promise<string> {
  const reading = { kind: 'osm', layer: '', srid: null, nameColumns: { el: '', en: '' } } as const;
  const parsed = await app.get(AreaFiles, { strict: false }).read(context, await readFile(wanted.path), wanted.file, reading);
  const { collections } = await app.get(AreasService, { strict: false }).addParsed(context, parsed, {
    fileName: wanted.file,
    kind: reading.kind,
    name: { el: '', en: '' },
    licence: wanted.licence,
    attribution: wanted.attribution,
  });
  return collections.map(({ name, itemCount }) => `${name.en}: ${itemCount}`).join(', ');
}
