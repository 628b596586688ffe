import { attributeSources, type PublishedStreetsSource } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import { RoadsToScreen, type ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { KnownReleasesRepository, type KnownContent } from './known-releases.repository.ts';
import { boundsOf, ReleaseLand } from './release-land.service.ts';
import type { ReleaseDraft } from './release-draft.ts';
import type { ReleaseMaterial } from './release-material.ts';
import { ReleaseSites } from './release-sites.service.ts';

/** Gathers what a release is made of, each kind through the service of its room. */
@Injectable()
export class ReleaseMaterialService {
  readonly #snapshots: AccidentSnapshots;
  readonly #roads: RoadsToScreen;
  readonly #directory: OrganisationDirectory;
  readonly #land: ReleaseLand;
  readonly #sites: ReleaseSites;
  readonly #known: KnownReleasesRepository;

  constructor(
    snapshots: AccidentSnapshots,
    roads: RoadsToScreen,
    directory: OrganisationDirectory,
    land: ReleaseLand,
    sites: ReleaseSites,
    known: KnownReleasesRepository,
  ) {
    this.#snapshots = snapshots;
    this.#roads = roads;
    this.#directory = directory;
    this.#land = land;
    this.#sites = sites;
    this.#known = known;
  }

  /** @throws Problem DATA_VERSION_UNKNOWN */
  async load(context: ActingContext, { request, dataVersion, illustrative }: ReleaseDraft): Promise<ReleaseMaterial> {
    const { slug, name, srid } = await this.#directory.get(context);
    const { columns } = await this.#snapshots.getAccidentSnapshot(context, dataVersion);
    const municipalities = await this.#land.find(context, columns);
    const known = await this.#known.listWithContent(context, boundsOf(columns, municipalities));
    const number = nextNumber(known);
    const { blocks, threshold, licence, attribution } = request;
    const roads = await this.#loadRoads(context, columns);
    return {
      columns,
      srid,
      head: {
        releaseId: `${slug}-${number}`,
        organisation: { slug, name: name.el, names: name },
        number,
        threshold,
        dataCutOff: `${blocks.at(-1)!.to}-12-31`,
        licence,
        attribution,
        isIllustrative: illustrative,
        ...(roads === null ? {} : { streets: roads.source }),
      },
      blocks,
      municipalities,
      organisationNames: name,
      network: roads?.network ?? null,
      sites: await this.#sites.list(context, request, illustrative),
      barriers: request.includesBarriers ? await this.#sites.listBarriers(context) : [],
      known: known.map(({ releaseId, isOwn, content }) => ({ releaseId, isOwn, content })),
    };
  }

  async #loadRoads(
    context: ActingContext,
    columns: ReleaseMaterial['columns'],
  ): Promise<{ readonly network: ScreeningMaterial; readonly source: PublishedStreetsSource } | null> {
    if (!(await this.#roads.findPresent(context)).roads) return null;
    const versions = await this.#roads.findVersions(context);
    const source = nameSource(await this.#roads.findFormats(context, versions));
    return { network: await this.#roads.load(context, columns, versions), source };
  }
}

/** A database that is made of OpenStreetMap's must be open under its licence, whatever the rest of a release is under. */
const OPEN_STREET_MAP_LICENCE = 'ODbL-1.0';

function nameSource(formats: readonly string[]): PublishedStreetsSource {
  const [attribution = null] = attributeSources(formats);
  return { attribution, licence: attribution === null ? null : OPEN_STREET_MAP_LICENCE };
}

function nextNumber(known: readonly KnownContent[]): number {
  return 1 + Math.max(0, ...known.filter(({ isOwn }) => isOwn).map(({ head }) => head.number));
}
