import type { AccidentColumns, PlaceMarks } from '@elektron/columns';
import { Problem, type AccidentFilter, type ParameterValues } from '@elektron/domain';
import { getHotspotMethod, needsRoads, type MethodNeed } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import { RoadsToScreen, type ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import type { HotspotRunSummary } from './hotspot-run.ts';

/** Of which states of the records a run says something. */
export type RunVersions = Pick<HotspotRunSummary, 'dataVersion' | 'roadsVersion' | 'trafficVersion'>;

/** What a run is carried out on. */
export interface RunMaterial {
  readonly columns: AccidentColumns;
  readonly places: PlaceMarks | null;
  readonly srid: number;
  readonly network: ScreeningMaterial | null;
}

/** Everything that a method reads, at the versions of a run. */
@Injectable()
export class HotspotMaterial {
  readonly #snapshots: AccidentSnapshots;
  readonly #roads: RoadsToScreen;
  readonly #organisations: OrganisationDirectory;

  constructor(snapshots: AccidentSnapshots, roads: RoadsToScreen, organisations: OrganisationDirectory) {
    this.#snapshots = snapshots;
    this.#roads = roads;
    this.#organisations = organisations;
  }

  /**
   * The versions of a run that is asked now. What they name is loaded, so that an unknown version is refused at once and the run finds its records at hand.
   * @param recorded versions to ask about instead of the present ones
   * @throws Problem DATA_VERSION_UNKNOWN, NO_ROADS
   */
  async findVersions(
    context: ActingContext,
    { methodId, parameters }: { readonly methodId: string; readonly parameters: ParameterValues },
    recorded?: RunVersions,
  ): Promise<RunVersions> {
    const { version: dataVersion } = await this.#snapshots.getAccidentSnapshot(context, recorded?.dataVersion);
    if (!needsRoads(getHotspotMethod(methodId), parameters)) return { dataVersion, roadsVersion: null, trafficVersion: null };
    const { roadsVersion = null, trafficVersion = null } = recorded ?? {};
    if (roadsVersion !== null && trafficVersion !== null) return { dataVersion, roadsVersion, trafficVersion };
    return { dataVersion, ...(await this.#roads.findVersions(context)) };
  }

  /** Which kinds of records there are any of. */
  findPresent(context: ActingContext): Promise<Readonly<Record<MethodNeed['kind'], boolean>>> {
    return this.#roads.findPresent(context);
  }

  /** Whether what a method cannot do without is there, as it is asked by default. */
  async canRun(context: ActingContext, methodId: string): Promise<boolean> {
    const present = await this.findPresent(context);
    return (getHotspotMethod(methodId).needs ?? []).every(({ kind, required, when }) => !required || when !== undefined || present[kind]);
  }

  /**
   * The accidents that a run saw, without what else its method reads.
   * @throws Problem DATA_VERSION_UNKNOWN, FILTER_VALUE_UNKNOWN
   */
  async loadRecords(
    context: ActingContext,
    { filter, dataVersion }: Pick<HotspotRunSummary, 'filter' | 'dataVersion'>,
  ): Promise<Pick<RunMaterial, 'columns' | 'places'> & { readonly filter: AccidentFilter }> {
    const { columns, places } = await this.#snapshots.getFilteredSnapshot(context, filter, dataVersion);
    return { columns, places, filter };
  }

  async sridOf(context: ActingContext): Promise<number> {
    return (await this.#organisations.get(context)).srid;
  }

  /** @throws Problem DATA_VERSION_UNKNOWN, CANCELLED, ROADS_OF_PLACES */
  async load(context: ActingContext, run: RunVersions & { readonly filter: AccidentFilter }, signal: AbortSignal): Promise<RunMaterial> {
    const { columns, places } = await this.#snapshots.getFilteredSnapshot(context, run.filter, run.dataVersion, signal);
    const srid = await this.sridOf(context);
    const { roadsVersion, trafficVersion } = run;
    if (roadsVersion === null || trafficVersion === null) return { columns, places, srid, network: null };
    // Beyond the named areas nobody counted: their roads would pass for roads without accidents.
    if (places !== null) throw new Problem('ROADS_OF_PLACES');
    return { columns, places, srid, network: await this.#roads.load(context, columns, { roadsVersion, trafficVersion }) };
  }
}
