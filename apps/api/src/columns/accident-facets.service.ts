import { countFacets, dataPeriodOf, type AccidentColumns, type AccidentFacets, type AccidentFigures } from '@elektron/columns';
import { formatDayNumber, getPeriodDays, type AccidentFilter, type AccidentMeasure, type Period } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { formatTilePath } from './tiles/tile-address.ts';

/** Everything that a page counts. */
export interface PageFacets extends AccidentFacets {
  readonly dataVersion: number;
  readonly dataPeriod: Period | null;
  readonly allAccidents: number;
  readonly figuresBefore: AccidentFigures | null;
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

/** The same in the period of equal length just before, where the records cover all of it. */
function countBefore(columns: AccidentColumns, filter: AccidentFilter): AccidentFigures | null {
  const covered = dataPeriodOf(columns);
  if (filter.period === null || covered === null) return null;
  const { start, end } = getPeriodDays(filter.period);
  const startBefore = start - (end - start);
  if (startBefore < getPeriodDays(covered).start) return null;
  const period = { start: formatDayNumber(startBefore), end: filter.period.start };
  return countFacets(columns, { ...filter, period }, 'accidents').figures;
}
