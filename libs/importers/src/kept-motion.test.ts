import { COMPASS_LABELS, COMPASS_POINTS, UNIT_MOVEMENT_LABELS, UNIT_MOVEMENTS, type Draft, type Language } from '@elektron/domain';
import { afterAll, describe, expect, it } from '@jest/globals';
import { contentHash } from './content-hash.ts';
import { detectMappedTables } from './detect-mapped-tables.ts';
import { getImportFormat } from './import-formats.ts';
import { keepMotion, keptMotions } from './kept-motion.ts';
import { mappedFormatId } from './mapping/mapped-format.ts';
import { proposeCode } from './mapping/propose-codes.ts';
import { proposeLinks } from './mapping/propose-links.ts';
import { proposeMapping } from './mapping/propose-mapping.ts';
import { surveyTable } from './survey-table.ts';
import { bytesSource } from './testing/archives.ts';
import { readDetected, readText, removeTemporaryFiles } from './testing/files.ts';

afterAll(removeTemporaryFiles);

const HEADINGS: Readonly<Record<Language, string>> = {
  el: 'Κωδικός εγγραφής ατυχήματος;Αριθμός οχήματος ή πεζού;Είδος οχήματος ή πεζός;Κίνηση;Κατεύθυνση από;Κατεύθυνση προς',
  en: 'Accident record number;Unit number;Kind of unit;Movement;Direction from;Direction to',
};

/** How a line of the sheet of units is read: what is kept, and what is remarked. */
async function read(language: Language, movement: string, from = '', to = '') {
  const { drafts, issues } = await readText(`${HEADINGS[language]}\nΑ;1;Car;${movement};${from};${to}\n`);
  return { attributes: drafts[0]!.attributes, codes: issues.map(({ code, column }) => `${code} ${column}`) };
}

describe('movements of the template', () => {
  it('are the words of the lists, in either language, capitals too', async () => {
    for (const movement of UNIT_MOVEMENTS) {
      const { el, en } = UNIT_MOVEMENT_LABELS[movement];
      for (const text of [el, el.toLocaleUpperCase('el'), en]) {
        expect([text, await read('el', text)]).toEqual([text, { attributes: keepMotion({ movement, from: null, to: null }), codes: [] }]);
      }
    }
    for (const point of COMPASS_POINTS) {
      const { el, en } = COMPASS_LABELS[point];
      for (const text of [el, el.toLocaleUpperCase('el'), en]) {
        expect([text, (await read('en', '', text, text)).attributes]).toEqual([
          text,
          keepMotion({ movement: null, from: point, to: point }),
        ]);
      }
    }
  });

  it.each([
    ['el', 'Β', 'north'],
    ['el', 'ΒΑ', 'north-east'],
    ['el', 'Α', 'east'],
    ['el', 'ΝΑ', 'south-east'],
    ['el', 'Ν', 'south'],
    ['el', 'ν.', 'south'],
    ['el', 'ΝΔ', 'south-west'],
    ['el', 'Δ', 'west'],
    ['el', 'ΒΔ', 'north-west'],
    ['el', 'βορράς', 'north'],
    ['en', 'N', 'north'],
    ['en', 'NE', 'north-east'],
    ['en', 'S', 'south'],
    ['en', 'sw', 'south-west'],
    ['en', 'Northwest', 'north-west'],
  ] as const)('in %s read %s as %s', async (language, text, point) => {
    expect(await read(language, '', text)).toEqual({ attributes: keepMotion({ movement: null, from: point, to: null }), codes: [] });
  });

  it('leave a letter unread that looks like another one, and keep it as written', async () => {
    // The Latin N beside Greek headings, the Greek Ν beside English ones, the Latin A for the east, a word that is none.
    for (const [language, text] of [
      ['el', 'N'],
      ['en', '\u039d'],
      ['el', 'A'],
      ['el', 'B'],
      ['el', 'πάνω'],
    ] as const) {
      const { attributes, codes } = await read(language, '', text);
      expect([text, codes]).toEqual([text, [`CODE_UNKNOWN ${HEADINGS[language].split(';')[4]}`]]);
      expect(attributes).toEqual({ direction_from: text });
      expect(keptMotions.ofVehicle(attributes)).toMatchObject({ movement: null, from: null, to: null });
    }
    // Of overtaking alone nobody knows the side.
    expect((await read('el', 'Προσπέραση')).codes).toEqual(['CODE_UNKNOWN Κίνηση']);
  });

  it('change nothing of a line that does not tell them, with the columns or without', async () => {
    const [withColumns, without] = await Promise.all([
      readText(`${HEADINGS.el}\nΑ;1;Επιβατηγό;;;\n`),
      readText(`${HEADINGS.el.split(';').slice(0, 3).join(';')}\nΑ;1;Επιβατηγό\n`),
    ]);
    expect(withColumns.drafts).toEqual(without.drafts);
    const draft: Draft = {
      kind: 'traffic-unit',
      accidentSourceRecordId: 'Α',
      unitReference: '1',
      roadUser: 'car',
      roadUserNative: 'Επιβατηγό',
      attributes: {},
    };
    // The hash of such a line before there were these columns.
    expect(withColumns.drafts.map((each) => contentHash(each, getImportFormat('template').mappingVersion))).toEqual([
      contentHash(draft, 'template/2'),
    ]);
    expect(contentHash(draft, 'template/2')).toBe('e71ba874e4b463f70bd9b8c68734bd8f');
  });
});

describe('movements of files that are read by a mapping', () => {
  const TABLES = [
    'Αρ. ατυχήματος;Ημερομηνία;Βαρύτητα\nA1;05/03/2023;Σοβαρό\n',
    'Αρ. ατυχήματος;Α/Α οχήματος;Είδος οχήματος;Ελιγμός οχήματος;Κατεύθυνση από;Κατεύθυνση προς\n' +
      'A1;1;Ι.Χ.Ε.;στροφή αριστερά;Ν;Δ\nA1;2;Δίκυκλο;ευθεία;Β;Ν\nA1;3;Ταξί;ζιγκ ζαγκ;;\n',
    'Αρ. ατυχήματος;Α/Α οχήματος;Α/Α παθόντος;Βαρύτητα παθόντος;Ιδιότητα παθόντος;Κίνηση πεζού\nA1;2;1;Βαριά;Πεζός;διάσχιση από δεξιά\n',
  ];

  it('are found by headings and words, and kept in the words of the lists', async () => {
    const mappings = await Promise.all(
      TABLES.map(async (text) => {
        const { header, preview } = await surveyTable(bytesSource(Buffer.from(text)), 'file.csv', { reading: {} });
        return proposeMapping(header, preview, { name: 'volos', speedUnit: 'km/h', srid: 2100, reading: {} }).mapping;
      }),
    );
    const linked = proposeLinks(mappings).map((mapping) => mapping!);
    expect(linked[1]!.fields).toEqual(['accident-key', 'unit-key', 'vehicle-type', 'movement', 'direction-from', 'direction-to']);
    const files = await Promise.all(
      TABLES.map(async (text) => {
        const source = bytesSource(Buffer.from(text));
        return readDetected(source, (await detectMappedTables(source, 'file.csv', linked))[0]!);
      }),
    );
    expect(files[1]!.drafts.map(({ attributes }) => keptMotions.ofVehicle(attributes))).toMatchObject([
      { movement: 'turning-left', from: 'south', to: 'west' },
      { movement: 'ahead', from: 'north', to: 'south' },
      { movement: null, from: null, to: null },
    ]);
    // What nobody has said a meaning of is kept as written.
    expect(files[1]!.drafts[2]!.attributes).toEqual({ movement: 'ζιγκ ζαγκ' });
    expect(files[2]!.drafts.map(({ attributes }) => keptMotions.ofPedestrian(attributes))).toEqual(['crossing-from-right']);
    expect(getImportFormat(mappedFormatId({ name: 'volos', rowIs: 'vehicle' })).movements).toBe(keptMotions);
  });

  it('are proposed for sure where they can be nothing else', () => {
    const proposed = (text: string) => {
      const { target, confidence } = proposeCode('compass', text) ?? { target: undefined, confidence: 0 };
      return [target, confidence >= 0.8];
    };
    expect(['Β', 'Δ', 'ΒΑ', 'S', 'NW', 'Ανατολή'].map(proposed)).toEqual([
      ['north', true],
      ['west', true],
      ['north-east', true],
      ['south', true],
      ['north-west', true],
      ['east', true],
    ]);
    // Alike on paper: a person has to look.
    expect(['\u039d', 'N', 'A', 'B'].map(proposed)).toEqual([
      ['south', false],
      ['north', false],
      ['east', false],
      ['north', false],
    ]);
    // What tools write for a missing value is not the Greek south-east.
    expect([proposed('NA'), proposed('\u039d\u0391')]).toEqual([
      [null, true],
      ['south-east', true],
    ]);
    expect(proposeCode('movement', 'προσπέραση')).toBeUndefined();
  });
});
