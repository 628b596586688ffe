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
    return {
      columns,
      srid,
      head: {
        releaseId: `${slug}-${number}`,
        organisation: { slug, name: name.el },
        number,
        threshold,
        dataCutOff: `${blocks.at(-1)!.to}-12-31`,
        licence,
        attribution,
        isIllustrative: illustrative,
      },
      blocks,
      municipalities,
      organisationNames: name,
      network: await this.#loadNetwork(context, columns),
      sites: await this.#sites.list(context, request, illustrative),
      barriers: request.includesBarriers ? await this.#sites.listBarriers(context) : [],
      known: known.map(({ releaseId, isOwn, content }) => ({ releaseId, isOwn, content })),
    };
  }

  async #loadNetwork(context: ActingContext, columns: ReleaseMaterial['columns']): Promise<ScreeningMaterial | null> {
    if (!(await this.#roads.findPresent(context)).roads) return null;
    return this.#roads.load(context, columns, await this.#roads.findVersions(context));
  }
}

function nextNumber(known: readonly KnownContent[]): number {
  return 1 + Math.max(0, ...known.filter(({ isOwn }) => isOwn).map(({ head }) => head.number));
}
