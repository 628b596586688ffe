import { describe, expect, it } from '@jest/globals';
import {
  findStatutory,
  getHotspotMethod,
  UNWATCHED,
  type AccidentsAlongRoads,
  type HotspotInput,
  type StatutoryRule,
} from '@elektron/spatial-analysis';
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
        { endDay: dayOf(endDate) + 1, trafficOf: (road) => aadt[roadNames[road]!] ?? null },
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

/** The list as the method is given it: each road one straight section, with its traffic. */
function inputOfCase(): HotspotInput {
  const size = rows.length;
  const roads = Int32Array.from(accidents.roads);
  const positions = Float64Array.from(accidents.positions);
  const days = Int32Array.from(accidents.days);
  const LENGTH = 10_000;
  const sites = roadNames.map((name, i) => ({
    id: name,
    kind: 'segment' as const,
    roadName: name,
    roadClass: 'primary',
    legs: null,
    lengthMeters: LENGTH,
    exposure: {
      label: 'measured' as const,
      vehiclesPerDay: aadt[name]!,
      minorVehiclesPerDay: null,
      enteringVehiclesPerDay: null,
      source: name,
      year: 2023,
    },
    course: [[0, 1_000 * i], [LENGTH, 1_000 * i]] as const, // prettier-ignore
  }));
  return {
    points: { x: positions, y: Float64Array.from(roads, (road) => 1_000 * road) },
    severity: new Uint8Array(size),
    days: null,
    years: 5,
    seed: 1,
    studyArea: null,
    knownPoints: null,
    network: { sites, siteOf: roads, noSiteReason: new Uint8Array(size).fill(255), sectionsInsideJunctions: 0, junctionMeters: 20 },
    along: {
      roads: sites.map(({ roadName, course }, site) => ({
        name: roadName,
        lengthMeters: LENGTH,
        course,
        parts: [{ site, from: 0, to: LENGTH }],
      })),
      roadOf: roads,
      positions,
    },
    participants: {
      earliestDay: days,
      latestDay: days,
      endDay: dayOf(endDate) + 1,
      types: Int8Array.from(accidents.types),
      persons: accidents.persons,
      vulnerable: accidents.vulnerable,
      personsAssumed: new Uint8Array(size),
    },
  };
}

/** The presets of the product that are the rules of the case. */
const PRESETS: Readonly<Record<string, string>> = {
  NO_point: 'norway-point',
  NO_section: 'norway-section',
  DE_rural_3y: 'germany-rural',
  AT_Rk: 'austria-risk-figure',
  AT_5in1: 'austria-one-year',
  PT: 'portugal',
  BE_VLG: 'flanders',
};

describe('P13 through the method, by its presets', () => {
  it('flags the stretches that are known, and says of each why nothing is expected of it', () => {
    const found = rules.map(({ id }) => {
      const result = getHotspotMethod('statutory-rules').run(inputOfCase(), { rule: PRESETS[id] }, UNWATCHED);
      const named = result.stretches!.stretches.map(({ roadName, flag, estimate }) => {
        expect([estimate.expected, estimate.reason]).toEqual([null, 'SITES_TOO_FEW']);
        return {
          road: roadName,
          type: flag!.type === null ? null : typeNames[flag!.type],
          from_m: flag!.fromMeters,
          to_m: flag!.toMeters,
          crash_ids: [...flag!.counted].map((i) => Number(rows[i]?.['id'])),
          windows: flag!.windows,
          max_count: flag!.mostAccidents,
          max_score: flag!.highestScore,
        };
      });
      expect(result.stretches!.rule).toMatchObject({ preset: PRESETS[id], isChanged: false });
      // The case goes along its roads, the method by how far the rule is exceeded.
      return [id, named.toSorted((a, b) => roadNames.indexOf(a.road!) - roadNames.indexOf(b.road!) || a.from_m - b.from_m)] as const;
    });
    const inOrder = Object.fromEntries(
      Object.entries(theCase.expected as Record<string, readonly { readonly road: string; readonly from_m: number }[]>).map(
        ([id, list]) => [id, list.toSorted((a, b) => roadNames.indexOf(a.road) - roadNames.indexOf(b.road) || a.from_m - b.from_m)],
      ),
    );
    const compared = expectEveryNumber(Object.fromEntries(found), inOrder, () => ({
      absolute: theCase.tolerance['default_abs'] as number,
    }));
    expect(compared).toBeGreaterThan(80);
    expect(Object.fromEntries(found)).toMatchObject({ NO_section: [] });
  });
});
