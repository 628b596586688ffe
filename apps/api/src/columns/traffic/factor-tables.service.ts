import { Problem, type TrafficMode } from '@elektron/domain';
import { CELLS, MONTHS, WEEKDAYS } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { parseEntered, parseGroup, toFactors, type FactorDraft, type FactorGroup, type FactorTable } from '../../traffic/factor-table.ts';
import { FactorTablesRepository } from '../../traffic/factor-tables.repository.ts';
import { PermanentCounters } from './permanent-counters.service.ts';
import { idsOfCategory } from './sites-without-average.service.ts';
import { TrafficSnapshots } from './traffic-snapshots.service.ts';

/** A table as people read it. */
export interface ReadableTable extends FactorTable {
  /** Permanent counters behind it; 0 where it was entered. */
  readonly sites: number;
  /** January first: by what an average day of the month is multiplied. */
  readonly months: readonly number[];
  /** Monday first. */
  readonly weekdays: readonly number[];
  /** Shares of a day, from midnight; null where nobody knows. */
  readonly hours: readonly number[] | null;
  /** Days that were counted hour by hour. */
  readonly hourDays: number;
  /** Of a count of one day, in the middle of all days; null where it cannot be told. */
  readonly coefficientOfVariation: number | null;
}

export interface DerivedFrom extends FactorGroup {
  /** In which the counters counted. */
  readonly countedYear: number;
}

const LONGEST_SOURCE = 1_000;

/** Tables of factors that an organisation keeps. */
@Injectable()
export class FactorTablesService {
  readonly #tables: FactorTablesRepository;
  readonly #counters: PermanentCounters;
  readonly #snapshots: TrafficSnapshots;

  constructor(tables: FactorTablesRepository, counters: PermanentCounters, snapshots: TrafficSnapshots) {
    this.#tables = tables;
    this.#counters = counters;
    this.#snapshots = snapshots;
  }

  async list(context: ActingContext): Promise<ReadableTable[]> {
    return (await this.#tables.list(context)).map(toReadable);
  }

  /**
   * Keeps what the organisation's permanent counters of a group saw in a year.
   * @throws Problem INPUT_INVALID, TRAFFIC_FACTORS_NOT_DERIVABLE
   */
  async derive(context: ActingContext, { countedYear, ...given }: DerivedFrom): Promise<void> {
    const group = parseGroup(given);
    parseGroup({ ...group, validYear: countedYear });
    const { columns, state } = await this.#snapshots.get(context);
    const siteIds = idsOfCategory(columns, group.roadCategory === '' ? null : group.roadCategory);
    const observed = await this.#counters.observe(context, state, siteIds, countedYear, group.mode, true);
    if (observed === null) throw new Problem('TRAFFIC_FACTORS_NOT_DERIVABLE', { year: String(countedYear) });
    const { siteIds: used, ...content } = observed;
    const names = columns.sites.filter(({ id }) => used.includes(id)).map(({ sourceRecordId }) => sourceRecordId);
    const source = names.join(', ').slice(0, LONGEST_SOURCE);
    await this.#tables.add(context, { ...group, origin: 'derived', source, countedYear, content: { kind: 'observed', ...content } });
  }

  /** @throws Problem INPUT_INVALID, NOT_POSITIVE */
  async enter(context: ActingContext, draft: FactorDraft): Promise<void> {
    await this.#tables.add(context, { ...parseEntered(draft), origin: 'entered', countedYear: null });
  }

  /** @throws Problem INPUT_INVALID, TRAFFIC_FACTORS_NOT_FOUND */
  async withdraw(context: ActingContext, given: { roadCategory: string; mode: TrafficMode; validYear: number | null }): Promise<void> {
    const { roadCategory, mode, validYear } = parseGroup(given);
    const kept = await this.#tables.list(context);
    const isThere = kept.some((each) => each.roadCategory === roadCategory && each.mode === mode && each.validYear === validYear);
    if (!isThere) throw new Problem('TRAFFIC_FACTORS_NOT_FOUND');
    await this.#tables.withdraw(context, { roadCategory, mode, validYear });
  }
}

function toReadable(table: FactorTable): ReadableTable {
  const { factors, sites, hours, coefficientOfVariation } = toFactors(table.content);
  const cells = Array.from({ length: CELLS }, (_, cell) => cell);
  // Days are divided by their factors: the middle of several is the harmonic one.
  const meanOf = (isMeant: (cell: number) => boolean): number => {
    const meant = cells.filter(isMeant);
    return meant.length / meant.reduce((sum, cell) => sum + 1 / factors[cell]!, 0);
  };
  const variations = cells.flatMap((cell) => coefficientOfVariation(new Map([[cell, 1]])) ?? []).sort((a, b) => a - b);
  const observed = {
    months: Array.from({ length: MONTHS }, (_, month) => meanOf((cell) => Math.floor(cell / WEEKDAYS) === month)),
    weekdays: Array.from({ length: WEEKDAYS }, (_, weekday) => meanOf((cell) => cell % WEEKDAYS === weekday)),
  };
  // What was entered is shown as it was.
  const { months, weekdays } = table.content.kind === 'entered' ? table.content : observed;
  return {
    ...table,
    sites,
    months,
    weekdays,
    hours: hours?.shares ?? null,
    hourDays: hours?.days ?? 0,
    coefficientOfVariation: variations.length < CELLS ? null : variations[CELLS / 2]!,
  };
}
