import {
  describeSiteRemark,
  MOST_ACCIDENTS_OF_TABLE,
  Problem,
  SITE_SEVERITIES,
  type SiteRemark,
  type SiteTableStatement,
} from '@elektron/domain';
import type { SiteColumns } from '@elektron/importers';
import type { SiteTable, TableSite } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { refuseInput } from '../common/parse-geo-json.ts';
import { createPlane, type Plane, type Position } from '../common/plane.ts';
import { SiteTableFiles } from './site-table-files.service.ts';
import type { PlacedSite, PlacedSites, SaidOfTable, SiteTableRecord } from './site-table.ts';
import { SiteTableRepository } from './site-tables.repository.ts';

/** A table as it was stored, with what of its file was not. */
export interface AddedSiteTable {
  readonly record: SiteTableRecord;
  readonly leftOut: readonly SiteRemark[];
  readonly remarks: readonly SiteRemark[];
}

/** A table for a run: its sites in the organisation's plane. */
export interface SiteTableMaterial extends SiteTable {
  readonly siteTableId: number;
  readonly name: string;
  /** Publisher and terms; empty where nobody has said it. */
  readonly source: string;
  /** Whole calendar years of its accidents; null where those of the records are counted. */
  readonly years: readonly [first: number, last: number] | null;
}

/** Brings tables of sites in, and hands them to whoever ranks them. */
@Injectable()
export class SiteTablesService {
  readonly #tables: SiteTableRepository;
  readonly #files: SiteTableFiles;
  readonly #organisations: OrganisationDirectory;

  constructor(tables: SiteTableRepository, files: SiteTableFiles, organisations: OrganisationDirectory) {
    this.#tables = tables;
    this.#files = files;
    this.#organisations = organisations;
  }

  /**
   * Stores the sites of a table. Lines that are no sites are left out, and told.
   * @throws Problem INPUT_INVALID, SITE_TABLE_WITHOUT_SITES, FILE_TOO_MANY_LINES, STORED_FILES_TOO_LARGE, and what is wrong with the whole file
   */
  async add(context: ActingContext, bytes: Uint8Array, fileName: string, said: SaidOfTable): Promise<AddedSiteTable> {
    const { statement, reading } = said;
    const hasCounts = ['accidents' as const, ...SITE_SEVERITIES].some((field) => reading.columns[field] !== undefined);
    const placed = await this.#files.read(context, bytes, fileName, said);
    requireUseful(placed, fileName, reading.columns, hasCounts, statement);
    const { columns, covariates } = reading;
    const record = await this.#tables.add(
      context,
      {
        kind: placed.kind,
        name: statement.name,
        source: statement.source,
        fileName: fileName.slice(-LONGEST_FILE_NAME),
        firstYear: hasCounts ? statement.years![0] : null,
        lastYear: hasCounts ? statement.years![1] : null,
        trafficMeasure: statement.trafficMeasure,
        trafficOrigin: statement.trafficOrigin,
        trafficColumn: columns.traffic ?? '',
        hasMinorTraffic: columns['minor-traffic'] !== undefined,
        covariateNames: covariates,
        siteCount: placed.sites.length,
        leftOut: placed.leftOut.length,
      },
      placed.sites,
    );
    return { record, leftOut: placed.leftOut, remarks: placed.remarks };
  }

  /** A table that can be chosen. @throws Problem SITE_TABLE_NOT_FOUND, also for one that is retired */
  async getInUse(context: ActingContext, siteTableId: number): Promise<SiteTableRecord> {
    const record = await this.#tables.get(context, siteTableId);
    if (record.retiredAt !== null) throw new Problem('SITE_TABLE_NOT_FOUND');
    return record;
  }

  /** A table with its sites, also a retired one: runs that name it are repeated. @throws Problem SITE_TABLE_NOT_FOUND */
  async load(context: ActingContext, siteTableId: number): Promise<SiteTableMaterial> {
    const record = await this.#tables.get(context, siteTableId);
    const plane = createPlane((await this.#organisations.get(context)).srid);
    const sites = await this.#tables.readSites(context, siteTableId);
    return {
      siteTableId,
      name: record.name,
      source: record.source,
      years: record.firstYear === null ? null : [record.firstYear, record.lastYear!],
      kind: record.kind,
      sites: sites.map((site) => toTableSite(site, plane)),
      isRelativeTraffic: record.trafficMeasure === 'relative',
      trafficOrigin: record.trafficOrigin,
      trafficColumn: record.trafficColumn,
      hasMinorTraffic: record.hasMinorTraffic,
      covariateNames: record.covariateNames,
    };
  }
}

const LONGEST_FILE_NAME = 300;

function requireUseful(
  { kind, sites, leftOut }: PlacedSites,
  fileName: string,
  columns: SiteColumns,
  hasCounts: boolean,
  { years }: SiteTableStatement,
): void {
  if (hasCounts && years === null) throw refuseInput('years', null);
  // Accidents on record are counted around junctions only: for sections there is the road network.
  if (!hasCounts && kind === 'segment') throw refuseInput('columns', 'accidents');
  if (kind === 'segment' && columns['minor-traffic'] !== undefined) throw refuseInput('columns', columns['minor-traffic']);
  if (sites.length === 0) {
    const [first] = leftOut;
    const reason = (language: 'el' | 'en'): string => (first === undefined ? '–' : describeSiteRemark(first, language));
    throw new Problem('SITE_TABLE_WITHOUT_SITES', { file: fileName, reason: { el: reason('el'), en: reason('en') } });
  }
  const accidents = sites.reduce((sum, site) => sum + (site.accidents ?? 0), 0);
  if (accidents > MOST_ACCIDENTS_OF_TABLE) throw refuseInput('accidents', accidents);
}

function toTableSite({ siteCode, name, group, shape, accidents, bySeverity, ...site }: PlacedSite, plane: Plane): TableSite {
  const { type, coordinates } = JSON.parse(shape) as { type: string; coordinates: unknown };
  const positions = type === 'Point' ? [coordinates as Position] : (coordinates as Position[]);
  const { lengthMeters, traffic, minorTraffic, covariates } = site;
  return {
    id: siteCode,
    name: name || siteCode,
    group,
    // It was brought within the reach of the plane, or left out.
    course: positions.map((position) => plane.toMeters(...position)!),
    lengthMeters,
    traffic,
    minorTraffic,
    covariates,
    counts: accidents === null ? null : { accidents, bySeverity },
  };
}
