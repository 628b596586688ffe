import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from '@jest/globals';
import { describePersonalColumns } from './describe-personal-columns.ts';
import { plainFile, readHead } from './byte-source.ts';
import { detectEncoding } from './detect-encoding.ts';
import { findPersonalContent } from './find-personal-content.ts';
import { normalizeHeading } from './import-format.ts';
import { parseHeader } from './parse-header.ts';
import { isPersonalHeading } from './personal-columns.ts';
import { VEHICLE_HEADER, detectPath, readText, removeTemporaryFiles, temporaryFile, vehicleLine } from './testing/files.ts';

afterAll(removeTemporaryFiles);

const PLATES = ['ΝΙΚ-1234', 'ΥΖΑ 4821', 'ΒΟΖ 77'];

/** A vehicles table with one more column. @param heading of the column */
function withColumn(heading: string, values: readonly string[]): string {
  return [`${VEHICLE_HEADER},${heading}`, ...values.map((value, i) => `${vehicleLine(i + 1, 'x')},${value}`)].join('\n') + '\n';
}

describe('a column that nobody has declared', () => {
  it('is left out when most of its values are identities, whatever it is called', async () => {
    const text = withColumn('comment2', [...PLATES, 'unknown', '']);
    const { table, drafts, issues } = await readText(text);
    expect(table.personalColumns).toEqual([{ position: 4, heading: 'comment2', because: 'plate' }]);
    expect(table.unknownColumns).toEqual(['note']);
    expect(table.preview).toHaveLength(5);
    for (const plate of PLATES) expect(JSON.stringify({ table, drafts, issues })).not.toContain(plate);
    expect(drafts[0]?.attributes).toMatchObject({ note: 'x' });
  });

  it('without a heading is named by its place', async () => {
    const table = await detectPath(temporaryFile(withColumn('', ['nobody@example.gr', 'other@example.gr'])), 'v.csv');
    expect(table.personalColumns).toEqual([{ position: 4, heading: '', because: 'email' }]);
    expect(describePersonalColumns(table)).toEqual({
      el: 'Από το αρχείο «v.csv» δεν διαβάζονται και δεν αποθηκεύονται οι στήλες: στήλη 5 (διευθύνσεις ηλεκτρονικού ταχυδρομείου). Μοιάζουν με στοιχεία ταυτότητας προσώπων, και καμία ανάλυση δεν τα χρειάζεται.',
      en: 'These columns of “v.csv” are neither read nor stored: column 5 (e-mail addresses). They look like the identity of persons, which no analysis needs.',
    });
  });

  it('stays when some values only look like one', async () => {
    const { table, drafts } = await readText(withColumn('code', [PLATES[0]!, 'C-12', 'C-13']));
    expect(table.personalColumns).toEqual([]);
    expect(drafts[0]?.attributes).toMatchObject({ code: PLATES[0] });
  });

  it('is judged by what it shows, however late it shows it', async () => {
    const values = [...Array.from({ length: 3_000 }, () => ''), ...PLATES];
    const { personalColumns } = await detectPath(temporaryFile(withColumn('late', values)), 'v.csv');
    expect(personalColumns).toMatchObject([{ heading: 'late', because: 'plate' }]);
  });

  it('is judged apart from another of the same heading', async () => {
    const text = `${VEHICLE_HEADER},more,more\n${vehicleLine(1)},first,6944123456\n${vehicleLine(2)},second,2310123456\n`;
    const { table, drafts } = await readText(text);
    expect(table.personalColumns).toEqual([{ position: 5, heading: 'more', because: 'phone' }]);
    expect(drafts.map(({ attributes }) => attributes['more'])).toEqual(['first', 'second']);
  });

  it('that says both by heading and by content is named once, and so is what is mixed', async () => {
    const byHeading = await detectPath(temporaryFile(withColumn('Τηλέφωνο', ['2310123456'])), 'v.csv');
    expect(byHeading.personalColumns).toEqual([{ position: 4, heading: 'Τηλέφωνο', because: 'heading' }]);
    const mixed = await detectPath(temporaryFile(withColumn('contact', ['2310123456', 'a@example.gr', '6944123456', '-'])), 'v.csv');
    expect(mixed.personalColumns).toMatchObject([{ heading: 'contact', because: 'phone' }]);
  });

  it('is looked at in other encodings and dialects too', async () => {
    const text = withColumn('X', PLATES).replaceAll(',', ';');
    const { personalColumns } = await detectPath(temporaryFile(Buffer.from(`\ufeff${text}`, 'utf16le')), 'v.csv');
    expect(personalColumns).toMatchObject([{ position: 4, because: 'plate' }]);
  });

  it('in a file that breaks later is judged by what came before', async () => {
    const text = `${withColumn('X', PLATES)}2014A,9,Car,"never closed,\n`;
    expect((await detectPath(temporaryFile(text), 'v.csv')).personalColumns).toMatchObject([{ because: 'plate' }]);
  });
});

const ROOT = join(import.meta.dirname, '../../..');
/** Real files of seven publishers: those of the project, and the collection that they come from where it lies beside. */
const FOLDERS = ['demo', 'tests/fixtures', '../shared/data'];

const REAL_FILES = FOLDERS.filter((folder) => existsSync(join(ROOT, folder))).flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.csv(\.gz)?$/.test(name))
    .map((name) => join(ROOT, folder, name)),
);

it.each(REAL_FILES.map((path) => [relative(ROOT, path), path]))(
  '%s loses nothing, even if nobody had declared its columns',
  async (_, path) => {
    const bytes = readFileSync(path);
    const source = await plainFile(temporaryFile(path.endsWith('.gz') ? gunzipSync(bytes) : bytes));
    const head = await readHead(source, 65_536);
    const encoding = await detectEncoding(source, head, 'x.csv');
    const text = new TextDecoder(encoding.encoding).decode(head.subarray(encoding.markBytes), { stream: true });
    const form = { fileName: 'x.csv', ...encoding, ...parseHeader(text, head.length === source.size, 'x.csv') };
    const positions = form.header.map((_heading, i) => i);
    expect(form.header.length).toBeGreaterThan(1);
    expect(await findPersonalContent(source, form, positions)).toEqual([]);
    expect(form.header.filter((heading) => isPersonalHeading(normalizeHeading(heading)))).toEqual([]);
  },
);
