import { describe, expect, it } from '@jest/globals';
import { makeRelease, type MadeRelease, type ReleaseInput, type ReleaseUtility } from '@elektron/disclosure-control';
import { readCity, type CityId } from '../privacy/cities.ts';
import { toReleaseInput } from './city-records.ts';

/*
 * How useful releases of four cities are, and what it takes to make them: `npm run -s test:release-utility`. `npm test` takes the smallest of them, Waltham Forest. Time is
 * that of the processor, so that it does not depend on what else the machine does.
 */
const isFull = process.env['RELEASE_UTILITY'] === 'full';

const BLOCKS: Readonly<Record<CityId, ReleaseInput['blocks']>> = {
  'waltham-forest': [{ from: 2014, to: 2018 }],
  barcelona: [{ from: 2018, to: 2018 }],
  helsinki: [
    { from: 2008, to: 2012 },
    { from: 2013, to: 2017 },
    { from: 2018, to: 2022 },
  ],
  berlin: [{ from: 2019, to: 2019 }],
};
const CITIES: readonly CityId[] = isFull ? ['waltham-forest', 'barcelona', 'helsinki', 'berlin'] : ['waltham-forest'];

const THREE_HOURS = 10_800_000;
const TEN_MINUTES_ON_TWO_CORES = 1200;
const LEAST_SHOWN = 0.85;
const LEAST_SEVERE_SHOWN = 0.6;

const percent = (share: number | null): string => (share === null ? 'none' : `${(100 * share).toFixed(1)} %`);

const describeUtility = (utility: ReleaseUtility): string =>
  [
    `${utility.period}: ${utility.accidents} accidents, ${utility.severe} severe`,
    `in shown areas of at most 1 km²: ${percent(utility.accidentsShown)}, severe ${percent(utility.severeShown)}, counted as severe ${percent(utility.severeShownAsSuch)}`,
    `median area ${utility.medianAreaKm2?.toFixed(3) ?? 'none'} km², rank correlation ${utility.rankCorrelation?.toFixed(3) ?? 'none'}`,
    `shown ${utility.shown}, small ${utility.hiddenSmall}, beside them ${utility.hiddenBeside}`,
  ].join('; ');

/** Totals that are hidden although a table of the same area shows all that they add up from: that protects nobody. */
const listPointlesslyHidden = ({ areas, tables }: Pick<MadeRelease, 'areas' | 'tables'>): string[] =>
  areas.flatMap(({ id, counts }) =>
    Object.entries(counts['total'] ?? {}).flatMap(([period, [total]]) => {
      if (total !== null) return [];
      return tables
        .filter((table) => counts[table.id]?.[period]?.every((count) => count !== null) === true)
        .map((table) => `${id} ${period}: ${table.id}`);
    }),
  );

describe.each(CITIES)('a release of %s', (id) => {
  it(
    'passes its audit and shows most accidents where they happened',
    async () => {
      const input = toReleaseInput(await readCity(id), BLOCKS[id]);
      const begun = process.cpuUsage();
      const made = await makeRelease(input);
      const { audit, utility, areas } = made;
      const { user, system } = process.cpuUsage(begun);
      const seconds = (user + system) / 1e6;
      if (isFull) {
        const { cellsKept, unknowns, statements, parts } = audit;
        process.stdout.write(
          `${id}: ${areas.length} areas, ${cellsKept} numbers kept, ${unknowns} unknowns, ${statements} statements, ${parts} parts, ${seconds.toFixed(0)} s of processor time\n` +
            utility.map((one) => `  ${describeUtility(one)}\n`).join(''),
        );
      }
      expect(audit.failures).toEqual([]);
      expect(listPointlesslyHidden(made)).toEqual([]);
      expect(seconds).toBeLessThan(TEN_MINUTES_ON_TWO_CORES);
      for (const { accidentsShown, severeShown } of utility) {
        expect(accidentsShown).toBeGreaterThanOrEqual(LEAST_SHOWN);
        expect(severeShown).toBeGreaterThanOrEqual(LEAST_SEVERE_SHOWN);
      }
    },
    THREE_HOURS,
  );
});
