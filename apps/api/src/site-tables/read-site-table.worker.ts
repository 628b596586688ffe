import { isProblem, type ProblemCode, type ProblemDetails } from '@elektron/domain';
import { inMemory, lookAtSiteTables, readSiteTable, type SiteTableLook } from '@elektron/importers';

import { createPlane } from '../common/plane.ts';
import { placeSites } from './place-sites.ts';
import type { PlacedSites, SaidOfTable } from './site-table.ts';

export type SiteTableTask = { readonly bytes: Uint8Array; readonly fileName: string } & (
  { readonly question: 'look' } | { readonly question: 'read'; readonly said: SaidOfTable; readonly ownSrid: number }
);

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type SiteTableAnswer =
  | { readonly kind: 'look'; readonly tables: readonly SiteTableLook[] }
  | { readonly kind: 'read'; readonly placed: PlacedSites }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** Reads a table of sites, in a thread of its own: what is unpacked and converted would keep the server from answering. */
export async function answerSiteTable(task: SiteTableTask): Promise<SiteTableAnswer> {
  const { bytes, fileName } = task;
  const source = inMemory(bytes);
  try {
    if (task.question === 'look') return { kind: 'look', tables: await lookAtSiteTables(source, fileName) };
    const { reading, srid, statement } = task.said;
    const read = await readSiteTable(source, fileName, reading);
    const form = { columns: reading.columns, srid, lengthUnit: statement.lengthUnit, plane: createPlane(task.ownSrid) };
    return { kind: 'read', placed: placeSites(read, form) };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}
