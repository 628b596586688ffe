import { beforeAll, describe, expect, it } from '@jest/globals';
import type { PublishedRelease } from '@elektron/domain';
import { readCase } from '../reference/reference-case.ts';
import { attack } from './attacker.ts';
import { dimensionOf, documentOf, municipalityArea } from './documents.ts';
import type { Attack, Finding } from './knowledge.ts';

/*
 * Case P16 as documents that anybody could read, attacked. Its intervals were found by integer programming elsewhere.
 */

interface Place {
  readonly row: string;
  readonly column: string;
}
interface Pattern {
  readonly suppressed: readonly Place[];
  readonly intervals: readonly (Place & { readonly low: number; readonly high: number })[];
  readonly insufficient: readonly Place[];
  readonly passes: boolean;
}

const theCase = readCase('P16-disclosure-control');
const table = theCase.expected['table'] as unknown as {
  readonly primary: readonly Place[];
  readonly patterns: Readonly<Record<string, Pattern>>;
};
const { differencing } = theCase.inputs as unknown as {
  readonly differencing: Readonly<Record<'district_crashes_2023' | 'district_without_road_X_2023', number>>;
};
const rows = theCase.readTable('table.csv');
const COLUMNS = ['fatal', 'serious', 'slight'];
const YEAR = '2023';
const nameOf = ({ row, column }: Place): string => `${row}, ${YEAR}, ${column}`;

function documentWithout(suppressed: readonly Place[]): PublishedRelease {
  const hidden = new Set(suppressed.map(nameOf));
  const areas = rows.map((record) => {
    const row = record['area']!;
    const counts = COLUMNS.map((column) => (hidden.has(nameOf({ row, column })) ? null : Number(record[column])));
    return municipalityArea(
      row,
      [],
      { total: { [YEAR]: [Number(record['total'])] }, severity: { [YEAR]: counts } },
      row === 'total' ? null : 'total',
    );
  });
  return documentOf({ dimensions: [dimensionOf('severity', ...COLUMNS)], areas });
}

const toldOf = (findings: readonly Finding[]): string[] => findings.flatMap(({ kind, about }) => (kind === 'cell' ? [about] : []));

describe.each(Object.entries(table.patterns))('case P16, pattern %s', (name, { suppressed, intervals, insufficient, passes }) => {
  let found: Attack;
  beforeAll(async () => {
    found = await attack([documentWithout(suppressed)], { knowledge: { floors: 'none' }, isExact: true });
  });

  it('the attack finds the intervals of the case', () => {
    expect(suppressed.map((place) => found.bounds.get(nameOf(place)))).toEqual(intervals.map(({ low, high }) => [low, high]));
    expect(found.bounds.size).toBe(suppressed.length);
  });

  it('it tells the small numbers that the case names', () => {
    const primary = new Set(table.primary.map(nameOf));
    expect(toldOf(found.findings).filter((one) => primary.has(one))).toEqual(insufficient.map(nameOf));
    expect(toldOf(found.findings).length === 0).toBe(passes);
  });

  it('who knows that hidden numbers are one at least is told some in every pattern', async () => {
    const stricter = await attack([documentWithout(suppressed)], { knowledge: { floors: 'cells' }, isExact: true });
    expect(toldOf(stricter.findings).length).toBeGreaterThan(0);
    if (name === 'full') expect(stricter.bounds.get(nameOf({ row: 'A2', column: 'fatal' }))).toEqual([1, 4]);
  });
});

it('the one accident that a district has more than the district without a road is found', async () => {
  const district = documentOf({
    areas: [municipalityArea('district', [], { total: { [YEAR]: [differencing.district_crashes_2023] } }), partOf('district')],
  });
  function partOf(parent: string): PublishedRelease['areas'][number] {
    return municipalityArea('without road X', [], { total: { [YEAR]: [differencing.district_without_road_X_2023] } }, parent);
  }
  const { findings } = await attack([district], { knowledge: { unlisted: 'unknown' } });
  expect(findings).toEqual([{ kind: 'piece', about: `rest of district, ${YEAR}`, low: 1, high: 1 }]);
});
