import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { describeProblem, isProblem, type Language } from '@elektron/domain';
import { detectFileSet, listFormatChoices } from './detect-file-set.ts';
import type { DetectedTable } from './detect-table.ts';
import { demoPath, detectPath, removeTemporaryFiles } from './testing/files.ts';

afterAll(removeTemporaryFiles);

describe('files that are given together', () => {
  let collisions: DetectedTable;
  let vehicles: DetectedTable;
  let casualties: DetectedTable;
  let counts: DetectedTable;

  beforeAll(async () => {
    collisions = await detectPath(demoPath('collisions_2014_2018.csv'), 'c.csv');
    vehicles = await detectPath(demoPath('vehicles_2014_2018.csv'), 'v.csv');
    casualties = await detectPath(demoPath('casualties_2014_2018.csv'), 'p.csv');
    counts = await detectPath(demoPath('aadf_by_direction_la125.csv'), 't.csv');
  });

  const refusalOf = (given: readonly DetectedTable[], parentsExist = false, language: Language = 'en'): string => {
    try {
      detectFileSet(given, { parentsExist });
    } catch (error) {
      if (isProblem(error)) return describeProblem(error, language);
      throw error;
    }
    return 'accepted';
  };

  it('are read accidents first, however they were given', () => {
    const set = detectFileSet([casualties, vehicles, collisions], { parentsExist: false });
    expect(set.format.id).toBe('stats19');
    expect(set.tables).toEqual([collisions, vehicles, casualties]);
    expect(set.notes).toEqual([]);
  });

  it('may be accidents alone, with a note on what will be absent', () => {
    const set = detectFileSet([collisions], { parentsExist: false });
    expect(set.notes.map(({ message }) => message.en)).toEqual([
      'The file “Vehicles (STATS19)” was not given: whatever is counted from it will be absent for new accidents.',
      'The file “Casualties (STATS19)” was not given: whatever is counted from it will be absent for new accidents.',
    ]);
    expect(detectFileSet([counts], { parentsExist: false }).notes).toEqual([]);
  });

  it('may not be vehicles or casualties without accidents, unless these are there already', () => {
    expect(refusalOf([casualties, vehicles])).toBe(
      'A file is missing: Collisions (STATS19). v.csv, p.csv refer to accidents that must come with them or be there already.',
    );
    expect(refusalOf([casualties], true)).toBe('accepted');
  });

  it('without accidents come with one note: what is not on record will be held back', () => {
    for (const given of [[vehicles], [casualties, vehicles]]) {
      const { notes } = detectFileSet(given, { parentsExist: true });
      expect(notes.map(({ message }) => message.en)).toEqual([
        'The file “Collisions (STATS19)” is missing. Only lines of accidents that are on record already will be taken; the others will be ' +
          'held back. If you have that file, give them together.',
      ]);
      expect(notes[0]?.message.el).toContain('Λείπει το αρχείο «Ατυχήματα (STATS19 collisions)»');
    }
    expect(detectFileSet([collisions, vehicles], { parentsExist: true }).notes).toHaveLength(1);
    expect(detectFileSet([collisions, vehicles, casualties], { parentsExist: true }).notes).toEqual([]);
  });

  it('may be several of one kind, such as one for each month, read as they were given', () => {
    const [january, february] = ['january.csv', 'february.csv'].map((fileName) => ({ ...collisions, fileName }));
    const { tables } = detectFileSet([vehicles, january!, february!], { parentsExist: false });
    expect(tables.map(({ fileName }) => fileName)).toEqual(['january.csv', 'february.csv', 'v.csv']);
  });

  it('say what in them is no list of records', () => {
    const setAside = [
      { name: 'ΣΥΝΟΛΑ', because: 'totals' as const },
      { name: 'Φύλλο3', because: 'empty' as const },
      { name: 'Δεκέμβριος', because: 'headings' as const },
    ];
    const { notes } = detectFileSet([{ ...counts, setAside }], { parentsExist: false });
    expect(notes.map(({ code }) => code)).toEqual(['CONTENTS_SET_ASIDE']);
    expect(notes[0]?.message.el).toContain(': ΣΥΝΟΛΑ (σύνολα), Φύλλο3 (κενό), Δεκέμβριος (μόνο επικεφαλίδες).');
    expect(notes[0]?.message.en).toContain(': ΣΥΝΟΛΑ (totals), Φύλλο3 (empty), Δεκέμβριος (headings only).');
  });

  it('are of one kind, at least one', () => {
    expect(refusalOf([collisions, counts])).toBe(
      'The files are of different kinds: c.csv: Collisions (STATS19); t.csv: Traffic counts (DfT AADF). Import each kind separately.',
    );
    expect(refusalOf([])).toContain('“files” is not valid');
    const mixed = refusalOf([collisions, counts], true, 'el');
    expect(mixed).toContain('t.csv: Κυκλοφοριακοί φόρτοι (DfT AADF)');
    expect(mixed).not.toMatch(/stats19 \/|dft-aadf/);
  });

  it('can be what all of them can be, and what a person has mapped is that alone', () => {
    const table = (formatId: string, ...alsoFormats: string[]) => ({ formatId, ...(alsoFormats.length === 0 ? {} : { alsoFormats }) });
    expect(listFormatChoices([collisions])).toEqual(['stats19']);
    const lines = table('osm-roads', 'osm-accessibility');
    // In the order of THE list, whichever was chosen.
    expect(listFormatChoices([lines])).toEqual(['osm-roads', 'osm-accessibility']);
    expect(listFormatChoices([table('osm-accessibility', 'osm-roads'), lines])).toEqual(['osm-roads', 'osm-accessibility']);
    expect(listFormatChoices([lines, table('osm-accessibility')])).toEqual(['osm-accessibility']);
    expect(listFormatChoices([{ ...lines, mapping: {} as never }])).toEqual([]);
  });
});
