import { Problem } from '@elektron/domain';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, RequestHandler } from 'express';

import { RECORDS_OF_HEADER, type Actor } from '../../common/acting-context.ts';
import { AuditTrail } from '../../common/audit-trail.ts';
import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { PersonalReads } from '../../common/personal-reads.ts';
import { isSecret } from '../../common/secrets.ts';
import { SharedRecords } from '../../common/shared-records.ts';
import { SessionRepository } from '../sessions/session.repository.ts';
import { readSessionCookie } from './session-cookie.ts';

/** Which organisation a page believes to act for; a page that was left open in another window may be wrong. */
export const ACTING_HEADER = 'x-elektron-acting';

const BEARER = /^Bearer (\S+)$/i;
const BASIC = /^Basic ([A-Za-z0-9+/=]+)$/i;
/** A GIS may only know how to show a name and a password: the password is the token. Nowhere else, since browsers send these by themselves. */
const OF_GIS = /^\/api\/ogc(\/|$)/i;

/** The door: who is there, and for whom they act. Whoever has no (valid) secret comes in as nobody. */
@Injectable()
export class Door {
  readonly #sessions: SessionRepository;
  readonly #shared: SharedRecords;
  readonly #audit: AuditTrail;
  readonly #environment: Environment;

  constructor(sessions: SessionRepository, shared: SharedRecords, audit: AuditTrail, @Inject(ENVIRONMENT) environment: Environment) {
    this.#sessions = sessions;
    this.#shared = shared;
    this.#audit = audit;
    this.#environment = environment;
  }

  middleware(): RequestHandler {
    return (request, _response, next) => {
      this.#identify(request).then(
        () => next(),
        (error: unknown) => next(error),
      );
    };
  }

  /** @throws Problem ORGANISATION_SWITCHED, ORGANISATION_NOT_FOUND */
  async #identify(request: Request): Promise<void> {
    const secret = this.#findSecret(request);
    if (secret === null) return;
    const actor = await this.#sessions.findActor(secret);
    if (actor === null) return;
    request.actor = actor;
    if (actor.organisationId === null) return;
    const believed = request.get(ACTING_HEADER);
    if (believed !== undefined && believed !== actor.organisationId) throw new Problem('ORGANISATION_SWITCHED');
    request.acting = { organisationId: actor.organisationId, secret };
    const owner = request.get(RECORDS_OF_HEADER);
    // Whoever may read nothing is told so by the guard, whatever has been opened to their organisation.
    if (owner !== undefined && actor.capabilities.has('records.read')) await this.#turnTo(request, actor, owner);
    const { acting } = request;
    request.personalReads = new PersonalReads((entry) => this.#audit.record(acting, entry));
  }

  /** From here on the request is about the records of another organisation. @throws Problem ORGANISATION_NOT_FOUND */
  async #turnTo(request: Request, actor: Actor, owner: string): Promise<void> {
    request.opened = await this.#shared.open(actor, owner, 'reading');
    request.acting = { organisationId: owner.toLowerCase(), secret: actor.secret };
  }

  /** A token where one is shown, else the session: a machine's request is never taken for that of the person at the same browser. */
  #findSecret(request: Request): string | null {
    const authorization = request.get('authorization');
    if (authorization === undefined) return readSessionCookie(request, this.#environment);
    const token =
      BEARER.exec(authorization)?.[1] ?? (OF_GIS.test(request.baseUrl + request.path) ? readPassword(authorization) : undefined);
    return token !== undefined && isSecret('token', token) ? token : null;
  }
}

/** Of `name:password`; whatever the name is. */
function readPassword(authorization: string): string | undefined {
  const text = Buffer.from(BASIC.exec(authorization)?.[1] ?? '', 'base64').toString();
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : text.slice(colon + 1);
}
