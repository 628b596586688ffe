import { describe, expect, it } from '@jest/globals';
import { binomialLowerTail, binomialUpperTail } from '../../binomial.ts';
import { countFound, LEAST_REJECTED, MOST_REJECTED, SERIES_STUDIES, SERIES_TESTS, TESTS_USED } from '../testing/series-study.ts';

/** Of the two thousand of `npm run -s test:time-series`, which prints the table of docs/methods/interrupted-time-series.md. */
const STUDIES = 60;
/** Every length, the fewest and the most accidents, with and without overdispersion. */
const CHOSEN = [0, 5, 8, 17].map((i) => SERIES_STUDIES[i]!);

/** What a rate within the bounds gives, in all but one of a thousand repetitions on either side. */
const counts = Array.from({ length: STUDIES + 1 }, (_, n) => n);
const least = counts.find((n) => binomialLowerTail(n, STUDIES, LEAST_REJECTED) >= 0.001)!;
const most = counts.findLast((n) => binomialUpperTail(n, STUDIES, MOST_REJECTED) >= 0.001)!;

describe(`interrupted time series: in ${STUDIES} studies without effect`, () => {
  it.each(CHOSEN)('$months months, $mean a month, k = $overdispersion: one is found as rarely as promised', (drawn) => {
    const found = countFound(drawn, STUDIES);
    for (const [i, test] of SERIES_TESTS.entries()) {
      const isHeld = found[i]! >= least && found[i]! <= most;
      if (i < TESTS_USED) expect({ test, found: found[i], isHeld }).toMatchObject({ isHeld: true });
      // The same bounds do see what the result only shows beside its own errors.
      if (drawn.months === 36 && test === 'not used: Newey-West') expect(isHeld).toBe(false);
    }
  });
});
