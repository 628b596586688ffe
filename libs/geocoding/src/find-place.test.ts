import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PLACE_ACCURACIES } from '@elektron/domain';
import { PLACED_WITHOUT_PERSON } from './confidence.ts';
import { findPlace } from './find-place.ts';
import { buildGazetteer, type LocatedDescription } from './gazetteer.ts';
import type { PlaceDescription } from './parse-place-text.ts';
import type { RoadNetwork } from './road-network.ts';

const row = (street: string, x: number, y: number, more: Partial<PlaceDescription> = {}): LocatedDescription => ({ street, x, y, ...more });
const crossing = (street: string, crossStreet: string, x: number, y: number, area: string | null = null): LocatedDescription =>
  row(street, x, y, { crossStreet, area });

describe('a crossing', () => {
  it('lies where its rows lie, whichever street is named first', () => {
    const gazetteer = buildGazetteer([
      crossing('Ερμού', 'Αθηνάς', 0, 0),
      crossing('Αθηνάς', 'ΕΡΜΟΥ', 10, 0),
      crossing('Ερμού', 'Αιόλου', 900, 0),
    ]);
    const { placed, reason } = findPlace(gazetteer, { street: 'Αθηνάς', crossStreet: 'Ερμού' });
    expect(reason).toBeNull();
    expect(placed).toMatchObject({ foundBy: 'crossing', source: 'rows', accuracy: 'approximate', rows: 2, agreeing: 2, contradicting: [] });
    expect(placed!.x).toBeGreaterThanOrEqual(0);
    expect(placed!.x).toBeLessThanOrEqual(10);
    expect(PLACE_ACCURACIES).toContain(placed!.accuracy);
  });

  it('is surer the more rows agree, and is left to a person when they contradict', () => {
    const confidenceOf = (rows: LocatedDescription[]): number =>
      findPlace(buildGazetteer(rows), { street: 'Ερμού', crossStreet: 'Αθηνάς' }).candidates[0]!.confidence;
    const here = crossing('Ερμού', 'Αθηνάς', 0, 0);
    const elsewhere = crossing('Ερμού', 'Αθηνάς', 5_000, 0);
    expect(confidenceOf([here, here, here])).toBeGreaterThan(confidenceOf([here]));
    expect(confidenceOf([here, here, here, elsewhere])).toBeLessThan(confidenceOf([here]));
    const found = findPlace(buildGazetteer([here, here, elsewhere, elsewhere]), { street: 'Ερμού', crossStreet: 'Αθηνάς' });
    expect(found).toMatchObject({ placed: null, reason: 'SEVERAL_PLACES' });
    expect(found.candidates.slice(0, 2).map(({ contradicting }) => contradicting.length)).toEqual([2, 2]);
  });

  it('is that of its own municipality, and another one is only proposed', () => {
    const gazetteer = buildGazetteer([crossing('Ερμού', 'Αθηνάς', 0, 0, 'Δήμος Βόλου'), crossing('Ερμού', 'Αθηνάς', 9_000, 0, 'Λάρισα')]);
    expect(findPlace(gazetteer, { street: 'Ερμού', crossStreet: 'Αθηνάς', area: 'ΒΟΛΟΥ' }).placed).toMatchObject({ x: 0, area: 'same' });
    expect(findPlace(gazetteer, { street: 'Ερμού', crossStreet: 'Αθηνάς', area: 'Λάρισα' }).placed).toMatchObject({ x: 9_000 });
    expect(findPlace(gazetteer, { street: 'Ερμού', crossStreet: 'Αθηνάς' })).toMatchObject({ placed: null, reason: 'SEVERAL_PLACES' });
    const other = findPlace(gazetteer, { street: 'Ερμού', crossStreet: 'Αθηνάς', area: 'Τρίκαλα' });
    expect(other.placed).toBeNull();
    expect(other.candidates[0]).toMatchObject({ area: 'other' });
    const alone = buildGazetteer([0, 1, 2].map((x) => crossing('Ερμού', 'Αθηνάς', x, 0, 'Βόλος')));
    expect(findPlace(alone, { street: 'Ερμού', crossStreet: 'Αθηνάς', area: 'Τρίκαλα' })).toMatchObject({
      placed: null,
      reason: 'CONFIDENCE_LOW',
    });
  });

  it('does not jump to a street of a similar name where the written one is known', () => {
    const gazetteer = buildGazetteer([crossing('Λαρίσης', 'Ερμού', 0, 0), row('Λάρισας', 5_000, 0)]);
    const { placed, candidates } = findPlace(gazetteer, { street: 'Λάρισας', crossStreet: 'Ερμού' });
    expect(placed).toBeNull();
    expect(candidates[0]).toMatchObject({ foundBy: 'crossing', x: 0 });
    expect(candidates[0]!.confidence).toBeLessThan(0.5);
  });

  it('that no row names lies where straight streets meet, and nowhere when one bends', () => {
    const along = (street: string, at: (step: number) => readonly [number, number]): LocatedDescription[] =>
      [-200, -120, -40, 40, 120, 200].map((step) => row(street, ...at(step), { area: 'Βόλος' }));
    const straight = [...along('Ερμού', (step) => [step, 0]), ...along('Αθηνάς', (step) => [15, step])];
    const asked = { street: 'Ερμού', crossStreet: 'Αθηνάς', area: 'Βόλος' };
    const { placed } = findPlace(buildGazetteer(straight), asked);
    expect(placed).toMatchObject({ foundBy: 'streets-meet' });
    expect(Math.hypot(placed!.x - 15, placed!.y)).toBeLessThan(1);
    const bent = [...along('Ερμού', (step) => [step, Math.abs(step)]), ...along('Αθηνάς', (step) => [15, step])];
    expect(findPlace(buildGazetteer(bent), asked)).toMatchObject({ placed: null, reason: 'CROSSING_UNKNOWN' });
  });
});

describe('a house number', () => {
  const numbers = [4, 8, 16].map((number) => row('Ερμού', number * 5, number % 2, { number: String(number), area: 'Βόλος' }));
  const gazetteer = buildGazetteer(numbers);
  const ask = (number: string) => findPlace(gazetteer, { street: 'Ερμού', number, area: 'Βόλος' });

  it('lies where its rows lie, and with another letter too', () => {
    expect(ask('8').placed).toMatchObject({ foundBy: 'address', x: 40 });
    expect(ask('8Β').placed).toMatchObject({ foundBy: 'address', x: 40 });
    expect(ask('έναντι 8').placed!.confidence).toBeLessThan(ask('8').placed!.confidence);
  });

  it('lies between its neighbours of the same side', () => {
    expect(ask('12').placed).toMatchObject({ foundBy: 'between-numbers', x: 60 });
    expect(ask('11').placed).toBeNull();
  });

  it('lies near the last known one, and not far from it', () => {
    expect(ask('18').placed).toMatchObject({ foundBy: 'near-number', x: 80 });
    expect(ask('30')).toMatchObject({ placed: null, reason: 'NUMBER_UNKNOWN' });
  });

  it('is not guessed from a row that lies opposite', () => {
    const opposite = buildGazetteer([row('Ερμού', 0, 0, { number: 'έναντι 20' })]);
    expect(findPlace(opposite, { street: 'Ερμού', number: '20' }).placed).toBeNull();
  });
});

describe('a kilometre position', () => {
  const network: RoadNetwork = {
    streets: [
      { name: 'Ερμού', otherNames: ['Παλαιά Αγορά'], area: null, lines: [] },
      { name: 'Αθηνάς', otherNames: [], area: null, lines: [] },
    ],
    crossings: [{ streets: [0, 1], x: 7, y: 7 }],
    routes: [
      {
        name: 'Εθνική Οδός Αθηνών-Λαμίας',
        otherNames: ['Ε.Ο. 1'],
        measures: Float64Array.of(0, 10_000, 20_000),
        x: Float64Array.of(0, 10_000, 20_000),
        y: Float64Array.of(0, 0, 0),
      },
    ],
  };

  it.each(['Ε.Ο. Αθηνών-Λαμίας χ/θ 12+300', 'χιλ. 12,3 ΕΟ Αθηνών - Λαμίας', 'Ε.Ο. 1, 12.300 χλμ'])(
    '%s lies on the calibrated route',
    (street) => {
      expect(findPlace(buildGazetteer([], network), { street }).placed).toMatchObject({
        foundBy: 'kilometre',
        source: 'network',
        x: 12_300,
        y: 0,
      });
    },
  );

  it('beyond the route, or without its road, is not placed', () => {
    const gazetteer = buildGazetteer([], network);
    expect(findPlace(gazetteer, { street: 'Ε.Ο. 1', kilometre: '21+000' })).toMatchObject({ placed: null, reason: 'KILOMETRE_UNKNOWN' });
    expect(findPlace(gazetteer, { street: null, kilometre: '12+300' })).toMatchObject({ placed: null, reason: 'ROAD_NOT_SAID' });
  });

  it('between rows of the same road is proposed, unless they contradict the road', () => {
    const at = (kilometre: string, x: number) => row('Ε.Ο. Βόλου-Λάρισας', x, 0, { kilometre });
    const ask = (rows: LocatedDescription[]) => findPlace(buildGazetteer(rows), { street: 'Ε.Ο. Βόλου-Λάρισας', kilometre: '10+100' });
    expect(ask([at('10+000', 0), at('10+400', 390)])).toMatchObject({
      placed: null,
      candidates: [{ foundBy: 'between-kilometres', x: 97.5 }],
    });
    expect(ask([at('10+000', 0), at('10+400', 5_000)]).candidates).toEqual([]);
    expect(ask([at('10+000', 0), at('14+000', 3_900)]).candidates).toEqual([]);
  });

  it('leaves crossings of the network to be found by any of their names', () => {
    const gazetteer = buildGazetteer([], network);
    expect(findPlace(gazetteer, { street: 'Παλαιά Αγορά & Athinas' }).placed).toMatchObject({ source: 'network', x: 7, rows: 0 });
  });
});

describe('what is not placed', () => {
  const gazetteer = buildGazetteer([crossing('Ερμού', 'Αθηνάς', 0, 0), row('Αιόλου', 0, 0)]);

  it.each([
    [{ street: null }, 'NOTHING_SAID'],
    [{ street: 'Άγνωστη' }, 'STREET_UNKNOWN'],
    [{ street: 'Ερμού', crossStreet: 'Αιόλου' }, 'CROSSING_UNKNOWN'],
    [{ street: 'Ερμού', number: '5' }, 'NUMBER_UNKNOWN'],
    [{ street: 'Ερμού' }, 'STREET_ALONE'],
  ])('%j says why: %s', (description, reason) => {
    expect(findPlace(gazetteer, description)).toMatchObject({ placed: null, reason });
  });

  it('has less than the confidence that is asked for, whatever that is', () => {
    const asked = { street: 'Ερμού', crossStreet: 'Αθηνάς' };
    const { confidence } = findPlace(gazetteer, asked).candidates[0]!;
    expect(confidence).toBeGreaterThanOrEqual(PLACED_WITHOUT_PERSON);
    expect(findPlace(gazetteer, asked, confidence).placed).not.toBeNull();
    expect(findPlace(gazetteer, asked, confidence + 1e-9)).toMatchObject({ placed: null, reason: 'CONFIDENCE_LOW' });
  });
});

describe('rows and network that are sure of different places', () => {
  const network = (x: number): RoadNetwork => ({
    streets: ['Ερμού', 'Αθηνάς'].map((name) => ({ name, otherNames: [], area: 'Βόλος', lines: [] })),
    crossings: [{ streets: [0, 1], x, y: 0 }],
    routes: [],
  });
  const asked = { street: 'Ερμού', crossStreet: 'Αθηνάς', area: 'Βόλος' };
  const rows = [0, 5, 10].map((x) => crossing('Ερμού', 'Αθηνάς', x, 0, 'Βόλος'));

  it('leave it to a person, and place it where they agree', () => {
    expect(findPlace(buildGazetteer(rows, network(2_000)), asked)).toMatchObject({ placed: null, reason: 'SEVERAL_PLACES' });
    expect(findPlace(buildGazetteer(rows, network(20)), asked).placed).toMatchObject({ source: 'rows', rows: 3 });
  });
});

describe('what cannot be a place', () => {
  it('is refused', () => {
    expect(() => buildGazetteer([row('Ερμού', Number.NaN, 0)])).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }));
    const [x, y] = [Float64Array.of(0, 1), Float64Array.of(0, 1)];
    const falling = { name: 'Ε.Ο. 1', otherNames: [], measures: Float64Array.of(10, 5), x, y };
    expect(() => buildGazetteer([], { streets: [], crossings: [], routes: [falling] })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID' }),
    );
  });
});

describe('the order of the rows', () => {
  it('changes nothing', () => {
    const names = ['Ερμού', 'ΕΡΜΟΥ', 'Ermou', 'Αθηνάς', 'Αθηνών', 'Αιόλου'];
    const aRow = fc.record({
      street: fc.constantFrom(...names),
      crossStreet: fc.constantFrom(null, ...names),
      number: fc.constantFrom(null, '4', '8', '12'),
      x: fc.integer({ min: 0, max: 300 }),
      y: fc.integer({ min: 0, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(aRow, { maxLength: 12 }), fc.constantFrom(...names), fc.constantFrom(...names), (rows, street, crossStreet) => {
        const placesFrom = (list: LocatedDescription[]) =>
          findPlace(buildGazetteer(list), { street, crossStreet }).candidates.map(({ x, y, confidence }) =>
            [x, y, confidence].map((n) => n.toFixed(6)),
          );
        expect(placesFrom([...rows].reverse())).toEqual(placesFrom(rows));
      }),
    );
  });
});
