import { describe, expect, it } from '@jest/globals';
import { falseDiscoveryRate, normalTail } from '@elektron/statistics';
import { binaryWeights, getisOrdGi, getisOrdGiStar, globalMoran, localMoran, rowStandardized } from '@elektron/spatial-analysis';
import { expectEveryNumber, readCase } from './reference-case.ts';

const theCase = readCase('P08-local-statistics');
const tolerance = theCase.tolerance as { z_abs: number; p_rel: number; default_rel: number };

interface Map {
  readonly ids: readonly (string | number)[];
  readonly values: Float64Array;
  readonly pairs: readonly (readonly [number, number])[];
}

function readGrid(): Map {
  const cells = theCase.readTable('grid.csv').map(({ id = '', row, col, crashes }) => ({
    id,
    row: Number(row),
    column: Number(col),
    crashes: Number(crashes),
  }));
  const pairs = cells.flatMap((one, i) =>
    cells
      .map((other, j): [number, number] | null =>
        j > i && Math.max(Math.abs(one.row - other.row), Math.abs(one.column - other.column)) === 1 ? [i, j] : null,
      )
      .filter((pair) => pair !== null),
  );
  return { ids: cells.map(({ id }) => id), values: Float64Array.from(cells, ({ crashes }) => crashes), pairs };
}

function readColumbus(): Map {
  // The column names of this table stand in quotes.
  const areas = theCase.readTable('columbus.csv');
  const ids = areas.map((area) => Number(area['id']));
  const pairs = theCase
    .readTable('columbus_neighbours.csv')
    .map((pair): [number, number] => [ids.indexOf(Number(pair['from'])), ids.indexOf(Number(pair['to']))]);
  return { ids, values: Float64Array.from(areas, (area) => Number(area['crime'])), pairs };
}

function binOf(adjusted: number, zScore: number): number {
  const confidence = adjusted <= 0.01 ? 99 : adjusted <= 0.05 ? 95 : adjusted <= 0.1 ? 90 : 0;
  return zScore < 0 ? -confidence : confidence;
}

function analyse({ ids, values, pairs }: Map): unknown {
  const binary = binaryWeights(ids.length, pairs);
  const standardized = rowStandardized(binary);
  const giStar = getisOrdGiStar(values, binary);
  const gi = getisOrdGi(values, binary);
  const moran = localMoran(values, standardized);
  const p = giStar.map((z) => normalTail(z, 'two-sided'));
  const adjusted = falseDiscoveryRate(p);
  const global = globalMoran(values, standardized, 'two-sided');
  const idsWhere = (holds: (i: number) => boolean): unknown[] => ids.filter((_, i) => holds(i));
  return {
    units: ids.map((id, i) => ({
      id,
      gi_star_z: giStar[i],
      gi_z: gi[i],
      p_two_sided: p[i],
      p_bh: adjusted[i],
      bin: binOf(adjusted[i]!, giStar[i]!),
      moran_i: moran.statistic[i],
      moran_z_conditional: moran.zScoreConditional[i],
      moran_z_total: moran.zScoreTotal[i],
      quadrant: moran.quadrant[i],
    })),
    hot_fdr_95: idsWhere((i) => adjusted[i]! <= 0.05 && giStar[i]! > 0),
    cold_fdr_95: idsWhere((i) => adjusted[i]! <= 0.05 && giStar[i]! < 0),
    hot_uncorrected_95: idsWhere((i) => p[i]! <= 0.05 && giStar[i]! > 0),
    bh_largest_rejected_p_05: Math.max(...p.filter((_, i) => adjusted[i]! <= 0.05)),
    global_moran: {
      i: global.statistic,
      expectation: global.expectation,
      variance_randomisation: global.variance,
      z: global.zScore,
      p_two_sided: global.pValue,
    },
  };
}

const VALUES_PER_UNIT = 10;

describe('P08: Gi*, Gi, local and global Moran, false discovery rate', () => {
  it('every known number comes out', () => {
    const compared = expectEveryNumber({ grid: analyse(readGrid()), columbus: analyse(readColumbus()) }, theCase.expected, (path) => {
      if (path.endsWith('_z') || path.includes('_z_') || path.endsWith('.z')) return { absolute: tolerance.z_abs };
      if (path.includes('.p_') || path.includes('_p_')) return { relative: tolerance.p_rel };
      return { relative: tolerance.default_rel };
    });
    expect(compared).toBe((100 + 49) * VALUES_PER_UNIT + (8 + 0 + 11 + 1 + 5) + (4 + 1 + 11 + 1 + 5));
  });
});
