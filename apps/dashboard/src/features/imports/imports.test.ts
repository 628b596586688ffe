import { describe, expect, it } from '@jest/globals';
import { splitFileName } from './file-name.tsx';
import { awaitsSearch, isUnderWay, pollMillisecondsOf } from './imports-queries.ts';
import { pageOfRecords } from './page-of-records.ts';
import { readAnswer } from './upload-files.ts';

describe('an answer of the upload route', () => {
  const upload = { uploadId: 'u1', formatId: 'stats19', formatLabels: { el: 'α', en: 'a' }, files: [], notes: [] };

  it('is what was recognised', () => {
    expect(readAnswer(201, JSON.stringify(upload))).toEqual({ kind: 'detected', upload });
  });

  it("is the problem's sentence in both languages", () => {
    const message = { el: 'Το αρχείο είναι κενό.', en: 'The file is empty.' };
    expect(readAnswer(422, JSON.stringify({ problem: { code: 'FILE_EMPTY', details: { file: 'x.csv' }, message } }))).toEqual({
      kind: 'refused',
      message,
    });
  });

  it("is the domain's sentence where only a code came", () => {
    const outcome = readAnswer(422, JSON.stringify({ problem: { code: 'FILE_EMPTY', details: { file: 'x.csv' } } }));
    expect(outcome).toEqual({ kind: 'refused', message: { el: 'Το αρχείο «x.csv» είναι κενό.', en: 'The file “x.csv” is empty.' } });
  });

  it.each([
    [502, '<html>Bad Gateway</html>'],
    [200, '{}'],
    [500, 'null'],
    [413, '{"problem":{"code":"NOT_ONE_OF_OURS"}}'],
  ])('is no answer: %d %s', (status, text) => {
    expect(readAnswer(status, text)).toEqual({ kind: 'refused', message: null });
  });
});

describe("a file's name", () => {
  it.each([
    ['collisions_2014_2018.csv', ['collisions_', '2014_', '2018.', 'csv']],
    ['Ατυχήματα 2018-12.csv', ['Ατυχήματα 2018-', '12.', 'csv']],
    ['_.csv', ['_.', 'csv']],
    ['x', ['x']],
    ['', []],
  ])('%s breaks between its words and loses nothing', (name, parts) => {
    expect(splitFileName(name)).toEqual(parts);
    expect(splitFileName(name).join('')).toBe(name);
  });
});

describe('a batch', () => {
  it('is asked for again only while it moves', () => {
    const states = ['queued', 'running', 'ready', 'committed', 'undone', 'cancelled', 'failed', 'interrupted', 'discarded'];
    expect(states.filter(isUnderWay)).toEqual(['queued', 'running']);
  });

  it('that was interrupted is asked for now and then, because another window may resume it', () => {
    expect(pollMillisecondsOf(['committed', 'undone', 'cancelled', 'failed', 'discarded'])).toBeNull();
    expect(pollMillisecondsOf([])).toBeNull();
    expect(pollMillisecondsOf(['ready'])).toBeGreaterThan(1000);
    const interrupted = pollMillisecondsOf(['committed', 'interrupted']) ?? 0;
    expect(interrupted).toBeGreaterThan(1000);
    expect(interrupted).toBeLessThanOrEqual(5000);
    for (const status of ['queued', 'running']) expect(pollMillisecondsOf(['interrupted', status])).toBe(1000);
  });
});

describe('the search for duplicates', () => {
  const batch = { kind: 'accidents', status: 'committed', committedVersion: 3, undoneVersion: null, duplicatesFound: null };

  it('is waited for by accidents on record alone, and over when it has found none', () => {
    expect(awaitsSearch(batch)).toBe(true);
    expect(awaitsSearch({ ...batch, duplicatesFound: 0 })).toBe(false);
    expect(awaitsSearch({ ...batch, duplicatesFound: 2 })).toBe(false);
    expect(awaitsSearch({ ...batch, kind: 'traffic' })).toBe(false);
    expect(awaitsSearch({ ...batch, status: 'ready', committedVersion: null })).toBe(false);
    // Nothing in it was new.
    expect(awaitsSearch({ ...batch, committedVersion: null })).toBe(false);
    expect(awaitsSearch({ ...batch, status: 'undone', undoneVersion: 4 })).toBe(false);
  });
});

describe('what an import has brought', () => {
  it.each([
    ['accidents', '/app'],
    ['traffic', '/app/traffic'],
    ['roads', '/app/roads'],
    ['accessibility', '/app/accessibility'],
    ['something-new', '/app'],
  ])('%s is looked at on the page %s', (kind, path) => {
    expect(pageOfRecords({ kind }).path).toBe(path);
  });
});
