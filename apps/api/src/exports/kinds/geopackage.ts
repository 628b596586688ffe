import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ExportRows, ExportTable } from '../export-table.ts';
import { GeoPackageFile } from './geopackage-file.repository.ts';

/**
 * A GeoPackage (OGC 12-128r18) with one layer. It is a database and can only be sent when it is whole: until then it lies in a
 * folder that nobody else can enter, and is removed whatever happens.
 */
export async function* writeGeoPackage(rows: ExportRows, table: ExportTable): AsyncIterable<Uint8Array> {
  // Made with mode 0700.
  const folder = await mkdtemp(join(tmpdir(), 'elektron-export-'));
  try {
    const path = join(folder, 'rows.gpkg');
    await fill(path, rows, table);
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(path: string, rows: ExportRows, table: ExportTable): Promise<void> {
  const file = new GeoPackageFile(path, table);
  try {
    for await (const portion of rows) file.add(portion);
    file.finish();
  } finally {
    file.close();
  }
}
