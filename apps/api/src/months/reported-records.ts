import { readMembership, type AccidentColumns, type ReportedState, type UnitMembership } from '@elektron/columns';
import type { RecordingUnit } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import { divideIds } from '../columns/id-ranges.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { RecordingUnitRepository } from './recording-unit.repository.ts';
import { UnitMemberRepository } from './unit-member.repository.ts';

/** Records at one data version, whose they are, and who there is. */
export interface ReportedRecords extends ReportedState {
  readonly version: number;
  readonly units: readonly RecordingUnit[];
}

/** Accidents of one query: attributes are read as texts, and everybody on the embedded database waits meanwhile. */
const CHUNK_ACCIDENTS = 20_000;

/** The columns of the records together with the recording units that the accidents are of. Every number of this room is counted from them. */
@Injectable()
export class ReportedRecordsReader {
  readonly #snapshots: AccidentSnapshots;
  readonly #units: RecordingUnitRepository;
  readonly #members: UnitMemberRepository;
  readonly #directory: OrganisationDirectory;
  /** Columns never change; what they are of changes with the units. */
  readonly #known = new WeakMap<AccidentColumns, { readonly units: string; readonly members: Promise<UnitMembership> }>();

  constructor(
    snapshots: AccidentSnapshots,
    units: RecordingUnitRepository,
    members: UnitMemberRepository,
    directory: OrganisationDirectory,
  ) {
    this.#snapshots = snapshots;
    this.#units = units;
    this.#members = members;
    this.#directory = directory;
  }

  /** @param version by default the present one @throws Problem DATA_VERSION_UNKNOWN */
  async get(context: ActingContext, wanted?: number): Promise<ReportedRecords> {
    return this.#getOf(context, await this.#units.list(context), wanted);
  }

  /** The same; null where there is no unit, and then no record is read. */
  async getWithUnits(context: ActingContext): Promise<ReportedRecords | null> {
    const units = await this.#units.list(context);
    return units.length === 0 ? null : this.#getOf(context, units);
  }

  async #getOf(context: ActingContext, units: readonly RecordingUnit[], wanted?: number): Promise<ReportedRecords> {
    const { version, columns } = await this.#snapshots.getAccidentSnapshot(context, wanted);
    const key = JSON.stringify(units);
    const known = this.#known.get(columns);
    const members = known?.units === key ? known.members : this.#read(context, columns, units, version);
    this.#known.set(columns, { units: key, members });
    // What failed is not kept.
    members.catch(() => this.#known.delete(columns));
    return { version, columns, units, members: await members };
  }

  async #read(context: ActingContext, columns: AccidentColumns, units: readonly RecordingUnit[], version: number): Promise<UnitMembership> {
    const { timeZone } = await this.#directory.get(context);
    const state = await this.#members.readState(context, version);
    const parts = Math.ceil((await this.#members.countVersions(context, state)) / CHUNK_ACCIDENTS);
    const rules = await this.#members.readRules(context, state, units, timeZone);
    const chunks: Uint8Array[] = [];
    for (const range of divideIds(parts)) chunks.push(await this.#members.readWithin(context, state, range, rules));
    return readMembership(columns, chunks);
  }
}
