import { countFacets, dataPeriodOf, type AccidentColumns, type AccidentFacets, type AccidentFigures } from '@elektron/columns';
import { findPeriodBefore, type AccidentFilter, type AccidentMeasure, type Period } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { formatTilePath } from './tiles/tile-address.ts';

/** The same filter, an earlier period. */
export interface FiguresBefore {
  readonly period: Period;
  readonly figures: AccidentFigures;
}

/** Everything that a page counts. */
export interface PageFacets extends AccidentFacets {
  readonly dataVersion: number;
  readonly dataPeriod: Period | null;
  readonly allAccidents: number;
  readonly figuresBefore: FiguresBefore | null;
  readonly tilePath: string;
}

/** Counts what a page shows. */
@Injectable()
export class AccidentFacetsService {
  readonly #snapshots: AccidentSnapshots;
  readonly #records: PackedAccidentsRepository;

  constructor(snapshots: AccidentSnapshots, records: PackedAccidentsRepository) {
    this.#snapshots = snapshots;
    this.#records = records;
  }

  /** @throws Problem PERIOD_EMPTY, INPUT_INVALID */
  async count(context: ActingContext, filter: AccidentFilter, measure: AccidentMeasure): Promise<PageFacets> {
    const { version, columns } = await this.#snapshots.getAccidentSnapshot(context);
    const era = await this.#records.readEra(context);
    return {
      ...countFacets(columns, filter, measure),
      dataVersion: version,
      dataPeriod: dataPeriodOf(columns),
      allAccidents: columns.count,
      figuresBefore: countBefore(columns, filter),
      tilePath: formatTilePath(version, filter, era),
    };
  }
}

/** The same dates some years earlier, where the records cover all of them. */
function countBefore(columns: AccidentColumns, filter: AccidentFilter): FiguresBefore | null {
  const covered = dataPeriodOf(columns);
  if (filter.period === null || covered === null) return null;
  const period = findPeriodBefore(filter.period);
  if (period.start < covered.start) return null;
  return { period, figures: countFacets(columns, { ...filter, period }, 'accidents').figures };
}
