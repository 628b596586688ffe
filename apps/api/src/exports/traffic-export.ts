import { ACCIDENT_TABLE_KINDS, formatCountPeriod, TRAFFIC_MODE_LABELS, type Language } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { readAverage, type AverageOfYear, type TrafficColumns } from '../columns/traffic/traffic-columns.ts';
import { isMeant, parseTrafficParameters, TRAFFIC_PARAMETERS, type TrafficFilter } from '../columns/traffic/traffic-filter.ts';
import { TrafficSnapshots, type TrafficSnapshot } from '../columns/traffic/traffic-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import type { RecordState } from '../database/record-versions.ts';
import { TrafficCountsRepository, type SiteRow } from '../traffic/traffic-counts.repository.ts';
import { inStretches } from './accident-selection.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from './exportable.ts';
import type { ExportRow, ExportRows } from './export-table.ts';
import { inDegrees, TRAFFIC_COLUMNS, type ExportedCount } from './traffic-export-columns.ts';

/** How many short counts of a site pass a filter. */
interface ShortCountsOf {
  readonly site: SiteRow;
  readonly counts: number;
}

const WORDS = {
  mode: { el: 'Τι μετρήθηκε', en: 'What was counted' },
  year: { el: 'Έτος', en: 'Year' },
  category: { el: 'Κατηγορία οδού', en: 'Road category' },
} as const;
/** Rows made at once. */
const PORTION = 1_000;

/** The averages that a filter shows, and the short counts behind them, each direction in a row of its own. */
@Injectable()
export class TrafficExport implements ExportSource<TrafficFilter> {
  readonly #snapshots: TrafficSnapshots;
  readonly #counts: TrafficCountsRepository;

  constructor(snapshots: TrafficSnapshots, counts: TrafficCountsRepository) {
    this.#snapshots = snapshots;
    this.#counts = counts;
  }

  async select(context: ActingContext, { filter, language }: ExportQuestion<TrafficFilter>): Promise<ExportContents> {
    const { columns, version, state } = await this.#snapshots.get(context);
    const short = await this.#countShort(context, { columns, state }, filter);
    return {
      count: countMeant(columns, filter) + short.reduce((sum, each) => sum + each.counts, 0),
      version,
      columns: TRAFFIC_COLUMNS,
      filter: inWords(filter, language),
      asked: { mode: filter.mode, year: filter.year, roadCategory: filter.roadCategory },
      body: { rows: (gone) => rowsOf(columns, filter, this.#readShort(context, state, short, filter), gone) },
    };
  }

  /** Which sites have short counts that pass, and how many, in the order of the sites. */
  async #countShort(
    context: ActingContext,
    { columns, state }: Pick<TrafficSnapshot, 'columns' | 'state'>,
    filter: TrafficFilter,
  ): Promise<readonly ShortCountsOf[]> {
    const counted = await this.#counts.countShortCounts(context, state, filter.mode, filter.year);
    const sites = new Map(columns.sites.map((site) => [site.id, site]));
    return counted.flatMap(({ siteId, counts }) => {
      const site = sites.get(siteId);
      const isMeant = site !== undefined && (filter.roadCategory === null || site.roadCategory === filter.roadCategory);
      return isMeant ? [{ site, counts }] : [];
    });
  }

  /** The short counts of one site after the other: a permanent counter has thousands. */
  async *#readShort(
    context: ActingContext,
    state: RecordState,
    sites: readonly ShortCountsOf[],
    { mode, year }: TrafficFilter,
  ): AsyncGenerator<ExportRow[]> {
    for (const { site } of sites) {
      const rows = await this.#counts.readShortCounts(context, state, site.id);
      const meant = rows.filter((row) => row.counts[mode] !== null && (year === null || row.year === year));
      for (let i = 0; i < meant.length; i += PORTION) yield meant.slice(i, i + PORTION).map((count) => toRow({ site, count }));
    }
  }
}

function countMeant(columns: TrafficColumns, filter: TrafficFilter): number {
  let count = 0;
  for (let i = 0; i < columns.length; i += 1) if (isMeant(columns, i, filter)) count += 1;
  return count;
}

function inWords({ mode, year, roadCategory }: TrafficFilter, language: Language): string {
  return [
    `${WORDS.mode[language]}: ${TRAFFIC_MODE_LABELS[mode][language]}`,
    ...(year === null ? [] : [`${WORDS.year[language]}: ${year}`]),
    ...(roadCategory === null ? [] : [`${WORDS.category[language]}: ${roadCategory}`]),
  ].join(' · ');
}

async function* rowsOf(columns: TrafficColumns, filter: TrafficFilter, short: AsyncIterable<ExportRow[]>, gone: AbortSignal): ExportRows {
  let portion: ExportRow[] = [];
  for (let i = 0; i < columns.length; i += 1) {
    if (isMeant(columns, i, filter))
      portion.push(toRow({ site: columns.sites[columns.site[i]!]!, count: ofYear(readAverage(columns, i)) }));
    if (portion.length < PORTION && i < columns.length - 1) continue;
    yield* inStretches(portion);
    gone.throwIfAborted();
    portion = [];
  }
  for await (const rows of short) {
    yield* inStretches(rows);
    gone.throwIfAborted();
  }
}

/** The columns do not hold of how many vehicles the speed of an average was measured. */
function ofYear(average: AverageOfYear): ExportedCount['count'] {
  return { ...average, period: formatCountPeriod(null), measuredSpeeds: null };
}

function toRow(count: ExportedCount): ExportRow {
  const [longitude, latitude] = [inDegrees(count.site.longitudeE7), inDegrees(count.site.latitudeE7)];
  return {
    values: TRAFFIC_COLUMNS.map(({ valueOf }) => valueOf(count)),
    place: longitude === null || latitude === null ? null : [longitude, latitude],
  };
}

export const TRAFFIC: Exportable<TrafficFilter> = {
  name: 'traffic',
  title: { el: 'Κυκλοφορία', en: 'Traffic' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Rows',
  subjectKind: 'traffic-count',
  access: {},
  parameters: TRAFFIC_PARAMETERS,
  parse: parseTrafficParameters,
  source: TrafficExport,
};
