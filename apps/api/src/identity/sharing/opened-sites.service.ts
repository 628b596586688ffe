import { SITE_KINDS, type SiteKind } from '@elektron/statistics';
import type { OpenedSites } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { SitesOfOthers } from '../../common/sites-of-others.ts';
import { OrganisationRepository } from '../organisations/organisation.repository.ts';
import { OpenedSitesRepository, type OpenedSiteRow } from './opened-sites.repository.ts';
import { SharingUseRepository } from './sharing-use.repository.ts';

/** Hands the sites of others to whoever may pool them. */
@Injectable()
export class OpenedSitesService extends SitesOfOthers {
  readonly #sites: OpenedSitesRepository;
  readonly #uses: SharingUseRepository;
  readonly #organisations: OrganisationRepository;

  constructor(sites: OpenedSitesRepository, uses: SharingUseRepository, organisations: OrganisationRepository) {
    super();
    this.#sites = sites;
    this.#uses = uses;
    this.#organisations = organisations;
  }

  override async take(context: ActingContext): Promise<OpenedSites[]> {
    const byOwner = Map.groupBy(await this.#sites.read(context), ({ owner_id: ownerId }) => ownerId);
    if (byOwner.size === 0) return [];
    const names = new Map((await this.#organisations.list()).map(({ organisationId, name }) => [organisationId, name]));
    // Written down before anything is handed out.
    await this.#note(context, [...byOwner.keys()]);
    return [...byOwner].map(([key, own]) => ({ key, name: names.get(key)!, years: own[0]!.years, sites: own.map(toSite) }));
  }

  override async noteAgain(context: ActingContext, taken: readonly OpenedSites[]): Promise<void> {
    await this.#note(
      context,
      taken.map(({ key }) => key),
    );
  }

  async #note(context: ActingContext, ownerIds: readonly string[]): Promise<void> {
    const [recipientId, personId] = [context.organisationId, await this.#sites.findAsker(context)];
    for (const ownerId of ownerIds) {
      await this.#uses.note({ ownerId, recipientId, personId, use: 'pooling', kinds: ['site-counts'] });
    }
  }
}

function toSite(row: OpenedSiteRow): OpenedSites['sites'][number] {
  return {
    kind: kindOf(row.site_group),
    group: row.site_group,
    lengthMeters: row.length_m,
    accidents: row.accidents,
    exposure: {
      label: row.is_measured ? 'measured' : 'modelled',
      vehiclesPerDay: row.vehicles_per_day,
      minorVehiclesPerDay: row.minor_vehicles_per_day,
    },
  };
}

/** The name of a group begins with its kind. */
function kindOf(group: string): SiteKind {
  return SITE_KINDS.find((kind) => group.startsWith(`${kind}/`)) ?? 'segment';
}
