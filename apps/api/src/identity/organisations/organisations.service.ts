import { LANGUAGES, Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../../common/acting-context.ts';
import { AuditTrail } from '../../common/audit-trail.ts';
import type { Organisation } from '../../common/organisation.ts';
import { LinksService, type Invitation } from '../people/links.service.ts';
import { parseEmail } from '../people/parse-email.ts';
import { parseOrganisation, type OrganisationDraft } from './organisation-draft.ts';
import { OrganisationRepository, OUTSIDE_BOUNDARY, type OrganisationSettings } from './organisation.repository.ts';
import type { AwaitedManagerObject, OrganisationEntryObject } from './organisation.object.ts';

const MOST_UPLOAD_DAYS = 365;
/** Of a place that is accepted without a look at it, in hundredths. */
const LEAST_PLACE_CONFIDENCE = 50;
/** Shorter, and a breach that is found after a summer could not be traced. */
const FEWEST_AUDIT_DAYS = 90;

export interface SettingsDraft extends Omit<
  OrganisationSettings,
  'defaultLanguage' | 'auditRetentionDays' | 'outsideBoundary' | 'placeConfidence' | 'monthLetters'
> {
  readonly placeConfidence?: number | null | undefined;
  readonly monthLetters?: boolean | null | undefined;
  readonly defaultLanguage: string;
  readonly auditRetentionDays?: number | null | undefined;
  readonly outsideBoundary?: string | null | undefined;
}

/** The organisations of the network, and what each decides about itself. */
@Injectable()
export class OrganisationsService {
  readonly #organisations: OrganisationRepository;
  readonly #links: LinksService;
  readonly #audit: AuditTrail;

  constructor(organisations: OrganisationRepository, links: LinksService, audit: AuditTrail) {
    this.#organisations = organisations;
    this.#links = links;
    this.#audit = audit;
  }

  list(): Promise<Organisation[]> {
    return this.#organisations.list();
  }

  /** @throws Problem ORGANISATION_NOT_FOUND */
  async getSettings(context: ActingContext): Promise<OrganisationSettings> {
    const settings = await this.#organisations.readSettings(context);
    if (settings === null) throw new Problem('ORGANISATION_NOT_FOUND');
    return settings;
  }

  /** @throws Problem INPUT_INVALID */
  async changeSettings(context: ActingContext, draft: SettingsDraft): Promise<OrganisationSettings> {
    const before = await this.getSettings(context);
    const settings = parseSettings(draft, before);
    const changed = (Object.keys(settings) as (keyof OrganisationSettings)[]).filter((name) => settings[name] !== before[name]);
    await this.#organisations.updateSettings(context, settings, changed);
    return settings;
  }

  /** @throws Problem INPUT_INVALID, also for a short name that is taken */
  async create(actor: Actor, draft: OrganisationDraft, managerEmail: string): Promise<Invitation> {
    const organisation = parseOrganisation(draft);
    const email = parseEmail(managerEmail);
    if (!(await this.#organisations.ensure(organisation))) throw new Problem('INPUT_INVALID', { field: 'slug', value: organisation.slug });
    const { organisationId } = organisation;
    await this.#audit.recordForInstallation(
      { action: 'organisation.created', subjectKind: 'organisation', subjectId: organisationId },
      actor.personId,
      organisationId,
    );
    const context = { organisationId, secret: actor.secret };
    const invited = { email, roles: ['manager'] } as const;
    await this.#audit.recordForInstallation(this.#links.describeInvitation(email, invited.roles), actor.personId, organisationId);
    return this.#links.invite(context, actor, organisation.name, invited);
  }

  /** Organisations that nobody has managed yet, by short name. */
  async listAwaitedManagers(): Promise<AwaitedManagerObject[]> {
    const awaited = new Map((await this.#links.listAwaited()).map(({ organisationId, ...manager }) => [organisationId, manager]));
    return (await this.#organisations.list()).flatMap((organisation) => {
      const manager = awaited.get(organisation.organisationId);
      return manager === undefined ? [] : { organisation: toEntry(organisation), ...manager };
    });
  }

  /** For a steward. @throws Problem INVITATION_NOT_FOUND, also where there is no such organisation */
  async renewManagerInvitation(actor: Actor, organisationId: string): Promise<Invitation> {
    const organisation = (await this.#organisations.list()).find((each) => each.organisationId === organisationId.toLowerCase());
    if (organisation === undefined) throw new Problem('INVITATION_NOT_FOUND');
    return this.#links.renewAwaited(actor, organisation);
  }
}

export function toEntry({ organisationId, slug, kind, name }: Organisation): OrganisationEntryObject {
  return { id: organisationId, slug, kind, name };
}

/** @throws Problem INPUT_INVALID */
function parseSettings(draft: SettingsDraft, before: OrganisationSettings): OrganisationSettings {
  const { defaultLanguage: given, uploadRetentionDays, auditRetentionDays = null } = draft;
  const defaultLanguage = LANGUAGES.find((language) => language === given);
  if (defaultLanguage === undefined) throw new Problem('INPUT_INVALID', { field: 'defaultLanguage', value: given.slice(0, 20) });
  if (uploadRetentionDays < 0 || uploadRetentionDays > MOST_UPLOAD_DAYS) {
    throw new Problem('INPUT_INVALID', { field: 'uploadRetentionDays', value: `${uploadRetentionDays} (0–${MOST_UPLOAD_DAYS})` });
  }
  if (auditRetentionDays !== null && auditRetentionDays < FEWEST_AUDIT_DAYS) {
    throw new Problem('INPUT_INVALID', { field: 'auditRetentionDays', value: `${auditRetentionDays} (≥ ${FEWEST_AUDIT_DAYS})` });
  }
  const outside = draft.outsideBoundary ?? before.outsideBoundary;
  const outsideBoundary = OUTSIDE_BOUNDARY.find((known) => known === outside);
  if (outsideBoundary === undefined) throw new Problem('INPUT_INVALID', { field: 'outsideBoundary', value: outside.slice(0, 20) });
  const placeConfidence = draft.placeConfidence ?? before.placeConfidence;
  if (placeConfidence < LEAST_PLACE_CONFIDENCE || placeConfidence > 100) {
    throw new Problem('INPUT_INVALID', { field: 'placeConfidence', value: `${placeConfidence} (${LEAST_PLACE_CONFIDENCE}–100)` });
  }
  const { standingAccess, secondFactorRequired } = draft;
  return {
    defaultLanguage,
    standingAccess,
    secondFactorRequired,
    uploadRetentionDays,
    auditRetentionDays,
    outsideBoundary,
    placeConfidence,
    monthLetters: draft.monthLetters ?? before.monthLetters,
  };
}
