import { ACCIDENT_TABLE_KINDS, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { CountSitesOnRoads } from '../../columns/roads/count-sites-on-roads.service.ts';
import type { CountSiteOnRoadObject } from '../../columns/roads/road-placement.objects.ts';
import { StandingNetworks } from '../../columns/roads/standing-networks.service.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { inStretches } from '../accident-selection.ts';
import type { ExportColumn, ExportRow, ExportRows } from '../export-table.ts';
import type { Exportable, ExportContents, ExportQuestion, ExportSource } from '../exportable.ts';
import { attributeRoads, noteRoads, PLACEMENT_COLUMNS, type PlacementColumn } from './placement-columns.ts';

type SiteColumn = PlacementColumn<CountSiteOnRoadObject>;

const column = (id: string, labels: Text, type: ExportColumn['type'], valueOf: SiteColumn['valueOf']): SiteColumn => ({
  id,
  labels,
  type,
  valueOf,
});

/** THE columns of a file of count sites on roads, in their order. */
export const SITE_COLUMNS: readonly SiteColumn[] = [
  column('id', { el: 'Αναγνωριστικό', en: 'Id' }, 'text', ({ id }) => id),
  column('count_site', { el: 'Θέση μέτρησης', en: 'Count site' }, 'text', ({ sourceRecordId }) => sourceRecordId),
  column('road_name', { el: 'Οδός', en: 'Road' }, 'text', ({ roadName }) => roadName),
  column('years', { el: 'Έτη με ΕΜΗΚ', en: 'Years with an average' }, 'text', ({ years }) => years.join(' ') || null),
  column('longitude', { el: 'Γεωγραφικό μήκος', en: 'Longitude' }, 'decimal', ({ longitude }) => longitude),
  column('latitude', { el: 'Γεωγραφικό πλάτος', en: 'Latitude' }, 'decimal', ({ latitude }) => latitude),
  ...PLACEMENT_COLUMNS,
];

const EVERYTHING: Text = { el: 'όλες οι θέσεις μέτρησης', en: 'all count sites' };

/** Count sites with the road that each counts, or why none is known. */
@Injectable()
export class CountSiteRoadExport implements ExportSource<null> {
  readonly #sites: CountSitesOnRoads;
  readonly #networks: StandingNetworks;

  constructor(sites: CountSitesOnRoads, networks: StandingNetworks) {
    this.#sites = sites;
    this.#networks = networks;
  }

  async select(context: ActingContext, { language }: ExportQuestion<null>): Promise<ExportContents> {
    const { sites, trafficVersion, roadsVersion } = await this.#sites.list(context);
    const { network } = await this.#networks.get(context);
    return {
      count: sites.length,
      version: trafficVersion,
      columns: SITE_COLUMNS,
      filter: EVERYTHING[language],
      attributions: attributeRoads(network),
      notes: [noteRoads(roadsVersion, language)],
      asked: { roadsVersion },
      body: { rows: (gone) => readRows(sites, gone) },
    };
  }
}

async function* readRows(sites: readonly CountSiteOnRoadObject[], gone: AbortSignal): ExportRows {
  for await (const stretch of inStretches(sites)) {
    yield stretch.map(toRow);
    gone.throwIfAborted();
  }
}

function toRow(site: CountSiteOnRoadObject): ExportRow {
  const { longitude, latitude } = site;
  return {
    values: SITE_COLUMNS.map(({ valueOf }) => valueOf(site)),
    place: longitude === null || latitude === null ? null : [longitude, latitude],
  };
}

export const COUNT_SITE_ROADS: Exportable<null> = {
  name: 'count-site-roads',
  title: { el: 'Θέσεις μέτρησης και οι οδοί τους', en: 'Count sites and their roads' },
  kinds: ACCIDENT_TABLE_KINDS,
  countHeader: 'X-Elektron-Rows',
  subjectKind: 'traffic-count',
  access: {},
  parameters: [],
  parse: () => null,
  source: CountSiteRoadExport,
};
