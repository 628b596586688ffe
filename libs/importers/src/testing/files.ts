import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Draft, RowIssue } from '@elektron/domain';
import { plainFile, type ByteSource } from '../byte-source.ts';
import { detectTable, type DetectedTable, type DetectTableOptions } from '../detect-table.ts';
import { readTable, type ReadLine, type ReadTableOptions } from '../read-table.ts';

const ROOT = join(import.meta.dirname, '../../../..');

/** A file of the demo, which is real: Waltham Forest 2014-2018. */
export function demoPath(fileName: string): string {
  return join(ROOT, 'demo/waltham-forest', fileName);
}

/** A fixture that is kept as it is. */
export function readPlainFixture(folder: string, fileName: string): Buffer {
  return readFileSync(join(ROOT, 'tests/fixtures', folder, fileName));
}

/** A gzipped fixture, unpacked. */
export function readFixture(folder: string, fileName: string): Buffer {
  return gunzipSync(readFileSync(join(ROOT, 'tests/fixtures', folder, `${fileName}.gz`)));
}

const FOLDER = mkdtempSync(join(tmpdir(), 'elektron-importers-'));
let written = 0;

/** A file that lives until removeTemporaryFiles. */
export function temporaryFile(content: string | Buffer): string {
  written += 1;
  const path = join(FOLDER, `${written}.csv`);
  writeFileSync(path, content);
  return path;
}

export function removeTemporaryFiles(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}

export interface ReadFile {
  readonly table: DetectedTable;
  readonly lines: readonly ReadLine[];
  readonly drafts: readonly Draft[];
  readonly issues: readonly RowIssue[];
  readonly skipped: number;
  readonly batchSizes: readonly number[];
}

/** When tests import, unless they say another day: later than everything in the demo. */
export const IMPORT_DAY = '2024-06-30';

/** Detects a file by its path. */
export async function detectPath(path: string, fileName: string, options: DetectTableOptions = {}): Promise<DetectedTable> {
  return detectTable(await plainFile(path), fileName, options);
}

/** Detects a file and reads all of it. */
export async function readFile(path: string, given: DetectTableOptions & Partial<ReadTableOptions> = {}): Promise<ReadFile> {
  const source = await plainFile(path);
  return readDetected(source, await detectTable(source, 'file.csv', given), given);
}

/** Reads all of a table that was detected. */
export async function readDetected(source: ByteSource, table: DetectedTable, given: Partial<ReadTableOptions> = {}): Promise<ReadFile> {
  const options = { latestDate: IMPORT_DAY, ...given };
  const lines: ReadLine[] = [];
  const batchSizes: number[] = [];
  let skipped = 0;
  for await (const batch of readTable(source, table, options)) {
    lines.push(...batch.lines);
    skipped += batch.skipped;
    batchSizes.push(batch.lines.length);
  }
  return {
    table,
    lines,
    drafts: lines.flatMap((line) => line.drafts),
    issues: lines.flatMap((line) => line.issues),
    skipped,
    batchSizes,
  };
}

/** Reads a text as a file. */
export function readText(content: string | Buffer, given: Partial<ReadTableOptions> = {}): Promise<ReadFile> {
  return readFile(temporaryFile(content), given);
}

/** The vehicles table is the narrowest: a header and lines of it, with one more column. */
export const VEHICLE_HEADER = 'accident_index,vehicle_reference,vehicle_type,note';

export function vehicleLine(reference: number, note = ''): string {
  return `2014A,${reference},Car,${note}`;
}

/** Collisions with the columns that the tests vary; what is not given is a valid value. */
export function collisionsText(...rows: readonly Readonly<Record<string, string>>[]): string {
  const valid: Record<string, string> = {
    accident_index: '201401GD10691',
    accident_severity: 'Slight',
    date: '2014-08-18',
    time: '14:46',
    day_of_week: 'Monday',
    location_easting_osgr: '535650',
    location_northing_osgr: '186680',
    speed_limit: '30',
  };
  const columns = [...new Set([...Object.keys(valid), ...rows.flatMap((row) => Object.keys(row))])];
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? valid[column] ?? '').join(','))].join('\n') + '\n';
}
