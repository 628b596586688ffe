import { describe, expect, it, jest } from '@jest/globals';
import type { AccidentDraft, Draft } from '@elektron/domain';
import { detectTables } from '../../detect-tables.ts';
import { bytesSource } from '../../testing/archives.ts';
import { readDetected, readFixture, readPlainFixture } from '../../testing/files.ts';

async function readAll(bytes: Buffer): Promise<{ readonly drafts: readonly Draft[]; readonly remarks: readonly string[] }> {
  const source = bytesSource(bytes);
  const drafts: Draft[] = [];
  const remarks: string[] = [];
  for (const table of await detectTables(source, 'x')) {
    const file = await readDetected(source, table, { latestDate: '2025-01-31' });
    drafts.push(...file.drafts);
    remarks.push(...file.issues.map(({ row, code }) => `${row} ${code}`));
  }
  return { drafts, remarks };
}

describe('the filled template, saved by LibreOffice', () => {
  it.each([
    ['.xlsx', () => readPlainFixture('libreoffice', 'template.xlsx')],
    ['.ods', () => readPlainFixture('libreoffice', 'template.ods')],
    ['.xls', () => readFixture('libreoffice', 'template.xls')],
  ])('says the same as %s, and nothing on the console', async (_, load) => {
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { drafts, remarks } = await readAll(load());
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
    // The third accident has no place.
    expect(remarks).toEqual(['5 VALUE_MISSING']);
    const accidents = drafts.filter((draft): draft is AccidentDraft => draft.kind === 'accident');
    expect(
      accidents.map(({ sourceRecordId, severity, time, position, roadName }) => ({ sourceRecordId, severity, time, position, roadName })),
    ).toEqual([
      {
        sourceRecordId: 'Α-1',
        severity: 'serious',
        time: { year: 2024, month: 3, day: 5, weekday: 2, hour: 14, minute: 30 },
        position: { srid: 4326, first: 22.9426, second: 39.3622, accuracy: 'exact' },
        roadName: 'Ιάσονος 12',
      },
      {
        sourceRecordId: 'Α-2',
        severity: 'fatal',
        time: { year: 2024, month: 12, day: 31, weekday: 2, hour: 23, minute: 59 },
        position: { srid: 2100, first: 408123.5, second: 4357012.1, accuracy: 'approximate' },
        roadName: 'Δημητριάδος',
      },
      {
        sourceRecordId: 'Α-3',
        severity: 'slight',
        time: { year: 2024, month: 7, day: null, weekday: null, hour: null, minute: null },
        position: null,
        roadName: 'Αναλήψεως',
      },
    ]);
    expect(drafts.filter(({ kind }) => kind === 'traffic-unit')).toHaveLength(3);
    expect(drafts.filter(({ kind }) => kind === 'casualty')).toHaveLength(3);
  });
});
