import { Problem, type OrganisationKind, type SharingKind, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import type { Organisation } from '../../common/organisation.ts';
import { isUuid } from '../../common/uuid.ts';
import { OrganisationRepository } from '../organisations/organisation.repository.ts';
import { OpenedSitesRepository, type OpenableRun } from './opened-sites.repository.ts';
import { parseGrant, type GrantDraft, type ReceivedGrant, type SharingGrant } from './sharing-grant.ts';
import { SharingGrantRepository, type Municipality } from './sharing-grant.repository.ts';

export interface OrganisationEntry {
  readonly id: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly name: Text;
}

/** A grant with everything by its name. */
export interface NamedGrant extends Omit<SharingGrant, 'grantId' | 'recipientId' | 'municipalityIds'> {
  readonly id: string;
  readonly recipient: OrganisationEntry;
  readonly municipalities: readonly Municipality[] | null;
}

export interface NamedReceivedGrant extends Omit<ReceivedGrant, 'ownerId' | 'municipalityIds'> {
  readonly owner: OrganisationEntry;
  readonly kind: SharingKind;
  readonly municipalities: readonly Municipality[] | null;
  /** Without these the owner's records cannot be shown as the owner shows them. */
  readonly attribution: Text;
  readonly speedUnit: string;
}

interface Names {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly municipalities: ReadonlyMap<number, Municipality>;
}

/** What an organisation opens to others: given, revoked, looked at. What comes of it for the reader is in the policies of the records. */
@Injectable()
export class SharingService {
  readonly #grants: SharingGrantRepository;
  readonly #organisations: OrganisationRepository;
  readonly #sites: OpenedSitesRepository;

  constructor(grants: SharingGrantRepository, organisations: OrganisationRepository, sites: OpenedSitesRepository) {
    this.#grants = grants;
    this.#organisations = organisations;
    this.#sites = sites;
  }

  /** @throws Problem INPUT_INVALID, PERIOD_EMPTY, ORGANISATION_NOT_FOUND, RUN_NOT_OPENABLE */
  async share(context: ActingContext, draft: GrantDraft): Promise<NamedGrant> {
    const names = await this.#readNames(context);
    const grant = parseGrant(draft, await this.#grants.readToday(context), new Set(names.municipalities.keys()));
    if (grant.recipientId === context.organisationId) {
      throw new Problem('INPUT_INVALID', { field: 'recipientId', value: grant.recipientId });
    }
    if (!names.organisations.has(grant.recipientId)) throw new Problem('ORGANISATION_NOT_FOUND', { field: 'recipientId' });
    if (grant.runId !== null && !(await this.#sites.isOpenable(context, grant.runId))) {
      throw new Problem('RUN_NOT_OPENABLE', { field: 'runId' });
    }
    return nameGrant(await this.#grants.add(context, grant), names);
  }

  /** It ends with the very next request of the recipient. @throws Problem SHARING_GRANT_NOT_FOUND */
  async revoke(context: ActingContext, grantId: string): Promise<NamedGrant> {
    const grant = isUuid(grantId) ? await this.#grants.revoke(context, grantId) : null;
    if (grant === null) throw new Problem('SHARING_GRANT_NOT_FOUND');
    return nameGrant(grant, await this.#readNames(context));
  }

  /** The newest first. */
  async list(context: ActingContext): Promise<NamedGrant[]> {
    const names = await this.#readNames(context);
    return (await this.#grants.list(context)).map((grant) => nameGrant(grant, names));
  }

  /** What holds now. */
  async listReceived(context: ActingContext): Promise<NamedReceivedGrant[]> {
    const names = await this.#readNames(context);
    return (await this.#grants.listReceived(context)).map(({ ownerId, municipalityIds, ...grant }) => {
      const { attribution, speedUnit } = organisationOf(names, ownerId);
      return {
        ...grant,
        attribution,
        speedUnit,
        owner: entryOf(names, ownerId),
        municipalities: nameMunicipalities(names, municipalityIds),
      };
    });
  }

  /** Rankings whose sites can be opened, the newest first. */
  listOpenableRuns(context: ActingContext): Promise<OpenableRun[]> {
    return this.#sites.listOpenable(context);
  }

  listMunicipalities(context: ActingContext): Promise<Municipality[]> {
    return this.#grants.listMunicipalities(context);
  }

  /** Who there is is no secret in the network: whoever is signed in may list it. */
  async #readNames(context: ActingContext): Promise<Names> {
    const organisations = await this.#organisations.list();
    const municipalities = await this.#grants.listMunicipalities(context);
    return {
      organisations: new Map(organisations.map((organisation) => [organisation.organisationId, organisation])),
      municipalities: new Map(municipalities.map((municipality) => [municipality.id, municipality])),
    };
  }
}

function nameGrant({ grantId, recipientId, municipalityIds, ...grant }: SharingGrant, names: Names): NamedGrant {
  return {
    ...grant,
    id: grantId,
    recipient: entryOf(names, recipientId),
    municipalities: nameMunicipalities(names, municipalityIds),
  };
}

function organisationOf({ organisations }: Names, id: string): Organisation {
  const organisation = organisations.get(id);
  // Organisations are never removed, and a grant holds on to both of its own.
  if (organisation === undefined) throw new Error(`There is no organisation ${id}.`);
  return organisation;
}

function entryOf(names: Names, id: string): OrganisationEntry {
  const { organisationId, slug, kind, name } = organisationOf(names, id);
  return { id: organisationId, slug, kind, name };
}

function nameMunicipalities({ municipalities }: Names, ids: readonly number[] | null): Municipality[] | null {
  return ids?.flatMap((id) => municipalities.get(id) ?? []) ?? null;
}
