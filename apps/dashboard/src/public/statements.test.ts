import { describe, expect, it } from '@jest/globals';
import type { AreaStatement, ChangeStatement, LikeAreasStatement, TotalStatement } from '@elektron/domain';
import { nameYears, tellArea } from './statements.ts';
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
const tell = (language: 'el' | 'en', ...statements: AreaStatement[]): readonly string[] =>
  tellArea(statements, PERIOD, { head: SAMPLE_HEAD, language });
const teller = (statement: AreaStatement, position: number) => tell('en', total(48), statement)[position];

describe('what is said of an area', () => {
  it('is three sentences in Greek and in English, with numbers as each writes them', () => {
    expect(tell('el', total(1048), change({}), like({}))).toEqual([
      '2019–2021: καταγράφηκαν 1.048 ατυχήματα με τραυματισμό.',
      'Ανά έτος ήταν 17% λιγότερα από ό,τι το 2016–2018 (εύρος αβεβαιότητας: −24% έως −9%). Η διαφορά είναι μεγαλύτερη από όση εξηγεί εύκολα η τύχη· την αιτία της δεν τη λέει.',
      'Είναι περισσότερα από όσα αναμένονται σε περιοχή τέτοιου μεγέθους: από 12 έως 30, με βάση 1.234 παρόμοιες περιοχές. Εκεί μπορεί απλώς να κυκλοφορούν περισσότεροι.',
    ]);
    expect(tell('en', total(1048), change({}), like({}))).toEqual([
      '2019–2021: 1,048 accidents were recorded in which someone was hurt.',
      'A year, that is 17% fewer than in 2016–2018 (range of uncertainty: −24% to −9%). The difference is larger than chance easily explains; it does not say why.',
      'That is more than one expects in an area of this size: 12 to 30, from 1,234 like areas. There may simply be more traffic.',
    ]);
  });

  it('tells none, one, and a number that is not given apart', () => {
    expect(tell('el', total(0))[0]).toBe('2019–2021: δεν καταγράφηκε κανένα ατύχημα με τραυματισμό.');
    expect(tell('el', total(1))[0]).toBe('2019–2021: καταγράφηκε 1 ατύχημα με τραυματισμό.');
    expect(tell('en', total(1))[0]).toBe('2019–2021: 1 accident was recorded in which someone was hurt.');
    expect(tell('en', total(null))[0]).toBe(
      '2019–2021: the number is not given. There were fewer than 5 accidents, or the number would give away another small one.',
    );
  });

  it('does not say that someone was hurt where records hold damage only too', () => {
    const head = { ...SAMPLE_HEAD, includesDamageOnly: true };
    expect(tellArea([total(7)], PERIOD, { head, language: 'en' })[0]).toBe('2019–2021: 7 accidents were recorded.');
  });

  it('says of a change whether chance alone could make it', () => {
    const chance = 'A difference like this can be chance alone.';
    expect(teller(change({ percent: 12.4, percentLow: -8, percentHigh: 36 }), 1)).toBe(
      `A year, that is 12% more than in 2016–2018 (range of uncertainty: −8% to +36%). ${chance}`,
    );
    expect(teller(change({ percent: 0.2, percentLow: -8, percentHigh: 9 }), 1)).toBe(
      `A year, that is as many as in 2016–2018 (range of uncertainty: −8% to +9%). ${chance}`,
    );
    expect(teller(change({ percent: 80, percentLow: 10, percentHigh: null }), 1)).toContain('(range of uncertainty: +10% and above)');
    expect(teller(change({ percent: 80, percentLow: 10, percentHigh: null }), 1)).not.toContain(chance);
  });

  it('says why there is no change to tell of', () => {
    const nothing = { percent: null, percentLow: null, percentHigh: null };
    expect(teller(change({ ...nothing, before: null, reason: 'NUMBER_HIDDEN' }), 1)).toMatch(/one of the two numbers is not given/);
    expect(teller(change({ ...nothing, before: 0, reason: 'NO_EARLIER_ACCIDENTS' }), 1)).toMatch(/no accident had been recorded/);
    expect(tell('en', total(48))[1]).toBe('There is no earlier period to compare with.');
  });

  it('compares with like areas, or says why not', () => {
    const nothing = { position: null, limits95: null, limits998: null, expected: null };
    expect(teller(like({ position: 'within' }), 2)).toMatch(/^That is about as many as one expects/);
    expect(teller(like({ position: 'below-95' }), 2)).toMatch(/^That is fewer than one expects/);
    expect(teller(like({ ...nothing, reason: 'LISTED_BY_NUMBER' }), 2)).toBe(
      'It is not compared with other junctions: only those whose number is shown are known.',
    );
    expect(teller(like({ ...nothing, areas: 1, reason: 'AREAS_TOO_FEW' }), 2)).toBe('It is not compared with like areas: there is only 1.');
    expect(teller(like({ position: null, count: null, reason: 'NUMBER_HIDDEN' }), 2)).toMatch(/the number is not given/);
    expect(teller(like({ ...nothing, reason: 'WHOLE_ZERO' }), 2)).toMatch(/nothing to compare/);
  });

  it('says of a single year that it stands alone, and of a period without numbers that there are none', () => {
    const year = { ...total(9), period: '2020' };
    const words = (...statements: AreaStatement[]): readonly string[] =>
      tellArea(statements, '2020', { head: SAMPLE_HEAD, language: 'en' });
    expect(words(year)).toEqual([
      '2020: 9 accidents were recorded in which someone was hurt.',
      'A single year is not compared with others: its numbers vary much by chance.',
    ]);
    expect(words(total(48), change({}))).toEqual(['2020: no numbers are given of this area. See its municipality, or other years.']);
  });

  it('is of the period that was asked for', () => {
    const other = { ...total(9), period: '2016-2018' };
    expect(tell('en', other, total(48))[0]).toMatch(/^2019–2021: 48/);
    expect(tellArea([other, total(48)], '2016-2018', { head: SAMPLE_HEAD, language: 'en' })[0]).toMatch(/^2016–2018: 9/);
    expect(nameYears(SAMPLE_HEAD, '2020')).toBe('2020');
  });
});
