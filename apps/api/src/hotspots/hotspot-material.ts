import type { AccidentColumns, PlaceMarks } from '@elektron/columns';
import { EVERY_ACCIDENT, formatAccidentFilter, Problem, type AccidentFilter, type ParameterValues } from '@elektron/domain';
import { getHotspotMethod, needsRoads, poolsOpenedSites, type MethodNeed, type OpenedSites } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { FilterGround } from '../columns/filter-ground.ts';
import { RoadsToScreen, type ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { SitesOfOthers } from '../common/sites-of-others.ts';
import { SiteTablesService, type SiteTableMaterial } from '../site-tables/site-tables.service.ts';
import type { HotspotQuestion } from './analyse-hotspots.ts';
import type { HotspotRunSummary } from './hotspot-run.ts';

/** Of which states of the records a run says something. */
export type RunVersions = Pick<HotspotRunSummary, 'dataVersion' | 'roadsVersion' | 'trafficVersion'>;

/** What a run is carried out on. */
export interface RunMaterial {
  readonly columns: AccidentColumns;
  readonly places: PlaceMarks | null;
  /** The places themselves, of a run that reads roads or sites; collections never change, so that it repeats to the same bits. */
  readonly ground: FilterGround | null;
  readonly srid: number;
  readonly network: ScreeningMaterial | null;
  /** In place of the network, for a run that ranks the sites of a table. */
  readonly siteTable: SiteTableMaterial | null;
}

/** Everything that a method reads, at the versions of a run. */
@Injectable()
export class HotspotMaterial {
  readonly #snapshots: AccidentSnapshots;
  readonly #roads: RoadsToScreen;
  readonly #siteTables: SiteTablesService;
  readonly #organisations: OrganisationDirectory;
  readonly #others: SitesOfOthers;

  constructor(
    snapshots: AccidentSnapshots,
    roads: RoadsToScreen,
    siteTables: SiteTablesService,
    organisations: OrganisationDirectory,
    others: SitesOfOthers,
  ) {
    this.#snapshots = snapshots;
    this.#roads = roads;
    this.#siteTables = siteTables;
    this.#organisations = organisations;
    this.#others = others;
  }

  /**
   * The versions of a run that is asked now. What they name is loaded, so that an unknown version is refused at once and the run finds its records at hand.
   * @param recorded versions to ask about instead of the present ones
   * @throws Problem DATA_VERSION_UNKNOWN, NO_ROADS, SITE_TABLE_NOT_FOUND, SITES_COUNT_THEMSELVES, SITES_WITHOUT_TYPES
   */
  async findVersions(context: ActingContext, question: HotspotQuestion, recorded?: RunVersions): Promise<RunVersions> {
    const { methodId, parameters } = question;
    const { version: dataVersion } = await this.#snapshots.getAccidentSnapshot(context, recorded?.dataVersion);
    const siteTableId = siteTableOf(parameters);
    if (siteTableId !== null) {
      if (recorded === undefined) await this.#requireTable(context, siteTableId, question);
      return { dataVersion, roadsVersion: null, trafficVersion: null };
    }
    if (!needsRoads(getHotspotMethod(methodId), parameters)) return { dataVersion, roadsVersion: null, trafficVersion: null };
    const { roadsVersion = null, trafficVersion = null } = recorded ?? {};
    if (roadsVersion !== null && trafficVersion !== null) return { dataVersion, roadsVersion, trafficVersion };
    return { dataVersion, ...(await this.#roads.findVersions(context)) };
  }

  /**
   * What others have opened now, for a run that rests on it; null for one that does not.
   * @throws Problem NO_OPENED_SITES, POOL_OF_TABLE
   */
  async takeOpenedSites(context: ActingContext, { parameters }: Pick<HotspotQuestion, 'parameters'>): Promise<OpenedSites[] | null> {
    if (!poolsOpenedSites(parameters)) return null;
    if (siteTableOf(parameters) !== null) throw new Problem('POOL_OF_TABLE');
    const opened = await this.#others.take(context);
    if (opened.length === 0) throw new Problem('NO_OPENED_SITES');
    return opened;
  }

  /** What another run has taken, for a run that repeats it: open or not by now, its owners are told. */
  async reuseOpenedSites(context: ActingContext, taken: readonly OpenedSites[] | null): Promise<readonly OpenedSites[] | null> {
    if (taken !== null) await this.#others.noteAgain(context, taken);
    return taken;
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

  /** @throws Problem DATA_VERSION_UNKNOWN, FILTER_VALUE_UNKNOWN, AREAS_NOT_FOUND, CANCELLED */
  async load(
    context: ActingContext,
    run: RunVersions & Pick<HotspotQuestion, 'filter' | 'parameters'>,
    signal: AbortSignal,
  ): Promise<RunMaterial> {
    const { columns, places } = await this.#snapshots.getFilteredSnapshot(context, run.filter, run.dataVersion, signal);
    const srid = await this.sridOf(context);
    const { roadsVersion, trafficVersion } = run;
    const siteTableId = siteTableOf(run.parameters);
    const siteTable = siteTableId === null ? null : await this.#siteTables.load(context, siteTableId);
    const hasRoads = roadsVersion !== null && trafficVersion !== null;
    const ground = hasRoads || siteTable !== null ? await this.#snapshots.readGround(context, run.filter, signal) : null;
    const network = hasRoads ? await this.#roads.load(context, columns, { roadsVersion, trafficVersion }) : null;
    return { columns, places, ground, srid, siteTable, network };
  }

  /** A table that can be chosen; one with accidents of its own asks nothing of the records. */
  async #requireTable(context: ActingContext, siteTableId: number, { filter, methodId }: HotspotQuestion): Promise<void> {
    const { firstYear } = await this.#siteTables.getInUse(context, siteTableId);
    const isFiltered = formatAccidentFilter(filter) !== formatAccidentFilter(EVERY_ACCIDENT);
    if (firstYear !== null && getHotspotMethod(methodId).typeOf !== undefined) throw new Problem('SITES_WITHOUT_TYPES');
    if (firstYear !== null && isFiltered) throw new Problem('SITES_COUNT_THEMSELVES');
  }
}

/** The table whose sites a run ranks; null for one that ranks no sites of a table. */
function siteTableOf({ sites }: ParameterValues): number | null {
  return typeof sites === 'number' ? sites : null;
}
