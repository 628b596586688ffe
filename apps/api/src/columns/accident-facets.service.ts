import {
  countFacets,
  dataPeriodOf,
  reachesBeyond,
  type AccidentColumns,
  type AccidentFacets,
  type AccidentFigures,
  type PlaceMarks,
} from '@elektron/columns';
import { findPeriodBefore, getPeriodDays, type AccidentFilter, type AccidentMeasure, type Period } from '@elektron/domain';
import { exactRateRatio, type RateRatio } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import { PackedAccidentsRepository } from '../accidents/packed-accidents.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { AccidentSnapshots } from './accident-snapshots.service.ts';
import { formatTilePath } from './tiles/tile-address.ts';

/** The same filter, an earlier period. */
export interface FiguresBefore {
  readonly period: Period;
  readonly figures: AccidentFigures;
  /** Accidents per day of the period against those of the earlier one. Accidents only: casualties of one accident are not independent. */
  readonly accidentsRatio: RateRatio;
}

/** Everything that a page counts. */
export interface PageFacets extends AccidentFacets {
  readonly dataVersion: number;
  readonly dataPeriod: Period | null;
  readonly allAccidents: number;
  readonly figuresBefore: FiguresBefore | null;
  /** Whether the filter's period reaches further than the records do. */
  readonly beyondRecords: boolean;
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

  /** @throws Problem PERIOD_EMPTY, INPUT_INVALID, FILTER_VALUE_UNKNOWN */
  async count(context: ActingContext, filter: AccidentFilter, measure: AccidentMeasure): Promise<PageFacets> {
    const { version, columns, places } = await this.#snapshots.getFilteredSnapshot(context, filter);
    const era = await this.#records.readEra(context);
    const counted = countFacets(columns, filter, measure, places);
    const dataPeriod = dataPeriodOf(columns);
    return {
      ...counted,
      dataVersion: version,
      dataPeriod,
      allAccidents: columns.count,
      figuresBefore: countBefore(columns, filter, places, counted.figures.accidents),
      beyondRecords: filter.period !== null && dataPeriod !== null && reachesBeyond(filter.period, dataPeriod),
      tilePath: formatTilePath(context.organisationId, version, filter, era),
    };
  }
}

/** The same dates some years earlier, where the records cover both periods. */
function countBefore(columns: AccidentColumns, filter: AccidentFilter, places: PlaceMarks | null, accidents: number): FiguresBefore | null {
  const covered = dataPeriodOf(columns);
  if (filter.period === null || covered === null) return null;
  const period = findPeriodBefore(filter.period);
  if (reachesBeyond(period, covered) || reachesBeyond(filter.period, covered)) return null;
  const figures = countFacets(columns, { ...filter, period }, 'accidents', places).figures;
  return { period, figures, accidentsRatio: compareRates(accidents, filter.period, figures.accidents, period) };
}

const CONFIDENCE_LEVEL = 0.95;

function compareRates(accidents: number, period: Period, accidentsBefore: number, periodBefore: Period): RateRatio {
  const daysOf = (of: Period): number => getPeriodDays(of).end - getPeriodDays(of).start;
  return exactRateRatio(
    { first: accidents, firstExposure: daysOf(period), second: accidentsBefore, secondExposure: daysOf(periodBefore) },
    CONFIDENCE_LEVEL,
  );
}
