import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import type { ActingContext } from '../common/acting-context.ts';
import { AuditTrail, type AuditEntry } from '../common/audit-trail.ts';
import { RemarkReadings } from './remark-readings.ts';

const CONTEXT: ActingContext = { organisationId: 'o', secret: 's' };
const MINUTE_MS = 60_000;

/** Keeps what it is told; refuses while it is told to. */
class WrittenTrail extends AuditTrail {
  readonly entries: AuditEntry[] = [];
  refuses = false;

  override record(_context: ActingContext, entry: AuditEntry): Promise<void> {
    if (this.refuses) return Promise.reject(new Error('full'));
    this.entries.push(entry);
    return Promise.resolve();
  }

  override recordForInstallation(): Promise<void> {
    return Promise.reject(new Error('not asked for'));
  }

  override hashValue(): string {
    return '';
  }
}

describe('who reads remarks with values of a file', () => {
  const reader = { personId: 'p', fields: ['issues.totalCount', 'issues.edges.node.value', 'issues.edges.node.message.el'] };
  let trail: WrittenTrail;
  let readings: RemarkReadings;

  beforeEach(() => {
    jest.useFakeTimers();
    trail = new WrittenTrail();
    readings = new RemarkReadings(trail);
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is written down with the import and the names of the fields, and no value', async () => {
    await readings.note(CONTEXT, 7, reader, ['AGE 41', null]);
    expect(trail.entries).toEqual([
      {
        action: 'personal.remarks-read',
        subjectKind: 'import',
        subjectId: '7',
        fields: ['issues.edges.node.message.el', 'issues.edges.node.value'],
      },
    ]);
  });

  it('is not, where no value is to be seen', async () => {
    await readings.note(CONTEXT, 7, reader, [null, '', null]);
    await readings.note(CONTEXT, 7, reader, []);
    await readings.note(CONTEXT, 7, { personId: 'p', fields: ['issues.totalCount', 'issues.edges.node.row'] }, ['AGE 41']);
    expect(trail.entries).toEqual([]);
  });

  it('is written down once in ten minutes for each person, import and way of looking', async () => {
    const look = (batchId: number, personId: string, fields = reader.fields): Promise<void> =>
      readings.note(CONTEXT, batchId, { personId, fields }, ['AGE 41']);
    await look(7, 'p');
    jest.advanceTimersByTime(9 * MINUTE_MS);
    await look(7, 'p');
    expect(trail.entries).toHaveLength(1);
    await look(8, 'p');
    await look(7, 'q');
    await look(7, 'p', ['issueGroups.exampleValue']);
    await readings.note({ ...CONTEXT, organisationId: 'other' }, 7, reader, ['AGE 41']);
    expect(trail.entries).toHaveLength(5);
    jest.advanceTimersByTime(2 * MINUTE_MS);
    await look(7, 'p');
    expect(trail.entries).toHaveLength(6);
  });

  it('is written down with the files that nobody has imported yet, and the way of looking', async () => {
    for (const way of ['uploadTable', 'uploadTable', 'codes'] as const) await readings.noteUpload(CONTEXT, 'u', 'p', way);
    await readings.noteUpload(CONTEXT, 'u', 'q', 'codes');
    expect(trail.entries).toEqual(
      ['uploadTable', 'codes', 'codes'].map((way) => ({
        action: 'personal.remarks-read',
        subjectKind: 'upload',
        subjectId: 'u',
        fields: [way],
      })),
    );
  });

  it('sees nothing that cannot be written down, and is written down as soon as it can be', async () => {
    trail.refuses = true;
    await expect(readings.note(CONTEXT, 7, reader, ['AGE 41'])).rejects.toThrow('full');
    await expect(readings.note(CONTEXT, 7, reader, ['AGE 41'])).rejects.toThrow('full');
    trail.refuses = false;
    await readings.note(CONTEXT, 7, reader, ['AGE 41']);
    expect(trail.entries).toHaveLength(1);
  });
});
