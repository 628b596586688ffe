import { beforeAll, describe, expect, it } from '@jest/globals';
import { auditRelease, type Cell, type Release, type ReleaseAudit } from '@elektron/disclosure-control';
import { readCase } from './reference-case.ts';

interface Place {
  readonly row: string;
  readonly column: string;
}
interface Pattern {
  readonly suppressed: readonly Place[];
  readonly intervals: readonly (Place & { readonly low: number; readonly high: number; readonly exact_disclosure: boolean })[];
  readonly insufficient: readonly Place[];
  readonly passes: boolean;
}

const theCase = readCase('P16-disclosure-control');
const { threshold, required_width: requiredWidth } = theCase.inputs as unknown as { threshold: number; required_width: number };
const table = theCase.expected['table'] as unknown as {
  readonly primary: readonly (Place & { readonly count: number })[];
  readonly patterns: Readonly<Record<string, Pattern>>;
};
const rows = theCase.readTable('table.csv');
const COLUMNS = ['fatal', 'serious', 'slight'];
const areas = rows.map(({ area = '' }) => area).filter((area) => area !== 'total');
const nameOf = ({ row, column }: Place): string => `${row} ${column}`;

/** The table of the case with all of its margins, some cells hidden; a plain zero is published as such. */
function releaseOf(suppressed: readonly Place[], lowest: 0 | 1): Release {
  const hidden = new Set(suppressed.map(nameOf));
  const atomsOf = (row: string, column: string): Int32Array => {
    const inRows = row === 'total' ? areas : [row];
    const inColumns = column === 'total' ? COLUMNS : [column];
    return Int32Array.from(inRows.flatMap((r) => inColumns.map((c) => areas.indexOf(r) * COLUMNS.length + COLUMNS.indexOf(c)))).sort();
  };
  const cells = rows.flatMap((record) =>
    [...COLUMNS, 'total'].map((column): Cell => {
      const row = record['area']!;
      const id = nameOf({ row, column });
      const count = Number(record[column]);
      return { id, atoms: atomsOf(row, column), count, state: hidden.has(id) ? 'hidden' : 'shown', lowest, fixed: false, weight: 1 };
    }),
  );
  return {
    threshold,
    atoms: areas.length * COLUMNS.length,
    truth: null,
    cells,
    derived: [],
    groups: [],
    lines: [],
    neighbourhoods: [],
    marks: 'alike',
  };
}

describe.each(Object.entries(table.patterns))('case P16, pattern %s', (name, pattern) => {
  let audit: ReleaseAudit;
  beforeAll(async () => {
    audit = await auditRelease(releaseOf(pattern.suppressed, 0), undefined, { intervals: true });
  });

  it('every interval is the one of the case', () => {
    const found = pattern.suppressed.map((place) => ({ name: nameOf(place), ...audit.intervals.get(nameOf(place)) }));
    expect(found).toEqual(pattern.intervals.map(({ low, high, ...place }) => ({ name: nameOf(place), low, high })));
    expect(found).toHaveLength(pattern.suppressed.length);
  });

  it('the verdict and the cells that are not kept are those of the case', () => {
    const primary = new Set(table.primary.map(nameOf));
    expect(audit.cells.map(({ cell }) => cell).filter((cell) => primary.has(cell))).toEqual(pattern.insufficient.map(nameOf));
    expect(audit.passes).toBe(pattern.passes);
    for (const { cell, interval } of audit.cells.filter((one) => primary.has(one.cell))) {
      expect({ cell, isNarrow: interval.high - interval.low < requiredWidth }).toEqual({ cell, isNarrow: true });
    }
  });

  it('with hidden cells known to be one at least no pattern is enough', async () => {
    const stricter = await auditRelease(releaseOf(pattern.suppressed, 1), undefined, { intervals: true });
    expect(stricter.passes).toBe(false);
    for (const place of pattern.suppressed) {
      const [wide, narrow] = [audit.intervals.get(nameOf(place))!, stricter.intervals.get(nameOf(place))!];
      expect(narrow.low).toBeGreaterThanOrEqual(Math.max(1, wide.low));
      expect(narrow.high).toBeLessThanOrEqual(wide.high);
    }
    if (name === 'full') expect(stricter.intervals.get('A2 fatal')).toEqual({ low: 1, high: 4 });
  });
});
