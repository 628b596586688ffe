import type { BlackSpotStatus } from '@elektron/domain';

import { DEMO_PERIODS } from './demo-evaluation.ts';

/** A step of a case that is invented. Texts are in both languages, as the register keeps one text for all. */
export interface DemoStep {
  readonly to: BlackSpotStatus;
  readonly happenedOn: string;
  readonly note?: string;
  readonly decisionNumber?: string;
  readonly worksStart?: string;
}

export interface DemoCase {
  /** Of the clusters that the demonstration has found. */
  readonly rank: number;
  readonly note: string;
  readonly steps: readonly DemoStep[];
}

const INVENTED = 'Επινοημένη υπόθεση για την επίδειξη. / Invented case for the demonstration.';
/** The last day of the works of the invented intervention. */
const WORKS_LAST_DAY = '2016-12-31';

/** Cases of which none is real: one that has just begun, one under way, and one whose works are done. */
export const DEMO_CASES: readonly DemoCase[] = [
  {
    rank: 3,
    note: INVENTED,
    steps: [
      { to: 'site-visit', happenedOn: '2015-03-10' },
      { to: 'diagnosed', happenedOn: '2015-04-20' },
      { to: 'treatment-planned', happenedOn: '2015-07-01' },
      { to: 'approved', happenedOn: '2015-11-16', decisionNumber: 'ΕΝΔΕΙΚΤΙΚΟΣ / ILLUSTRATIVE' },
      { to: 'treated', happenedOn: WORKS_LAST_DAY, worksStart: DEMO_PERIODS.works.start },
      { to: 'monitored', happenedOn: '2017-02-01' },
    ],
  },
  {
    rank: 2,
    note: INVENTED,
    steps: [{ to: 'site-visit', happenedOn: '2019-02-05', note: 'Επινοημένη αυτοψία. / Invented site visit.' }],
  },
  { rank: 1, note: INVENTED, steps: [] },
];
