import { describe, expect, it } from '@jest/globals';
import { findStatutory, type AccidentsAlongRoads, type StatutoryRule } from '@elektron/spatial-analysis';
import { expectEveryNumber, readCase } from './reference-case.ts';

interface RuleOfCase {
  readonly id: string;
  readonly window_m: number;
  readonly years: number;
  readonly injury_only: boolean;
  readonly same_type?: boolean;
  readonly test: 'count' | 'weighted' | 'count_and_rk' | 'count_and_score';
  readonly min?: number;
  readonly min_score?: number;
  readonly min_score_exclusive?: number;
  readonly rk_min?: number;
  readonly weights?: Readonly<Record<string, number>>;
}

const theCase = readCase('P13-blackspot-rules');
const {
  rules,
  aadt,
  end_date: endDate,
} = theCase.inputs as unknown as {
  readonly rules: readonly RuleOfCase[];
  readonly aadt: Readonly<Record<string, number>>;
  readonly end_date: string;
};
const rows = theCase.readTable('crashes.csv');
const DAY = 86_400_000;
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const namesOf = (name: string): string[] => [...new Set(rows.map((row) => row[name] ?? ''))].sort();
const roadNames = namesOf('road');
const typeNames = namesOf('crash_type');
const column = (name: string): number[] => rows.map((row) => Number(row[name]));

const accidents: AccidentsAlongRoads = {
  roads: rows.map((row) => roadNames.indexOf(row['road'] ?? '')),
  positions: column('position_m'),
  days: rows.map((row) => dayOf(row['date'] ?? '')),
  types: rows.map((row) => typeNames.indexOf(row['crash_type'] ?? '')),
  persons: { dead: column('dead'), serious: column('serious'), slight: column('slight') },
  vulnerable: { dead: column('vru_dead'), serious: column('vru_serious'), slight: column('vru_slight') },
};

/** The Austrian risk figure, accidents over 0.5 + 7e-5 · traffic. */
const RISK_FIGURE = { base: 0.5, perVehicle: 7e-5 };

function readScore(rule: RuleOfCase): StatutoryRule['score'] {
  const minimum = rule.rk_min ?? rule.min_score_exclusive ?? rule.min_score ?? 0;
  const limit = { minimum, exclusive: rule.min_score_exclusive !== undefined };
  const weight = (name: string): number => rule.weights?.[name] ?? 0;
  if (rule.test === 'count') return null;
  if (rule.test === 'count_and_rk') return { of: 'traffic', ...RISK_FIGURE, ...limit };
  if (rule.test === 'weighted') return { of: 'accidents', severe: weight('severe_crash'), slight: weight('slight_crash'), ...limit };
  const persons = { dead: weight('dead'), serious: weight('serious'), slight: weight('slight') };
  return { of: 'persons', ...persons, vulnerableFactor: rule.weights?.['vru_factor'] ?? 1, ...limit };
}

describe('P13: rules of five countries on a list of accidents', () => {
  it('flag the stretches that are known', () => {
    const found = rules.map((rule) => {
      const { stretches } = findStatutory(
        accidents,
        {
          windowMeters: rule.window_m,
          years: rule.years,
          injuryOnly: rule.injury_only,
          sameType: rule.same_type ?? false,
          minimumAccidents: rule.min ?? 1,
          score: readScore(rule),
        },
        { endDay: dayOf(endDate) + 1, traffic: roadNames.map((name) => aadt[name] ?? null) },
      );
      const named = stretches.map((stretch) => ({
        road: roadNames[stretch.road],
        type: stretch.type === null ? null : typeNames[stretch.type],
        from_m: stretch.from,
        to_m: stretch.to,
        crash_ids: stretch.accidents.map((i) => Number(rows[i]?.['id'])),
        windows: stretch.windows,
        max_count: stretch.mostAccidents,
        max_score: stretch.highestScore,
      }));
      return [rule.id, named];
    });
    const compared = expectEveryNumber(Object.fromEntries(found), theCase.expected, () => ({
      absolute: theCase.tolerance['default_abs'] as number,
    }));
    expect(compared).toBeGreaterThan(80);
    // A rule that flags nothing is compared, too.
    expect(Object.fromEntries(found)).toMatchObject({ NO_section: [] });
  });
});
