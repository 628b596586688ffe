import { NO_LINES } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { AT_THE_START, BATCH_STATUSES, type BatchStatus, type ImportBatch } from '../imports/import-batch.ts';
import type { IssueGroup } from '../imports/row-issue.repository.ts';
import { describeBatch, describeImport } from './batch-texts.ts';

function batchOf(status: BatchStatus, lines: number, held = 0): ImportBatch {
  return {
    batchId: 11,
    kind: 'accidents',
    formatId: 'stats19',
    status,
    uploadId: 'u',
    files: [],
    counts: { ...NO_LINES, lines, added: lines - held, held },
    position: AT_THE_START,
    repairs: [],
    duplicatesFound: null,
    progress: 1,
    cancelRequested: false,
    committedVersion: null,
    undoneVersion: null,
    problem: null,
    leanedOnBy: null,
    createdAt: new Date(0),
    startedAt: null,
    finishedAt: null,
    corrects: null,
    continuedIn: null,
    detailsDeletedAt: null,
  };
}

describe('what the terminal says of an import', () => {
  it('claims only of a finished one that its lines became something', () => {
    const claiming = BATCH_STATUSES.filter((status) => describeBatch(batchOf(status, 42_000), 'en').includes('They became: 42,000 new'));
    expect(claiming).toEqual(['committed']);
    expect(describeBatch(batchOf('cancelled', 42_000), 'el')).toBe(
      '11  ακυρώθηκε  Διαβάστηκαν 42.000 γραμμές. Δεν κρατήθηκε τίποτα. Το αποτέλεσμα θα ήταν: 42.000 νέες.  ()',
    );
  });

  it('speaks of one line in the singular', () => {
    expect(describeBatch(batchOf('committed', 1), 'en')).toBe('11  finished  1 line was read. It became: 1 new.  ()');
  });

  it('lists the remarks as the page does, with an example each', () => {
    const group: IssueGroup = {
      code: 'DATE_IN_FUTURE',
      level: 'held',
      column: 'date',
      count: 1,
      exampleValue: '2099-01-01',
      exampleFile: 'a.xlsx › Μάρτιος',
      exampleRow: 1_234,
    };
    const [, first, ...rest] = describeImport(batchOf('committed', 5, 1), [group], 'en').split('\n');
    expect(first).toBe(
      '  1 line · Held back · Column “date” says “2099-01-01”, which is after the day of the import. ' +
        'The line was held back: correct it here or in the file. (e.g. line 1,234)',
    );
    expect(rest).toEqual([]);
    const file = (name: string) => ({ name }) as ImportBatch['files'][number];
    const ofTwo = { ...batchOf('committed', 5, 1), files: [file('a.xlsx › Φεβρουάριος'), file('a.xlsx › Μάρτιος')] };
    expect(describeImport(ofTwo, [group], 'en')).toContain('(e.g. line 1,234, a.xlsx › Μάρτιος)');
    const many = Array.from({ length: 11 }, () => ({ ...group, count: 2 }));
    expect(describeImport(batchOf('committed', 50, 22), many, 'el').split('\n')).toHaveLength(12);
    expect(describeImport(batchOf('committed', 50, 22), many, 'el')).toContain('  2 γραμμές · Έμεινε εκτός · Η στήλη «date»');
  });
});
