import { isProblem, LANGUAGES } from '@elektron/domain';
import { estimateSite } from '@elektron/statistics';
import { describe, expect, it } from '@jest/globals';
import { UNWATCHED, type HotspotInput } from '../../hotspot-method.ts';
import type { HotspotResult } from '../../hotspot-result.ts';
import { NO_SITE_REASONS } from '../../network-sites.ts';
import { madeUpRoads, type MadeUpSection } from '../../testing/made-up-road.ts';
import { networkScreeningMethod } from '../network-screening/network-screening-method.ts';
import { parametersOfRule } from './statutory-parameters.ts';
import { STATUTORY_PRESETS } from './statutory-presets.ts';
import { statutoryRulesMethod } from './statutory-rules-method.ts';

const run = (input: HotspotInput, given: Readonly<Record<string, unknown>> = {}): HotspotResult =>
  statutoryRulesMethod.run(input, { rule: 'norway-point', ...given }, UNWATCHED);

const codesOf = ({ warnings }: HotspotResult): string[] => warnings.map(({ code }) => code);

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (isProblem(error)) return error.code;
  }
  return 'nothing thrown';
}

/** One long road: five accidents close together on its third section, single ones elsewhere. */
const ROAD: readonly MadeUpSection[] = Array.from({ length: 14 }, (_, k) => ({
  meters: 900,
  at: k === 2 ? [300, 310, 320, 330, 390] : k % 3 === 0 ? [100 + 50 * k] : [],
}));

describe('a rule along roads', () => {
  it('flags the stretch, and gives the answer of empirical Bayes for as much of the road as a window', () => {
    const input = madeUpRoads([ROAD]);
    const { hotspots, members, stretches, summary } = run(input);
    expect(hotspots).toHaveLength(1);
    const [{ flag, estimate, fromMeters, toMeters, roadName }] = stretches!.stretches as [
      NonNullable<typeof stretches>['stretches'][number],
    ];
    expect(flag).toMatchObject({ windows: 2, mostAccidents: 5, highestScore: null, type: null });
    // 90 m between the first and the last of them: a window of 100 m around the middle.
    expect([flag!.toMeters - flag!.fromMeters, toMeters - fromMeters]).toEqual([90, 100]);
    expect((flag!.toMeters + flag!.fromMeters) / 2).toBe((toMeters + fromMeters) / 2);
    expect([hotspots[0]!.score, hotspots[0]!.accidents, members[0]!.length, roadName]).toEqual([5 / 4, 5, 5, 'A0']);
    // A ninth of the section, of which the whole is compared as in the ranking of the network.
    const ranked = networkScreeningMethod.run(input, { simulations: 100 }, UNWATCHED).screening!.sites[0]!;
    const { predicted, overdispersion } = ranked.screened;
    const expected = estimateSite(5, predicted! / 9, overdispersion! * 9, { years: 5, level: 0.95, timesOfPredicted: 1 });
    expect(estimate).toMatchObject({ accidents: 5, basis: 'moments', reason: null });
    expect(estimate.predicted).toBeCloseTo(expected.predicted!, 12);
    expect(estimate.expected).toBeCloseTo(expected.expected!, 12);
    expect(estimate.expectedInterval!.lower).toBeCloseTo(expected.expectedInterval!.lower, 9);
    expect(estimate.excessPerYear).toBeCloseTo((expected.expected! - expected.predicted!) / 5, 12);
    expect(summary).toMatchObject({ roads: 1, accidentsOnRoads: 10, accidentsCounted: 10, flaggedWindows: 2, hotspots: 1 });
  });

  it('says of a stretch that is a whole section what the ranking of the network says of it', () => {
    const whole = ROAD.map((section, k) => ({ ...section, at: k === 2 ? [0, 300, 450, 600, 900] : k === 3 ? [] : section.at! }));
    const input = madeUpRoads([whole]);
    const { stretches } = run(input, { windowMeters: 900, minimumAccidents: 5 });
    const ranked = networkScreeningMethod.run(input, { simulations: 100 }, UNWATCHED).screening!.sites[0]!.screened;
    const { estimate, fromMeters, toMeters } = stretches!.stretches[0]!;
    expect(toMeters - fromMeters).toBe(900);
    for (const name of ['predicted', 'overdispersion', 'expected', 'excessPerYear', 'probabilityAbove'] as const)
      expect(estimate[name]).toBeCloseTo(ranked[name]!, 9);
    expect(estimate.excessPerYearInterval!.upper).toBeCloseTo(ranked.excessPerYearInterval!.upper, 9);
  });

  it('goes through junctions, whose accidents count at their place, and covers them whole', () => {
    const sections: readonly MadeUpSection[] = ROAD.map(({ meters }, k) => ({ meters, at: k === 4 ? [870] : k === 5 ? [10] : [] }));
    const input = madeUpRoads([sections], { '0/5': 2, '0/7': 1 });
    const [stretch] = run(input).stretches!.stretches;
    expect(stretch!.flag).toMatchObject({ mostAccidents: 4 });
    expect(stretch!.estimate.accidents).toBe(4);
    // Sections and junctions are groups of their own: the prediction is the sum of both.
    const perMeter = 2 / (14 * 900);
    expect(stretch!.estimate.predicted).toBeCloseTo(3 / 13 + perMeter * (stretch!.toMeters - stretch!.fromMeters - 40), 9);
    expect(stretch!.estimate.basis).toBe('moments');
  });

  it('is named after the section that it covers most of', () => {
    const input = madeUpRoads([ROAD]);
    const named = (name: string | null) =>
      input.network!.sites.map((site) => (site.kind === 'segment' && site.id === '0/s2' ? { ...site, roadName: name } : site));
    const nameOf = (name: string | null) =>
      run({ ...input, network: { ...input.network!, sites: named(name) } }).stretches!.stretches[0]!.roadName;
    expect([nameOf('High Street'), nameOf(null)]).toEqual(['High Street', 'A0']);
  });

  it('flags the same whichever way the road is drawn', () => {
    const input = madeUpRoads([ROAD], { '0/9': 1 });
    const [road] = input.along!.roads;
    const length = road!.lengthMeters;
    const mirrored: HotspotInput = {
      ...input,
      along: {
        ...input.along!,
        positions: input.along!.positions.map((at) => length - at),
        roads: [
          {
            ...road!,
            course: road!.course.toReversed(),
            parts: road!.parts.map(({ site, from, to }) => ({ site, from: length - to, to: length - from })).toReversed(),
          },
        ],
      },
    };
    for (const given of [{}, { rule: 'flanders', minimumScore: 3 }, { rule: 'norway-section', minimumAccidents: 3 }]) {
      const [one, other] = [run(input, given), run(mirrored, given)];
      expect(one.hotspots.length).toBeGreaterThan(0);
      expect(other.members).toEqual(one.members);
      for (const [k, { estimate, flag, fromMeters, toMeters }] of one.stretches!.stretches.entries()) {
        const twin = other.stretches!.stretches[k]!;
        expect([twin.flag!.windows, twin.flag!.mostAccidents]).toEqual([flag!.windows, flag!.mostAccidents]);
        expect(twin.fromMeters).toBeCloseTo(length - toMeters, 6);
        expect(twin.toMeters).toBeCloseTo(length - fromMeters, 6);
        expect(twin.estimate.expected!).toBeCloseTo(estimate.expected!, 9);
      }
    }
  });

  it('counts accidents that are on no road, and says why', () => {
    const input = madeUpRoads([ROAD]);
    const tooFar = NO_SITE_REASONS.indexOf('too-far');
    const { stretches, warnings } = run({
      ...input,
      network: {
        ...input.network!,
        siteOf: input.network!.siteOf.with(0, -1),
        noSiteReason: input.network!.noSiteReason.with(0, tooFar),
      },
      along: { ...input.along!, roadOf: input.along!.roadOf.with(0, -1) },
    });
    expect(stretches!.leftOut).toEqual([{ reason: 'too-far', accidents: 1 }]);
    expect(warnings).toContainEqual({ code: 'ACCIDENTS_NOT_ON_ROADS', details: { accidents: 1, total: 10 } });
  });

  it('leaves the answer of empirical Bayes out with a reason where there is none', () => {
    const few = run(madeUpRoads([ROAD.slice(0, 5)]));
    expect(few.stretches!.stretches[0]!.estimate).toMatchObject({ expected: null, excessPerYearInterval: null, reason: 'SITES_TOO_FEW' });
    expect(few.summary.stretchesWithoutEstimate).toBe(1);
    const cut = run(madeUpRoads([ROAD], {}, { studyArea: { minX: 2_000, maxX: 50_000, minY: -10, maxY: 10 } }));
    expect(cut.stretches!.stretches[0]!.estimate).toMatchObject({ expected: null, reason: 'BEYOND_AREA' });
  });

  it('does not judge where it asks for traffic that is not known', () => {
    const exposure = {
      label: 'measured' as const,
      vehiclesPerDay: 20_000,
      minorVehiclesPerDay: null,
      enteringVehiclesPerDay: null,
      source: '1',
      year: 2022,
    };
    const known = ROAD.map((section) => ({ ...section, exposure }));
    const { stretches, warnings } = run(madeUpRoads([ROAD, known]), { rule: 'austria-risk-figure' });
    expect(stretches!.stretches.map(({ roadName }) => roadName)).toEqual(['A1']);
    expect(stretches!.stretches[0]!.flag!.highestScore).toBeCloseTo(5 / (0.5 + 7e-5 * 20_000), 9);
    expect(warnings).toContainEqual({ code: 'ROADS_NOT_JUDGED', details: { roads: 1 } });
    expect(warnings.map(({ code }) => code)).toContain('TYPE_BY_PARTICIPANTS');
  });

  it('counts only what certainly happened in its years, and says when the period is shorter', () => {
    const input = madeUpRoads([ROAD], {}, { years: 3 });
    const { endDay, earliestDay } = input.participants!;
    const early = { ...input, participants: { ...input.participants!, earliestDay: earliestDay.fill(endDay - 2_000, 0, 3) } };
    const result = run(early);
    expect(result.hotspots).toEqual([]);
    expect(result.warnings).toContainEqual({ code: 'RULE_DATE_UNCERTAIN', details: { accidents: 3 } });
    expect(result.warnings).toContainEqual({ code: 'PERIOD_SHORTER_THAN_RULE', details: { needed: 5, years: 3 } });
    expect(codesOf(run(madeUpRoads([ROAD])))).not.toContain('PERIOD_SHORTER_THAN_RULE');
  });
});

describe('the parameters of a rule', () => {
  it('are those of the country where they are left out, and the run says when they are not', () => {
    const input = madeUpRoads([ROAD]);
    for (const { id, rule } of STATUTORY_PRESETS) {
      const result = run(input, { rule: id });
      expect(result.parameters).toMatchObject({ rule: id, ...parametersOfRule(rule) });
      expect(result.stretches!.rule).toMatchObject({ preset: id, isChanged: false });
      expect(codesOf(result)).not.toContain('RULE_CHANGED');
      const changed = run(input, { rule: id, windowMeters: rule.windowMeters + 10 });
      expect(changed.stretches!.rule).toMatchObject({ preset: id, isChanged: true });
      expect(codesOf(changed)).toContain('RULE_CHANGED');
    }
  });

  it('refuse a score of which neither the country nor anybody else says the points', () => {
    const input = madeUpRoads([ROAD]);
    expect(codeOf(() => run(input, { scoreOf: 'accidents', minimumScore: 10 }))).toBe('PARAMETER_OUT_OF_RANGE');
    expect(codeOf(() => run(input, { scoreOf: 'accidents' }))).toBe('PARAMETER_OUT_OF_RANGE');
    const given = { scoreOf: 'accidents', minimumScore: 10, pointsSevereAccident: 5, pointsSlightAccident: 2 };
    expect(run(input, given).stretches!.stretches[0]!.flag!.highestScore).toBe(10);
    expect(run(input, { ...given, scoreLimit: 'exceeded' }).hotspots).toEqual([]);
  });

  it('say of every rule where it is from, what is to be verified, and that it is not Greek law', () => {
    for (const { labels, notes, status } of STATUTORY_PRESETS) {
      for (const language of LANGUAGES) expect(notes[language].length).toBeGreaterThan(40);
      expect(labels.en).toMatch(/^Rule of .*, not Greek law$/);
      expect(labels.el).toMatch(/^Κανόνας .*, όχι ελληνικός νόμος$/);
      expect(notes.en.includes('Source: ')).toBe(status !== 'to-verify');
      expect(/To be verified|has no source/.test(notes.en)).toBe(status !== 'read');
    }
  });

  it('refuses to run without roads', () => {
    const { along: _along, network: _network, ...input } = madeUpRoads([ROAD]);
    expect(codeOf(() => run(input))).toBe('NO_ROADS');
  });
});
