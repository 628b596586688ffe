import { EVERY_ACCIDENT, HOURS_PER_WEEK, JUNCTION_TYPES, LIGHT_CONDITIONS } from '@elektron/domain';
import { describe, expect, it } from '@jest/globals';

import { createPlane, toPolygon } from '../common/plane.ts';
import { makeColumns, TEST_SRID } from '../common/testing/make-columns.ts';
import { diagnose, type Diagnosis } from './diagnose.ts';
import { describeDiagnosis, describeFactor, describePeers } from './diagnosis-sentence.ts';
import { countFigures, findAtPlace } from './find-at-place.ts';

const PLANE = createPlane(TEST_SRID);
const HERE = { x: 537_000, y: 189_000 };
const FAR = { x: 539_000, y: 189_000 };
const [longitude, latitude] = PLANE.toDegrees(HERE.x, HERE.y);
const CIRCLE = { longitude, latitude, radiusMeters: 50, outline: null };

/** @param dark of how many of them it was dark; the others were in daylight */
function columnsWith(here: number, hereDark: number, there: number, thereDark: number) {
  const columns = makeColumns([
    ...Array.from({ length: here }, () => ({ ...HERE, date: '2017-03-06', severity: 'slight' as const })),
    ...Array.from({ length: there }, () => ({ ...FAR, date: '2018-03-06', severity: 'slight' as const })),
    { date: '2018-01-01' },
  ]);
  const dark = LIGHT_CONDITIONS.indexOf('dark-lit') + 1;
  for (let i = 0; i < here + there; i += 1) {
    columns.light[i] = i < hereDark || (i >= here && i < here + thereDark) ? dark : 1;
    columns.junction[i] = JUNCTION_TYPES.indexOf('crossroads') + 1;
    // A Monday at eight; of the first the hour is not known.
    columns.weekday[i] = 1;
    columns.hour[i] = i === 0 ? -1 : 8;
    columns.hourOfWeek[i] = i === 0 ? 0 : 9;
  }
  return columns;
}

const diagnosisOf = (...counts: [here: number, hereDark: number, there: number, thereDark: number]): Diagnosis => {
  const columns = columnsWith(...counts);
  return diagnose(columns, findAtPlace(columns, EVERY_ACCIDENT, null, CIRCLE, PLANE));
};
const named = ({ factors }: Diagnosis) => factors.filter(({ overRepresented }) => overRepresented);

describe('the accidents of a place', () => {
  it('lie within its radius or its outline, and those without a place are neither here nor elsewhere', () => {
    const columns = makeColumns([
      { ...HERE, date: '2017-01-01', severity: 'fatal' },
      { x: HERE.x + 49.98, y: HERE.y, date: '2018-01-01' },
      { x: HERE.x + 50.02, y: HERE.y, date: '2018-12-31', severity: 'slight' },
      { date: '2018-01-01' },
    ]);
    const circle = findAtPlace(columns, EVERY_ACCIDENT, null, CIRCLE, PLANE);
    expect([Array.from(circle.inside), Array.from(circle.outside), circle.notLocated]).toEqual([[0, 1], [2], 1]);
    const corners = [
      [-60, -60],
      [60, -60],
      [60, 60],
      [-60, 60],
      [-60, -60],
    ].map(([dx, dy]) => [HERE.x + dx!, HERE.y + dy!] as const);
    const outline = toPolygon(corners, PLANE);
    const square = findAtPlace(columns, EVERY_ACCIDENT, null, { longitude, latitude, radiusMeters: null, outline }, PLANE);
    expect(Array.from(square.inside)).toEqual([0, 1, 2]);
    expect(countFigures(columns, EVERY_ACCIDENT, circle.inside)).toEqual({
      accidents: 2,
      severities: { fatal: 1, serious: 0, slight: 0, injury: 0, 'damage-only': 0, unknown: 1 },
      period: { start: '2017-01-01', end: '2019-01-01' },
      years: 730 / 365.25,
    });
  });

  it('are counted where there are none at all', () => {
    const nothing = makeColumns([]);
    expect(countFigures(nothing, EVERY_ACCIDENT, new Uint32Array())).toMatchObject({ accidents: 0, period: null, years: null });
  });
});

describe('a diagnosis', () => {
  it('names what is more frequent here, with how much and how sure, and nothing else', () => {
    const diagnosis = diagnosisOf(20, 15, 300, 60);
    expect(diagnosis).toMatchObject({ accidents: 20, peers: 300, placeKind: 'junction', notLocated: 1, unknownSeverity: 0 });
    const [dark, ...others] = named(diagnosis);
    expect(others).toEqual([]);
    expect(dark).toMatchObject({
      value: { en: 'Dark, street lights lit' },
      shares: { first: 15, firstTotal: 20, second: 60, secondTotal: 300 },
    });
    expect(dark!.oddsRatio.lower).toBeGreaterThan(1);
    expect(describeFactor(dark!)).toEqual({
      el: 'Φωτισμός – Νύχτα, με οδοφωτισμό: 15 από 20 ατυχήματα εδώ (75%, διάστημα 95%: 51 έως 91%), έναντι 20% από 300 αλλού. Ο λόγος «με προς χωρίς» είναι εδώ 11,9 φορές μεγαλύτερος (διάστημα 95%: 3,9 έως 43,4).',
      en: 'Light – Dark, street lights lit: 15 of 20 accidents here (75%, 95% interval 51 to 91%), against 20% of 300 elsewhere. The odds, “with” to “without”, are 11.9 times as high here (95% interval 3.9 to 43.4).',
    });
    expect(describePeers(diagnosis).en).toContain('at junctions');
    expect(describeDiagnosis(diagnosis).en).toMatch(/^Factors tested: \d+\. More frequent here than chance allows: 1\./);
  });

  it('says of what every accident here has only how large the effect is at least', () => {
    const [dark] = named(diagnosisOf(12, 12, 300, 60));
    expect(dark!.oddsRatio).toMatchObject({ ratio: null, upper: null });
    expect(describeFactor(dark!)?.en).toMatch(/are at least \d+\.\d times as high here \(lower 95% limit\)/);
    expect(describeFactor(dark!)?.el).toMatch(/τουλάχιστον \d+,\d φορές/);
  });

  it('does not take chance for a cause, and says so', () => {
    const diagnosis = diagnosisOf(20, 5, 300, 60);
    expect(named(diagnosis)).toEqual([]);
    expect(describeDiagnosis(diagnosis).en).toContain('none is more frequent here than chance allows');
    expect(diagnosis.factors.map(describeFactor).every((sentence) => sentence === null)).toBe(true);
  });

  it('says that there are too few accidents, or none, and tests nothing then', () => {
    const one = diagnosisOf(1, 1, 3, 1);
    expect([one.tested, one.factors.every(({ qValue }) => qValue === null)]).toEqual([0, true]);
    expect(describeDiagnosis(one).el).toContain('δεν εμφανίζεται κανένας παράγοντας');
    const none = diagnosisOf(0, 0, 300, 60);
    expect(none).toMatchObject({ accidents: 0, tested: 0, placeKind: null, peers: 300 });
    expect(none.severities.every(({ share, interval }) => share === null && interval === null)).toBe(true);
    expect(describeDiagnosis(none).en).toBe('Under this filter there are no accidents at this place.');
    expect(describePeers(none).en).toContain('do not say whether');
  });

  it('shows severities as shares with intervals, and hours with what is not known of them', () => {
    const { severities, hoursOfWeek, accidents } = diagnosisOf(20, 15, 300, 60);
    const slight = severities.find(({ severity }) => severity === 'slight');
    expect(slight).toMatchObject({ count: 20, share: 1, interval: { upper: 1, level: 0.95 } });
    // Clopper and Pearson for 20 of 20: 0.025^(1/20).
    expect(slight!.interval!.lower).toBeCloseTo(0.025 ** (1 / 20), 10);
    expect(hoursOfWeek).toHaveLength(HOURS_PER_WEEK + 1);
    expect([hoursOfWeek[8], hoursOfWeek[HOURS_PER_WEEK]]).toEqual([19, 1]);
    expect(hoursOfWeek.reduce((sum, count) => sum + count, 0)).toBe(accidents);
  });
});
