import { describe, expect, it } from '@jest/globals';
import type { AreaStatement, ChangeStatement, LikeAreasStatement, ShareStatement, TotalStatement } from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import { ALL_ACCIDENTS, type PublicLayer } from './address.ts';
import { writeShare } from './shares.ts';
import { nameYears, tellArea, tellLayer } from './statements.ts';
import { SAMPLE_HEAD } from './testing/sample.ts';

const PERIOD = '2019-2021';
const total = (count: number | null): TotalStatement => ({
  code: 'total',
  period: PERIOD,
  count,
  reason: count === null ? 'NUMBER_HIDDEN' : null,
});
const change = (given: Partial<ChangeStatement>): ChangeStatement => ({
  code: 'change',
  from: '2016-2018',
  to: PERIOD,
  before: 1200,
  after: 1000,
  percent: -16.7,
  percentLow: -23.6,
  percentHigh: -9.3,
  reason: null,
  ...given,
});
const like = (given: Partial<LikeAreasStatement>): LikeAreasStatement => ({
  code: 'like-areas',
  period: PERIOD,
  geography: 'hexagon-8',
  base: 'square-kilometres',
  exposure: 0.7,
  count: 48,
  expected: 20.5,
  limits95: { lower: 12, upper: 30 },
  limits998: { lower: 8, upper: 36 },
  position: 'above-998',
  areas: 1234,
  hidden: 3,
  reason: null,
  ...given,
});
const share = (dimension: string, value: string, count: number | null): ShareStatement => ({
  code: 'share',
  period: PERIOD,
  dimension,
  value,
  count,
  total: 100,
  percent: count,
  percentLow: count,
  percentHigh: count,
  percentOfParent: null,
  reason: null,
});
const tell = (language: 'el' | 'en', ...statements: AreaStatement[]): readonly string[] =>
  tellArea(statements, PERIOD, { head: SAMPLE_HEAD, language });
const teller = (statement: AreaStatement, position: number) => tell('en', total(48), statement)[position];

describe('what is said of an area', () => {
  it('is three sentences in Greek and in English, with numbers as each writes them', () => {
    expect(tell('el', total(1048), change({}), like({}))).toEqual([
      '2019–2021: καταγράφηκαν 1.048 ατυχήματα με νεκρό ή τραυματία.',
      'Ανά έτος ήταν 17% λιγότερα από ό,τι το 2016–2018 (εύρος αβεβαιότητας: −24% έως −9%). Η διαφορά είναι μεγαλύτερη από όση εξηγεί εύκολα η τύχη· την αιτία της δεν τη λέει.',
      'Για το μέγεθός της αναμένονται κατά μέσο όρο 20,5 και συνήθως από 12 έως 30, με βάση τις 1.234 περιοχές του ίδιου είδους (Εξάγωνα των 0,7 km² περίπου). Η περιοχή έχει περισσότερα. Εκεί μπορεί απλώς να κυκλοφορούν περισσότεροι· και από πολλές περιοχές μερικές ξεφεύγουν τυχαία.',
    ]);
    expect(tell('en', total(1048), change({}), like({}))).toEqual([
      '2019–2021: 1,048 accidents were recorded in which someone was killed or hurt.',
      'That is 17% fewer a year than in 2016–2018 (range of uncertainty: −24% to −9%). The difference is larger than chance easily explains; it does not say why.',
      'For its size one expects 20.5 on average and mostly 12 to 30, from the 1,234 areas of the same kind (Hexagons of about 0.7 km²). This area has more. There may simply be more traffic, and of many areas some stand out by chance.',
    ]);
  });

  it('tells none, one, and a number that is not given apart', () => {
    expect(tell('el', total(0))[0]).toBe('2019–2021: δεν καταγράφηκε κανένα ατύχημα με νεκρό ή τραυματία.');
    expect(tell('el', total(1))[0]).toBe('2019–2021: καταγράφηκε 1 ατύχημα με νεκρό ή τραυματία.');
    expect(tell('en', total(1))[0]).toBe('2019–2021: 1 accident was recorded in which someone was killed or hurt.');
    expect(tell('en', total(null))[0]).toBe(
      '2019–2021: the number is not given. There were fewer than 5 accidents, or the number would give away another small one.',
    );
  });

  it('says so where records hold damage only too', () => {
    const head = { ...SAMPLE_HEAD, includesDamageOnly: true };
    expect(tellArea([total(7)], PERIOD, { head, language: 'en' })[0]).toBe(
      '2019–2021: 7 accidents were recorded, including those in which nobody was killed or hurt.',
    );
    expect(tellArea([total(0)], PERIOD, { head, language: 'en' })[0]).toBe('2019–2021: no accident was recorded.');
  });

  it('says of a change whether chance alone could make it', () => {
    const chance = 'A difference like this can be chance alone.';
    expect(teller(change({ percent: 12.4, percentLow: -8, percentHigh: 36 }), 1)).toBe(
      `That is 12% more a year than in 2016–2018 (range of uncertainty: −8% to +36%). ${chance}`,
    );
    expect(teller(change({ percent: 0.2, percentLow: -8, percentHigh: 9 }), 1)).toBe(
      `That is about as many a year as in 2016–2018 (range of uncertainty: −8% to +9%). ${chance}`,
    );
    expect(teller(change({ percent: 80, percentLow: 10, percentHigh: null }), 1)).toContain('(range of uncertainty: +10% and above)');
    expect(teller(change({ percent: 80, percentLow: 10, percentHigh: null }), 1)).not.toContain(chance);
  });

  it('never writes a change that is there as none, nor none with a sign', () => {
    expect(teller(change({ percent: -20, percentLow: -40, percentHigh: -0.3 }), 1)).toContain('(range of uncertainty: −40% to −0.3%)');
    expect(teller(change({ percent: -20, percentLow: -40, percentHigh: 0 }), 1)).toContain('(range of uncertainty: −40% to 0%)');
  });

  it('says of a total that was kept back how many its kinds tell, so that it does not contradict their table', () => {
    const kinds = [share('age', 'child', null), share('age', 'older', 7), share('age', 'adult', 15), share('hours', 'morning', 12)];
    expect(tell('en', total(null), ...kinds)[0]).toBe(
      '2019–2021: the total is not given, because it would give away another small number. There were 22 accidents at least: so many are told by their kinds.',
    );
    expect(tell('el', total(null), ...kinds)[0]).toMatch(/ο συνολικός αριθμός δεν δίνεται.* τουλάχιστον 22:/);
    const ofOtherYears = kinds.map((each) => ({ ...each, period: '2016-2018' }));
    expect(tell('en', total(null), share('age', 'child', null), ...ofOtherYears)[0]).toMatch(/There were fewer than 5 accidents/);
  });

  it('says how many are of the kind that the map shows, in the words of its legend', () => {
    const [{ id: table, names: group, values }] = SAMPLE_HEAD.dimensions as [(typeof SAMPLE_HEAD.dimensions)[number]];
    const [{ id: value, names }] = values as [(typeof values)[number]];
    const words = (count: number | null, layer: PublicLayer): string | null =>
      tellLayer([total(48), share(table, value, count)], PERIOD, layer, { head: SAMPLE_HEAD, language: 'en' });
    const shown = `the kind that the map shows (“${group.en}: ${names.en}”)`;
    expect(words(7, { table, value })).toBe(`7 are of ${shown}.`);
    expect(words(null, { table, value })).toBe(`How many are of ${shown} is not given.`);
    // Also where the total was kept back: its table shows the number too.
    const keptBack = { ...share(table, value, 7), total: null };
    expect(tellLayer([total(null), keptBack], PERIOD, { table, value }, { head: SAMPLE_HEAD, language: 'en' })).toBe(`7 are of ${shown}.`);
    expect(words(7, ALL_ACCIDENTS)).toBeNull();
    expect(tellLayer([total(48)], PERIOD, { table, value }, { head: SAMPLE_HEAD, language: 'en' })).toBeNull();
  });

  it('says why there is no change to tell of', () => {
    const nothing = { percent: null, percentLow: null, percentHigh: null };
    expect(teller(change({ ...nothing, before: null, reason: 'NUMBER_HIDDEN' }), 1)).toMatch(/one of the two numbers is not given/);
    expect(teller(change({ ...nothing, before: 0, reason: 'NO_EARLIER_ACCIDENTS' }), 1)).toMatch(/no accident had been recorded/);
    expect(tell('en', total(48))[1]).toBe('There is no earlier period to compare with.');
  });

  it('compares with like areas, or says why not', () => {
    const nothing = { position: null, limits95: null, limits998: null, expected: null };
    expect(teller(like({ position: 'within' }), 2)).toMatch(/\(Hexagons of about 0\.7 km²\)\. This area does not stand out from them\.$/);
    expect(teller(like({ position: 'below-95' }), 2)).toMatch(/This area has fewer\. There may simply be less traffic/);
    expect(teller(like({ ...nothing, reason: 'LISTED_BY_NUMBER' }), 2)).toBe(
      'It is not compared with other junctions: only those whose number is shown are known.',
    );
    expect(teller(like({ ...nothing, areas: 1, reason: 'AREAS_TOO_FEW' }), 2)).toBe(
      'It is not compared with like areas: the release has no other of its kind.',
    );
    expect(teller(like({ ...nothing, areas: 9, reason: 'AREAS_TOO_FEW' }), 2)).toMatch(/only 9 of its kind, too few to compare/);
    expect(teller(like({ position: null, count: null, reason: 'NUMBER_HIDDEN' }), 2)).toMatch(/the number is not given/);
    expect(teller(like({ ...nothing, reason: 'WHOLE_ZERO' }), 2)).toMatch(/nothing to compare/);
  });

  it('says of a single year that it stands alone, and of a period without numbers that there are none', () => {
    const year = { ...total(9), period: '2020' };
    const words = (...statements: AreaStatement[]): readonly string[] =>
      tellArea(statements, '2020', { head: SAMPLE_HEAD, language: 'en' });
    expect(words(year)).toEqual([
      '2020: 9 accidents were recorded in which someone was killed or hurt.',
      'A single year is not compared with others: its numbers vary much by chance.',
    ]);
    expect(words(total(48), change({}))).toEqual(['2020: no numbers are given for this area. See its municipality, or other years.']);
  });

  it('is of the period that was asked for', () => {
    const other = { ...total(9), period: '2016-2018' };
    expect(tell('en', other, total(48))[0]).toMatch(/^2019–2021: 48/);
    expect(tellArea([other, total(48)], '2016-2018', { head: SAMPLE_HEAD, language: 'en' })[0]).toMatch(/^2016–2018: 9/);
    expect(nameYears(SAMPLE_HEAD, '2020')).toBe('2020');
  });
});

describe('a share', () => {
  const of = (count: number, total: number, percent: number, percentLow: number, percentHigh: number) =>
    writeShare({ ...share('fatal', 'fatal', count), total, percent, percentLow, percentHigh }, makeFormats('en'));

  it('is a whole percentage, and has tenths where that would say none or all', () => {
    expect(of(754, 3449, 21.9, 20.5, 23.3)).toEqual({ percent: '22%', low: '21%', high: '23%' });
    // 27 of 7,493 killed somebody: 0% would be false, and so would 100% of the others.
    expect(of(27, 7493, 0.4, 0.2, 0.5)).toEqual({ percent: '0.4%', low: '0.2%', high: '0.5%' });
    expect(of(7466, 7493, 99.6, 99.5, 99.8)).toEqual({ percent: '99.6%', low: '99.5%', high: '99.8%' });
    expect(of(5, 20000, 0, 0, 0.1)?.percent).toBe('< 0.1%');
    expect(of(19995, 20000, 100, 99.9, 100)?.percent).toBe('> 99.9%');
    expect(of(40, 40, 100, 91.2, 100)?.percent).toBe('100.0%');
  });

  it('is nothing where it is not given', () => {
    expect(writeShare({ ...share('fatal', 'fatal', null), percent: null }, makeFormats('en'))).toBeNull();
    expect(writeShare(undefined, makeFormats('en'))).toBeNull();
  });
});
