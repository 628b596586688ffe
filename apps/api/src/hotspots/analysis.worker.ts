import type { MessagePort } from 'node:worker_threads';
import { columnsFromShared, type AccidentColumns, type PlaceMarks } from '@elektron/columns';
import { isProblem, type ProblemCode, type ProblemDetails } from '@elektron/domain';
import type { OpenedSites } from '@elektron/spatial-analysis';

import type { FilterGround } from '../columns/filter-ground.ts';
import type { ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import { digestOf, formatCanonicalJson } from '../common/canonical-json.ts';
import { createPlane } from '../common/plane.ts';
import type { SiteTableMaterial } from '../site-tables/site-tables.service.ts';
import { analyseHotspots, type HotspotQuestion } from './analyse-hotspots.ts';

/** What the thread is given. The columns lie on shared memory and are not copied. */
export interface AnalysisTask {
  readonly columns: AccidentColumns;
  /** Where its accidents lie with respect to the places that the question's filter names; null or absent where it names none. */
  readonly places?: PlaceMarks | null;
  /** These places themselves, for a method that reads roads or sites. */
  readonly ground?: FilterGround | null;
  /** What sites of the network are made of, for a method that needs roads; null or absent for others. */
  readonly network?: ScreeningMaterial | null;
  /** In place of the network, for a run that ranks the sites of a table. */
  readonly siteTable?: SiteTableMaterial | null;
  /** What the run has taken of the sites of others; null or absent for one that rests on the own ones alone. */
  readonly opened?: readonly OpenedSites[] | null;
  readonly question: HotspotQuestion;
  /** EPSG code of the organisation's plane. */
  readonly srid: number;
  /** One number on shared memory; 1 = stop. */
  readonly cancelled: Int32Array;
  /** Shares of the work done are sent here. */
  readonly progress: MessagePort;
}

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type AnalysisAnswer =
  | { readonly kind: 'result'; readonly json: string; readonly digest: string; readonly siteParts: readonly Uint8Array[] }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** A share is told when it has grown by so much. */
const PROGRESS_STEP = 0.01;

/** Runs one analysis to its stored form, in a thread of its own so that the server keeps answering. */
export function analyse({
  columns,
  places,
  ground,
  network,
  siteTable,
  opened,
  question,
  srid,
  cancelled,
  progress,
}: AnalysisTask): AnalysisAnswer {
  let told = 0;
  const control = {
    isCancelled: () => Atomics.load(cancelled, 0) === 1,
    progress: (fraction: number) => {
      if (fraction - told < PROGRESS_STEP) return;
      told = fraction;
      progress.postMessage(fraction);
    },
  };
  try {
    const { result, siteParts } = analyseHotspots(columnsFromShared(columns), question, createPlane(srid), control, {
      places,
      ground,
      network,
      siteTable,
      opened,
    });
    const json = formatCanonicalJson(result);
    return { kind: 'result', json, digest: digestOf(json), siteParts };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  } finally {
    progress.close();
  }
}
