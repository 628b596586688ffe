import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { studyPublication } from './publication.ts';
import { testSmallStudies } from './small-study-effects.ts';
import type { Study } from './study.ts';
import { someStudies, TRIALS } from './testing/sample-studies.ts';
import { trimAndFill } from './trim-and-fill.ts';

const LEVEL = 0.95;

/** As Egger published it: effect / error on 1 / error by plain least squares; the test is that of the intercept. */
function slowEgger(studies: readonly Study[]): number {
  const x = studies.map(({ variance }) => 1 / Math.sqrt(variance));
  const y = studies.map(({ logEffect, variance }) => logEffect / Math.sqrt(variance));
  const n = x.length;
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const sxx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  const slope = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0) / sxx;
  const intercept = my - slope * mx;
  const rest = y.reduce((sum, value, i) => sum + (value - intercept - slope * x[i]!) ** 2, 0) / (n - 2);
  return intercept / Math.sqrt(rest * (1 / n + mx ** 2 / sxx));
}

/** Duval and Tweedie by the letter: signed ranks of all distances, each counted out; of equal distances the smaller effect has the lower rank. */
function slowMissing(studies: readonly Study[], side: 'left' | 'right'): number | null {
  const sign = side === 'right' ? -1 : 1;
  const all = studies
    .map(({ logEffect, variance }) => ({ effect: sign * logEffect, weight: 1 / variance }))
    .sort((a, b) => a.effect - b.effect);
  const k = all.length;
  let [missing, before, rounds] = [0, -1, 0];
  while (missing !== before) {
    rounds += 1;
    if (rounds > 100) return null;
    before = missing;
    let [sum, total] = [0, 0];
    for (const { effect, weight } of all.slice(0, k - missing)) {
      sum += weight * effect;
      total += weight;
    }
    const distances = all.map(({ effect }) => effect - sum / total);
    let ranks = 0;
    for (const [i, distance] of distances.entries()) {
      if (distance <= 0) continue;
      ranks += 1;
      for (const [j, other] of distances.entries())
        if (Math.abs(other) < Math.abs(distance) || (Math.abs(other) === Math.abs(distance) && j < i)) ranks += 1;
    }
    missing = Math.max(0, Math.round((4 * ranks - k * (k + 1)) / (2 * k - 1)));
    if (missing > k - 1) return null;
  }
  return missing;
}

describe('small studies', () => {
  it('the line has the numbers that lm of R gives for the BCG trials', () => {
    const line = testSmallStudies(TRIALS)!;
    expect(line.slope).toBeCloseTo(-2.112042125666006, 9);
    expect(line.limitEffect).toBeCloseTo(-0.190928641117196, 9);
    expect(line.statistic).toBeCloseTo(-1.401282006237811, 9);
    expect(line.pValue).toBeCloseTo(0.188706993932457, 9);
  });

  it('the test is the one that was published', () => {
    fc.assert(
      fc.property(someStudies(4), (studies) => {
        const line = testSmallStudies(studies);
        const published = slowEgger(studies);
        expect((line!.statistic - published) / Math.max(1, Math.abs(published))).toBeCloseTo(0, 6);
      }),
    );
  });

  it('says nothing where there are no small and large ones', () => {
    const alike = TRIALS.map((study) => ({ ...study, variance: 0.1 }));
    expect(testSmallStudies(alike)).toBeNull();
    expect(trimAndFill(alike, LEVEL)).toBeNull();
    expect(studyPublication(alike, LEVEL)).toMatchObject({
      eggerReason: 'SAME_STANDARD_ERRORS',
      trimAndFillReason: 'SAME_STANDARD_ERRORS',
    });
    expect(testSmallStudies(TRIALS.slice(0, 2))).toBeNull();
    const onLine = [0.1, 0.2, 0.3].map((error, i) => ({ id: `${i}`, logEffect: 2 * error, variance: error ** 2 }));
    expect(testSmallStudies(onLine)).toBeNull();
  });

  it('as many are filled as the published steps count, on the side that the slope points away from', () => {
    fc.assert(
      fc.property(someStudies(4), (studies) => {
        const filled = trimAndFill(studies, LEVEL);
        const side = testSmallStudies(studies)!.slope < 0 ? 'right' : 'left';
        expect(filled?.filled ?? null).toBe(slowMissing(studies, side));
        if (filled !== null) expect(filled.side).toBe(side);
      }),
    );
  });

  it('turned around, all is filled on the other side', () => {
    const turned = TRIALS.map((study) => ({ ...study, logEffect: -study.logEffect }));
    const [one, other] = [trimAndFill(TRIALS, LEVEL)!, trimAndFill(turned, LEVEL)!];
    expect(one).toMatchObject({ filled: 4, side: 'right' });
    expect(other).toMatchObject({ filled: 4, side: 'left' });
    expect(other.fixed.logEffect).toBeCloseTo(-one.fixed.logEffect, 12);
    expect(other.random.standardError).toBeCloseTo(one.random.standardError, 12);
  });

  it('what is filled in are mirror images of the studies farthest out, about the mean of the others', () => {
    const { added, fixed, filled } = trimAndFill(TRIALS, LEVEL)!;
    const byEffect = [...TRIALS].sort((a, b) => a.logEffect - b.logEffect);
    const [outermost, others] = [byEffect.slice(0, filled), byEffect.slice(filled)];
    const meanOf = (studies: readonly Pick<Study, 'logEffect' | 'variance'>[]): number =>
      studies.reduce((sum, { logEffect, variance }) => sum + logEffect / variance, 0) /
      studies.reduce((sum, { variance }) => sum + 1 / variance, 0);
    const mirrored = outermost.map(({ logEffect, variance }) => [2 * meanOf(others) - logEffect, variance] as const);
    const pairs = [...added].map((each) => [each.logEffect, each.variance] as const).sort((a, b) => b[0] - a[0]);
    expect(pairs.map(([, variance]) => variance)).toEqual(mirrored.map(([, variance]) => variance));
    for (const [i, [effect]] of pairs.entries()) expect(effect).toBeCloseTo(mirrored[i]![0], 10);
    expect(fixed.logEffect).toBeCloseTo(meanOf([...TRIALS, ...added]), 10);
  });

  it('are not tested below ten studies', () => {
    const nine = studyPublication(TRIALS.slice(0, 9), LEVEL);
    expect(nine).toMatchObject({
      egger: null,
      eggerReason: 'TOO_FEW_FOR_FUNNEL',
      trimAndFill: null,
      trimAndFillReason: 'TOO_FEW_FOR_FUNNEL',
    });
    expect(nine.funnel).toHaveLength(9);
    expect(studyPublication(TRIALS.slice(0, 10), LEVEL)).toMatchObject({ eggerReason: null, trimAndFillReason: null });
  });

  it('the funnel holds those within z standard errors of the fixed effect', () => {
    const { funnel, centre } = studyPublication(TRIALS, LEVEL);
    expect(centre).toBeCloseTo(-0.430285163257089, 9);
    // By hand: |effect - centre| / error of trials 1 to 13 is below 1.96 for these.
    const z = TRIALS.map(({ logEffect, variance }) => Math.abs(logEffect + 0.430285163257089) / Math.sqrt(variance));
    expect(funnel.map(({ isInside }) => isInside)).toEqual(z.map((each) => each < 1.959963984540054));
    expect(funnel.filter(({ isInside }) => !isInside).length).toBeGreaterThan(3);
  });
});
