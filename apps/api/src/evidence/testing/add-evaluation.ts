import { randomUUID } from 'node:crypto';
import type { Period } from '@elektron/domain';
import { estimateEffect } from '@elektron/statistics';

import type { Database } from '../../database/database.ts';
import { STORED_FORMAT } from '../../evaluations/stored-evaluation.ts';

/** An evaluation that a test puts there without computing it. */
export interface StoredForTest {
  /** Observed to expected; `null` where nothing was expected. */
  readonly ratio?: number | null;
  /** Of the logarithm of the ratio; never less than what the accidents after leave of it. */
  readonly logVariance?: number;
  readonly kind?: string;
  readonly illustrative?: boolean;
  readonly selectedForHighCounts?: boolean | null;
  readonly observedBefore?: number;
  readonly observedAfter?: number;
  readonly selections?: Readonly<Record<string, readonly string[]>>;
  readonly format?: number;
  readonly interventionId?: string;
  readonly method?: string;
  /** Of the intervention, in both languages. */
  readonly name?: string;
  /** Of squares of a hundredth of a degree that are treated, the corner in the south-west; without any the evaluation has a site without an outline. */
  readonly squares?: readonly (readonly [longitude: number, latitude: number])[];
  readonly periods?: { readonly beforePeriod: Period; readonly afterPeriod: Period };
  readonly notices?: readonly { readonly code: string; readonly details: object }[];
  /** Of the recommended method's answer. */
  readonly warnings?: readonly { readonly code: string; readonly values: object }[];
}

/** A finished evaluation of an intervention, a new one where none is named. @returns both ids */
export async function addEvaluation(
  database: Database,
  organisationId: string,
  {
    ratio = 0.8,
    logVariance = 0.1 ** 2,
    kind = 'zone-30',
    illustrative = false,
    selectedForHighCounts = true,
    ...more
  }: StoredForTest = {},
): Promise<{ readonly runId: string; readonly interventionId: string }> {
  const {
    observedBefore = 120,
    observedAfter = 80,
    selections = {},
    format = STORED_FORMAT,
    method = 'empirical-bayes',
    notices = [],
    warnings = [],
    name = 'secret-name',
    squares = [],
    periods = PERIODS,
  } = more;
  const [runId, interventionId] = [randomUUID(), more.interventionId ?? randomUUID()];
  const result = {
    format,
    yearsBefore: 3,
    yearsAfter: 2,
    treatedSites: 12,
    referenceSites: 40,
    observedBefore,
    observedAfter,
    comparisonBefore: 900,
    comparisonAfter: 850,
    recommended: method,
    estimates: [
      {
        method: 'naive',
        problem: null,
        result: { ...answerOf({ ratio: 0.1, logVariance: 0.5, observedAfter }), warnings: [] },
      },
      {
        method,
        problem: null,
        result: { ...answerOf({ ratio, logVariance, observedAfter }), warnings },
      },
    ],
    sites: [{ longitude: 23.7, latitude: 37.9, secret: 'secret-site' }, ...squares.map(toSite)],
    years: [],
    notices,
  };
  await database.asOwner(async (sql) => {
    if (more.interventionId === undefined) {
      await sql.execute(
        `INSERT INTO intervention (organisation_id, intervention_id, name_el, name_en, kind, sites, works_start, works_end, selected_for_high_counts, illustrative,
           source, note_el, note_en) VALUES ($1, $2, $6, $6, $3, 'SRID=4326;MULTIPOINT((23.7 37.9))', '2018-01-01', '2018-06-01', $4, $5,
           'secret-source', '', '')`,
        [organisationId, interventionId, kind, selectedForHighCounts, illustrative, name],
      );
    }
    await sql.execute(
      `INSERT INTO evaluation_run (organisation_id, run_id, intervention_id, parameters, filter, seed, data_version, software_version, result, result_digest)
       VALUES ($1, $2, $3, $6, $4, 1, 1, 'x', $5, $7)`,
      [
        organisationId,
        runId,
        interventionId,
        JSON.stringify({ period: null, area: null, selections }),
        JSON.stringify(result),
        JSON.stringify(periods),
        runId,
      ],
    );
  });
  return { runId, interventionId };
}

/** What the common estimator says where so many were expected, with that variance, that the ratio comes out. */
function answerOf(of: { readonly ratio: number | null; readonly logVariance: number; readonly observedAfter: number }): object {
  const [ratio, observedAfter] = [of.ratio ?? 0, of.ratio === 0 ? 0 : of.observedAfter];
  const expectedAfter = of.ratio === null ? 0 : ratio === 0 ? 1 : observedAfter / ratio;
  const relativeVariance = Math.max(0, of.logVariance - 1 / Math.max(1, observedAfter));
  const effect = estimateEffect({ observedAfter, expectedAfter, expectedAfterVariance: relativeVariance * expectedAfter ** 2 }, LEVEL);
  return { effectKind: 'observed-to-expected', ...effect };
}

const LEVEL = 0.95;
const PERIODS = { beforePeriod: { start: '2015-01-01', end: '2018-01-01' }, afterPeriod: { start: '2018-07-01', end: '2020-07-01' } };
const SIDE = 0.01;

function toSite([west, south]: readonly [number, number]): object {
  const [east, north] = [west + SIDE, south + SIDE];
  const coordinates = [[[west, south], [east, south], [east, north], [west, north], [west, south]]]; // prettier-ignore
  return { longitude: west + SIDE / 2, latitude: south + SIDE / 2, role: 'treated', outline: { type: 'Polygon', coordinates } };
}
