import { appendFileSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { describeProblem, isProblem, type TrafficUnitDraft } from '@elektron/domain';
import fc from 'fast-check';
import { plainFile } from './byte-source.ts';
import { readTable } from './read-table.ts';
import {
  IMPORT_DAY,
  VEHICLE_HEADER,
  demoPath,
  detectPath,
  readText,
  removeTemporaryFiles,
  temporaryFile,
  vehicleLine,
} from './testing/files.ts';

afterAll(removeTemporaryFiles);

const refusalOf = async (content: string | Buffer): Promise<{ code: string; row: unknown; text: string }> => {
  try {
    await readText(content);
  } catch (error) {
    if (isProblem(error)) return { code: error.code, row: error.details['row'], text: describeProblem(error, 'en') };
    throw error;
  }
  throw new Error('the file was accepted');
};

const lines = (count: number, from = 1): string[] => Array.from({ length: count }, (_, i) => vehicleLine(from + i, 'x'));

describe('the lines of a table', () => {
  it('come in batches of at most 1,000', async () => {
    const { batchSizes } = await readText([VEHICLE_HEADER, ...lines(2_500)].join('\n'));
    expect(batchSizes).toEqual([1_000, 1_000, 500]);
  });

  it.each([
    ['LF', '\n', ''],
    ['CRLF', '\r\n', ''],
    ['CR alone', '\r', ''],
    ['a byte order mark', '\n', '\ufeff'],
  ])('are the same with %s', async (_what, end, mark) => {
    const { drafts, lines: read, issues } = await readText(mark + [VEHICLE_HEADER, ...lines(3), ''].join(end));
    expect(drafts.map((draft) => (draft as TrafficUnitDraft).unitReference)).toEqual(['1', '2', '3']);
    expect(drafts.map((draft) => draft.attributes['note'])).toEqual(['x', 'x', 'x']);
    expect(read.map((line) => line.row)).toEqual([2, 3, 4]);
    expect(issues).toEqual([]);
  });

  it('may end in both ways in one file', async () => {
    const { drafts } = await readText(`${VEHICLE_HEADER}\r\n${vehicleLine(1, 'a')}\n${vehicleLine(2, 'b')}\r\n${vehicleLine(3, 'c')}`);
    expect(drafts.map((draft) => draft.attributes['note'])).toEqual(['a', 'b', 'c']);
  });

  it('may end in a carriage return that lost its line feed, and are all counted', async () => {
    const { drafts, skipped } = await readText(`${VEHICLE_HEADER}\r\n${vehicleLine(1, 'a')}\r\n${vehicleLine(2, 'b')}\r`);
    expect(drafts.map((draft) => draft.attributes['note'])).toEqual(['a', 'b']);
    expect(skipped).toBe(0);
  });

  it.each(['\n', '\r\n'])('are numbered as an editor does, with blank lines and values over several lines (%j)', async (end) => {
    const text = [
      '',
      VEHICLE_HEADER,
      vehicleLine(1),
      '',
      `2014A,2,Car,"one${end}two${end}${end}three"`,
      ',,,',
      vehicleLine(3),
      '',
      '',
    ].join(end);
    const { lines: read, skipped, drafts } = await readText(text);
    expect(read.map((line) => line.row)).toEqual([3, 5, 10]);
    // Every line but the header is counted: the blank one above it too, and the separators alone, which carry nothing.
    expect(skipped).toBe(4);
    expect(drafts[1]?.attributes['note']).toBe(`one${end}two${end}${end}three`);
  });

  it('with a wrong number of columns are rejected, and the next one is read', async () => {
    const { lines: read } = await readText([VEHICLE_HEADER, '2014A,1,Car', vehicleLine(2), '2014A,3,Car,x,y', vehicleLine(4)].join('\n'));
    expect(read.map((line) => [line.row, line.drafts.length, line.issues[0]?.code ?? '', line.issues[0]?.value ?? ''])).toEqual([
      [2, 0, 'COLUMNS_SHIFTED', '3 / 4'],
      [3, 1, '', ''],
      [4, 0, 'COLUMNS_SHIFTED', '5 / 4'],
      [5, 1, '', ''],
    ]);
  });

  it('keep 2,000 characters of a value and say that it was longer', async () => {
    const { drafts, issues } = await readText([VEHICLE_HEADER, vehicleLine(1, `${'a'.repeat(1_999)}😀`)].join('\n'));
    // The emoji is two code units: half of it would be no text.
    expect(drafts[0]?.attributes['note']).toBe('a'.repeat(1_999));
    expect(issues).toMatchObject([{ row: 2, column: 'note', code: 'FIELD_TOO_LONG', level: 'warning' }]);
  });

  it('never keep what looks like a person, not even in an issue', async () => {
    const name = 'Somebody '.repeat(300);
    const { drafts, issues, table } = await readText(`${VEHICLE_HEADER},Driver name\n${vehicleLine(1, 'x')},${name}\n`);
    expect(JSON.stringify({ drafts, issues, table })).not.toContain('Somebody');
  });

  it('keep columns of one unknown name apart', async () => {
    const { drafts } = await readText('accident_index,vehicle_reference,vehicle_type,note,note,,__proto__\n2014A,1,Car,a,b,c,d\n');
    expect(drafts[0]?.attributes).toEqual({ note: 'a', 'note (5)': 'b', '(6)': 'c', '__proto__ (7)': 'd' });
  });

  it('say how far the file has been read', async () => {
    const path = demoPath('vehicles_2014_2018.csv');
    const table = await detectPath(path, 'v.csv');
    const read: number[] = [];
    for await (const batch of readTable(await plainFile(path), table, { latestDate: IMPORT_DAY })) read.push(batch.bytesRead);
    expect(read).toEqual(read.toSorted((a, b) => a - b));
    expect(read.at(-1)).toBe(table.bytes);
    expect(read.length).toBe(7);
  });

  it('stop when a person cancels', async () => {
    const path = demoPath('vehicles_2014_2018.csv');
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      const table = await detectPath(path, 'v.csv');
      for await (const batch of readTable(await plainFile(path), table, { latestDate: IMPORT_DAY, signal: controller.signal })) {
        if (batch.bytesRead > 0) controller.abort();
      }
    };
    await expect(read()).rejects.toThrow('CANCELLED');
  });
});

describe('a broken quotation mark', () => {
  const broken = '2014A,5,Car,"never closed';

  it('that swallows the rest of a short file is named by its line', async () => {
    const refusal = await refusalOf([VEHICLE_HEADER, ...lines(3), broken, ...lines(20, 6)].join('\n'));
    expect(refusal).toMatchObject({ code: 'FILE_BROKEN_QUOTE', row: 5 });
    expect(refusal.text).toContain('In line 5 of “file.csv” a quotation mark');
  });

  it('that swallows more than a record can be is named by its line, and the file is not read on', async () => {
    const refusal = await refusalOf([VEHICLE_HEADER, ...lines(10_000), broken, ...lines(50_000)].join('\n'));
    expect(refusal).toMatchObject({ code: 'FILE_BROKEN_QUOTE', row: 10_002 });
  });

  it('that is closed by the next quoted line is named by its line', async () => {
    const quoted = lines(5).map((line) => `"${line.replaceAll(',', '","')}"`);
    quoted[2] = quoted[2]?.slice(0, -1) ?? '';
    expect(await refusalOf([VEHICLE_HEADER, ...quoted].join('\r\n'))).toMatchObject({ code: 'FILE_BROKEN_QUOTE', row: 4 });
  });

  it('that closes by chance and has swallowed lines is named by its line', async () => {
    const text = [VEHICLE_HEADER, vehicleLine(1), '2014A,2,Car,"a', '2014A,3,Car,b', '2014A,4,"Car",c', vehicleLine(5)].join('\n');
    expect(await refusalOf(text)).toMatchObject({ code: 'FILE_BROKEN_QUOTE', row: 3 });
    const swallowed = [VEHICLE_HEADER, '2014A,1,Car,"a', ...lines(200, 2), '"', vehicleLine(300)].join('\n');
    expect(await refusalOf(swallowed)).toMatchObject({ code: 'FILE_BROKEN_QUOTE', row: 2 });
  });

  it('inside a value is named by its line', async () => {
    expect(await refusalOf([VEHICLE_HEADER, vehicleLine(1), '', vehicleLine(2, 'a "b" c')].join('\n'))).toMatchObject({
      code: 'FILE_BROKEN_QUOTE',
      row: 4,
    });
  });

  it('after a value over several lines is named by its own line', async () => {
    const text = [
      'accident_index,vehicle_reference,vehicle_type,a,b',
      vehicleLine(1, ','),
      '2014A,2,Car,"one',
      'two',
      'three","four',
      'five',
    ];
    expect(await refusalOf(text.join('\r\n'))).toMatchObject({ code: 'FILE_BROKEN_QUOTE', row: 5 });
  });
});

/** Bytes that this process has read from files so far, as Linux counts them. */
function bytesRead(): number {
  return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))![1]);
}

describe('a damaged file', () => {
  it('with a line of megabytes ends at it: the rest is not even read', async () => {
    const path = temporaryFile(`${VEHICLE_HEADER}\n${vehicleLine(1)}\n`);
    for (let i = 0; i < 50; i++) appendFileSync(path, Buffer.alloc(1_000_000, 'a'));
    // Its encoding is found from all of its bytes; its lines are then read up to the one that is none.
    const table = await detectPath(path, 'file.csv');
    const readBefore = bytesRead();
    const reading = (async () => {
      for await (const _batch of readTable(await plainFile(path), table, { latestDate: IMPORT_DAY })) continue;
    })();
    await expect(reading).rejects.toThrow(/FILE_LINE_TOO_LONG.*"row":3/);
    expect(bytesRead() - readBefore).toBeLessThan(5_000_000);
  });

  it('with zero bytes in its midst is no text', async () => {
    const text = [VEHICLE_HEADER, ...lines(20_000)].join('\n');
    expect(await refusalOf(Buffer.concat([Buffer.from(text), Buffer.alloc(4096), Buffer.from(text)]))).toMatchObject({
      code: 'FILE_NOT_TEXT',
    });
  });
});

describe('for any content', () => {
  const value = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', ''));
  const nastyValue = fc.oneof(value, fc.constantFrom('"', '""', ',', '\n', '\r\n', 'a\nb', '"a","b"', '\n\n', ' x ', ';', "'"));
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it('what was written is read back, on the right line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nastyValue, { minLength: 1, maxLength: 40 }), fc.constantFrom('\n', '\r\n'), async (values, end) => {
        // The first two say which line end the file has, as real files do.
        const written = values.map((text, i) => `2014A,${i},Car,${quote(text)}`);
        const { drafts, lines: read, issues } = await readText([VEHICLE_HEADER, vehicleLine(0), ...written].join(end));
        expect(drafts.slice(1).map((draft) => draft.attributes['note'] ?? '')).toEqual(values.map((text) => text.trim()));
        let row = 3;
        const rows = written.map((line) => {
          const first = row;
          row += 1 + (line.match(/\r\n|\r|\n/g)?.length ?? 0);
          return first;
        });
        expect(read.slice(1).map((line) => line.row)).toEqual(rows);
        expect(issues).toEqual([]);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('every line is accepted, rejected or skipped, and none is lost', async () => {
    const kinds = fc.array(fc.constantFrom('good', 'blank', 'separators', 'short', 'keyless', 'odd'), { maxLength: 60 });
    const text = { good: '2014A,1,Car,x', blank: '', separators: ',,,', short: '2014A,1', keyless: ',1,Car,x', odd: '2014A,1,Spaceship,x' };
    await fc.assert(
      fc.asyncProperty(kinds, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (chosen, end, closed) => {
        // A plain line in front, because a table has at least one.
        const content = [VEHICLE_HEADER, text.good, ...chosen.map((kind) => text[kind])].join(end) + (closed ? end : '');
        const { lines: read, skipped } = await readText(content);
        const accepted = read.filter((line) => line.drafts.length === 1).length;
        const rejected = read.filter((line) => line.issues.some((issue) => issue.level === 'rejected')).length;
        const count = (...of: string[]): number => chosen.filter((kind) => of.includes(kind)).length;
        // Without a line end behind it, a blank last line does not exist.
        const ghost = !closed && chosen.at(-1) === 'blank' ? 1 : 0;
        expect([accepted, rejected, skipped]).toEqual([
          1 + count('good', 'odd'),
          count('short', 'keyless'),
          count('blank', 'separators') - ghost,
        ]);
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});
