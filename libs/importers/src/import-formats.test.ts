import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { DATA_KINDS } from '@elektron/domain';
import fc from 'fast-check';
import { decode } from 'iconv-lite';
import { canonicalJson, contentHash } from './content-hash.ts';
import { SURVEY_SHEET } from './formats/accessibility-survey/accessibility-survey.ts';
import { TEMPLATE_SHEETS } from './formats/template/template.ts';
import { TRAFFIC_SHEETS } from './formats/traffic-table/traffic-table.ts';
import { normalizeHeading, type ImportFormat } from './import-format.ts';
import { IMPORT_FORMATS, getImportFormat, getImportTable, listImpersonalColumns } from './import-formats.ts';
import { isPersonalHeading } from './personal-columns.ts';
import { demoPath, detectPath, readFixture, readPlainFixture, readText, removeTemporaryFiles, temporaryFile } from './testing/files.ts';

afterAll(removeTemporaryFiles);

const demo = (name: string): string => readFileSync(demoPath(name), 'utf8');
const plain = (folder: string, name: string): string => readPlainFixture(folder, name).toString();
const fixture = (folder: string, name: string): string => readFixture(folder, name).toString('latin1');

/** Lines of each table, real where there is a file of it here, header first; a text in another encoding is as good here, since all of its copies are read alike. */
const REAL_TEXTS: Readonly<Record<string, () => string>> = {
  'template accidents': () => templateLines('accidents'),
  'template units': () => templateLines('units'),
  'template casualties': () => templateLines('casualties'),
  'greek-police accidents': () => policeLines('police-list.csv', 3),
  'greek-police persons': () => policeLines('police-persons.csv', 1),
  'baac accidents': () => plain('fr-baac', 'caracteristiques-2023.csv'),
  'baac roads': () => plain('fr-baac', 'lieux-2023.csv'),
  'baac vehicles': () => plain('fr-baac', 'vehicules-2023.csv'),
  'baac users': () => plain('fr-baac', 'usagers-2023.csv'),
  'stats19 collisions': () => demo('collisions_2014_2018.csv'),
  'stats19 vehicles': () => demo('vehicles_2014_2018.csv'),
  'stats19 casualties': () => demo('casualties_2014_2018.csv'),
  'traffic-table counts': trafficLines,
  'dft-aadf counts': () => demo('aadf_by_direction_la125.csv'),
  'unfallatlas accidents': () => fixture('de-berlin-2019', 'AfSBBB_BE_LOR_Strasse_Strassenverkehrsunfaelle_2019_Datensatz.csv'),
  'barcelona accidents': () => fixture('es-barcelona-2018', '2018_accidents_gu_bcn.csv'),
  'barcelona persons': () => fixture('es-barcelona-2018', '2018_accidents_persones_gu_bcn_.csv'),
  'barcelona types': () => fixture('es-barcelona-2018', '2018_accidents_tipus_gu_bcn_.csv'),
  'helsinki accidents': () => fixture('../../demo/helsinki', 'liikenneonnettomuudet_Helsingissa.csv'),
  'new-york collisions': () => fixture('us-new-york', 'nypd_collisions_2023_2024.csv'),
  'iowa crashes': () => fixture('us-iowa-intersections', 'crashes_2016_2020.csv'),
  'serbia accidents': serbianLines,
  'osm-roads ways': osmLines,
  'osm-accessibility elements': () => featureLines('../../demo/leeds', 'osm_points_leeds_centre.geojson', {}),
  'open-sidewalks elements': () =>
    featureLines('us-redmond-opensidewalks', 'wa.microsoft.graph.nodes.OSW.geojson', { dataTimestamp: '2023-08-08T20:22:00Z' }),
  'accessibility-survey survey': surveyLines,
  'greater-manchester casualties': () => fixture('uk-greater-manchester', 'STATS19_road_casualties_2019-Jun2024.csv'),
};

/** Streets side by side, in columns as GDAL names them. */
function osmLines(): string {
  const lines = Array.from({ length: 120 }, (_, i) => {
    const tags = `"""ref""=>""B${i}"""`;
    return `${4_000_000 + i},residential,${i % 3 === 0 ? '30 mph' : '50'},${tags},"SRID=4326;LINESTRING(-1.5${i} 53.8,-1.5${i} 53.9)"`;
  });
  return ['osm_id,highway,maxspeed,other_tags,geometry_line', ...lines].join('\n');
}

/** Kerbs and crossings of a published file, without what needs quotes. */
function featureLines(folder: string, name: string, more: Readonly<Record<string, string>>): string {
  const { features } = JSON.parse(readFixture(folder, name).toString()) as {
    readonly features: readonly {
      readonly properties: Readonly<Record<string, string | null>>;
      readonly geometry: { readonly coordinates: readonly [number, number] };
    }[];
  };
  const names = [...('_id' in features[0]!.properties ? ['_id'] : ['osm_id', 'highway', 'crossing']), 'kerb', 'tactile_paving'];
  const lines = features
    .filter(({ properties }) => properties['kerb'] != null)
    .map(({ properties, geometry: { coordinates } }) =>
      [...names.map((key) => properties[key] ?? ''), ...coordinates, '', ...Object.values(more)].join(','),
    );
  return [[...names, 'longitude', 'latitude', 'other_tags', ...Object.keys(more)].join(','), ...lines].join('\n');
}

/** Lines of the form for surveys: its example under numbers that follow each other. */
function surveyLines(): string {
  const { columns } = SURVEY_SHEET;
  const lines = Array.from({ length: 120 }, (_, i) =>
    columns.map(({ id, example }) => (id === 'feature_number' ? `Ρ${i}` : example.el)).join(';'),
  );
  return [columns.map(({ headings }) => headings.el).join(';'), ...lines].join('\n');
}

/** Lines of the form of the Serbian register, whose workbooks are too large to be kept here, under headings. */
function serbianLines(): string {
  const header = getImportTable('serbia', 'accidents').columns.map(({ id }) => id);
  const lines = Array.from({ length: 120 }, (_, i) =>
    [1_309_622 + i, 'BEOGRAD', 'BARAJEVO', `"${1 + (i % 28)}.01.2021,07:${10 + (i % 50)}"`, `20.33${i}`, `44.58${i}`]
      .concat([['Sa povredjenim', 'Sa poginulim', 'Sa mat.stetom'][i % 3]!, 'SN SA PEŠACIMA', 'Pešak na putu'])
      .join(','),
  );
  return [header.join(','), ...lines].join('\n');
}

/** A list without its titles. */
function policeLines(name: string, titles: number): string {
  return decode(readPlainFixture('greek-police', name), 'windows-1253').split('\r\n').slice(titles).join('\n');
}

/** Lines as people fill them: the example row of the template under numbers that follow each other. */
function templateLines(sheetId: string): string {
  const columns = TEMPLATE_SHEETS.find(({ id }) => id === sheetId)?.columns ?? [];
  const lines = Array.from({ length: 120 }, (_, i) =>
    columns.map(({ id, example }) => (id === 'accident_record_number' ? `2024/${i}` : example.el)).join(';'),
  );
  return [columns.map(({ headings }) => headings.el).join(';'), ...lines].join('\n');
}

/** Averages and short counts under the template's headings. */
function trafficLines(): string {
  const columns = TRAFFIC_SHEETS[0]!.columns;
  const lines = Array.from({ length: 120 }, (_, i) =>
    columns.map(({ id, example }) => {
      if (id === 'count_site') return `S${i}`;
      if (i % 2 === 0) return example.el;
      return id === 'year' ? '2023' : id === 'count_start' ? '' : example.el;
    }),
  );
  return [columns.map(({ headings }) => headings.el), ...lines].map((cells) => cells.join(';')).join('\n');
}

/** Their casualties have no number, and two of an accident may be alike; so may two types that are one of ours. */
const ALIKE: ReadonlySet<string> = new Set(['barcelona persons', 'barcelona types', 'greater-manchester casualties', 'helsinki accidents']);

/** They name the vehicle or the place, or count. */
const IMPERSONAL = new Set(['age_of_vehicle', 'vehicle_imd_decile', 'lsoa_of_accident_location', 'number_of_casualties']);

/** Of a map of OpenStreetMap both its roads and what tells of accessibility can be meant. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'osm-roads': ['osm-accessibility'],
  'osm-accessibility': ['osm-roads'],
};

it('the list has no id twice', () => {
  expect(new Set(IMPORT_FORMATS.map((format) => format.id)).size).toBe(IMPORT_FORMATS.length);
  expect(() => getImportFormat('nonsense')).toThrow(RangeError);
  expect(() => getImportTable('stats19', 'nonsense')).toThrow(RangeError);
});

describe.each(IMPORT_FORMATS.map((format) => [format.id, format] as const))('%s', (_id, format: ImportFormat) => {
  it('declares itself in both languages', () => {
    for (const { labels } of [format, ...format.tables]) {
      expect(labels.el).toMatch(/\p{Script=Greek}/u);
      expect(labels.en).not.toBe('');
    }
    expect(DATA_KINDS).toContain(format.dataKind);
  });

  it('reads a table after the one that it refers to', () => {
    format.tables.forEach((table, i) => {
      if (table.refersTo !== null) expect(format.tables.slice(0, i).map((earlier) => earlier.id)).toContain(table.refersTo);
    });
  });

  describe.each(format.tables.map((table) => [table.id, table] as const))('table %s', (_tableId, table) => {
    it('gives every heading one meaning, in the form that headings are compared in', () => {
      const names = table.columns.flatMap((column) => [column.id, ...column.otherNames]);
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(normalizeHeading(name)).toBe(name);
      for (const id of table.requiredOneOf.flat()) expect(names).toContain(id);
    });

    const least = [
      ...table.columns.filter((column) => column.role === 'required').map((column) => column.id),
      ...(table.requiredOneOf[0] ?? []),
    ];

    it('is recognized by its required columns in any order, and by no fewer', async () => {
      const line = least.map(() => '1').join(',');
      await expect(detectPath(temporaryFile(`${least.toReversed().join(',')}\n${line}\n`), 'x')).resolves.toMatchObject({
        formatId: format.id,
        tableId: table.id,
      });
      for (const left of least) {
        const text = least.filter((id) => id !== left).join(',');
        await expect(detectPath(temporaryFile(`${text}\n${line}\n`), 'x')).rejects.toThrow(/FILE_MISSING_COLUMNS|FILE_FORMAT_UNKNOWN/);
      }
    });

    it('can be nothing else, but for what maps tell of two things', async () => {
      const all = table.columns.map(({ id }) => id);
      const found = await detectPath(temporaryFile(`${all.join(',')}\n${all.map(() => '1').join(',')}\n`), 'x', { formatId: format.id });
      expect([found.formatId, found.alsoFormats ?? []]).toEqual([format.id, ALSO[format.id] ?? []]);
    });

    it('survives any text in any cell: every line becomes a draft or says why not', async () => {
      const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `"${text.replaceAll('\0', '').replaceAll('"', '""')}"`);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.array(cell, { minLength: least.length, maxLength: least.length }), { maxLength: 5 }), async (rows) => {
          // A plain line in front, because a table has at least one.
          const texts = [least.join(','), least.map(() => '1').join(','), ...rows.map((row) => row.join(','))];
          const { lines } = await readText(texts.join('\n'));
          for (const line of lines) {
            const isRefused = line.issues.some((issue) => issue.level === 'rejected' || issue.level === 'held');
            // A line that only says more of another one's accident is no record.
            const isRecord = !isRefused && (line.drafts.length > 0 || line.completion === undefined);
            expect(line.drafts.map((draft) => draft.kind).slice(0, 1)).toEqual(isRecord ? [table.draftKind] : []);
            if (isRefused) expect(line.issues.map((issue) => issue.level)).not.toContain('warning');
          }
        }),
        { numRuns: 50, seed: 7 },
      );
    });

    it('gives the same records from its real lines in any order of lines and columns', async () => {
      const name = `${format.id} ${table.id}`;
      const [header = '', ...rest] = REAL_TEXTS[name]?.().split(/\r?\n/) ?? [];
      const delimiter = header.includes(';') ? ';' : ',';
      const lines = rest.filter((line) => line !== '').slice(0, 120);
      const hashesOf = async (text: string): Promise<string[]> => {
        const { drafts, lines: all } = await readText(text);
        const completions = all.flatMap(({ completion }) => (completion === undefined ? [] : [canonicalJson(completion)]));
        return [...drafts.map((draft) => contentHash(draft, format.mappingVersion)), ...completions].sort();
      };
      const expected = await hashesOf([header, ...lines].join('\n'));
      expect(expected.length).toBeGreaterThanOrEqual(lines.length);
      if (!ALIKE.has(name)) expect(new Set(expected).size).toBeGreaterThanOrEqual(lines.length);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(lines, { minLength: lines.length }), async (shuffled) => {
          expect(await hashesOf([header, ...shuffled].join('\n'))).toEqual(expected);
        }),
        { numRuns: 10, seed: 11 },
      );
      // No quoted value of these lines holds a tab.
      const reversed = [header, ...lines].map((line) => splitLine(line, delimiter).toReversed().join('\t'));
      expect(await hashesOf(reversed.join('\n'))).toEqual(expected);
    });

    it('says of each column that names a person in charge of a vehicle that it tells of a person', () => {
      const kept = listImpersonalColumns(format.id, table.draftKind);
      expect(kept.filter((id) => /driver|rider|casualty|sex|age_(of|band)|imd|home|lsoa/.test(id) && !IMPERSONAL.has(id))).toEqual([]);
      if (table.draftKind === 'casualty') expect(kept).toEqual([]);
    });

    it('has no column that looks like a person', () => {
      // Published as open data on purpose; a new column of this kind needs a decision.
      const PUBLISHED = [/driver_(home_area_type|imd_decile)/];
      // Of a street; of what else OpenStreetMap knows it is not kept.
      const ofRoads = ['roads', 'accessibility'].includes(format.dataKind) ? ['name'] : [];
      const personal = table.columns.filter(
        ({ id }) => isPersonalHeading(id) && !PUBLISHED.some((pattern) => pattern.test(id)) && !ofRoads.includes(id),
      );
      expect(personal.map((column) => column.id)).toEqual([]);
    });
  });
});

/** A slow twin of the CSV parser for lines without line breaks: cells with their quotes. */
function splitLine(line: string, delimiter: string): string[] {
  const cells = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}]*)(?:${delimiter}|$)`, 'g');
  return [...line.matchAll(cells)].map((match) => match[1] ?? '').slice(0, line.endsWith(delimiter) ? undefined : -1);
}
