import { Problem } from '@elektron/domain';
import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';

import type { Actor } from '../../common/acting-context.ts';
import { customerOf } from '../../common/client-address.ts';
import type { RateBudgetName } from '../../common/rate-budgets.ts';
import { hashSecret } from '../../common/secrets.ts';
import { RateLimiter, type RateState } from './rate-limiter.ts';

/** A query that costs more than this counts more than once. */
export const COST_OF_A_POINT = 2_000;

/** Routes with a budget of their own. */
const ROUTES: readonly (readonly [string, RateBudgetName])[] = [
  ['/api/tiles', 'tiles'],
  ['/api/uploads', 'uploads'],
  ['/api/export', 'exports'],
];

/** How often somebody may ask: an address before anybody looks who it is, then a person or a token, or an address of nobody. */
@Injectable()
export class RequestLimits {
  readonly #limiter: RateLimiter;

  constructor(limiter: RateLimiter) {
    this.#limiter = limiter;
  }

  /** Before the door, which asks the database. */
  ofAddress(): RequestHandler {
    return (request, response, next) => {
      this.#allow(this.#limiter.take('address', customerOf(request.ip)), response, next);
    };
  }

  /** Of what is public: a budget of its own, which many people behind one address share, and which uses up nothing that signing in needs. */
  ofReader(): RequestHandler {
    return (request, response, next) => {
      this.#allow(this.#limiter.take('open', customerOf(request.ip)), response, next);
    };
  }

  /** Behind the door. */
  ofActor(): RequestHandler {
    return (request, response, next) => {
      const [budget, subject] = ofWhom(request);
      response.once('finish', () => this.#limiter.charge(budget, subject, extraPoints(request)));
      this.#allow(this.#limiter.take(budget, subject), response, next);
    };
  }

  /**
   * An attempt to guess (a password, a code, a link), or something else of which an address may do only so much. Counted for the address, and for whoever is
   * signed in.
   * @throws Problem RATE_LIMITED
   */
  async attempt({ ip, actor, res }: Request, budget: RateBudgetName): Promise<void> {
    const subjects = [customerOf(ip), ...(actor === undefined ? [] : [subjectOf(actor)])];
    for (const subject of subjects) {
      const state = await this.#limiter.takeExactly(budget, subject);
      if (res !== undefined) writeState(res, state);
      if (state.refused) throw refusal(state);
    }
  }

  #allow(state: RateState, response: Response, next: (error?: Problem) => void): void {
    writeState(response, state);
    next(state.refused ? refusal(state) : undefined);
  }
}

function ofWhom(request: Request): readonly [RateBudgetName, string] {
  const { actor, baseUrl, path, ip } = request;
  if (actor === undefined) return ['anonymous', customerOf(ip)];
  // As the routes are matched: whatever their letters.
  const address = (baseUrl + path).toLowerCase();
  const [, budget] = ROUTES.find(([route]) => address === route || address.startsWith(`${route}/`)) ?? ['', 'person'];
  return [budget, subjectOf(actor)];
}

/** A token's work is not its maker's, who would be kept out of their own page by it. */
function subjectOf({ kind, personId, secret }: Actor): string {
  return kind === 'session' ? `person ${personId}` : `token ${hashSecret(secret).toString('hex')}`;
}

function extraPoints({ queryCost = 0 }: Request): number {
  return Number.isFinite(queryCost) ? Math.floor(queryCost / COST_OF_A_POINT) : 0;
}

function refusal({ resetSeconds }: RateState): Problem {
  return new Problem('RATE_LIMITED', { seconds: resetSeconds });
}

/** In the words of the draft that most clients know (draft-ietf-httpapi-ratelimit-headers-06). The last budget that was asked is told. */
function writeState(response: Response, { limit, remaining, resetSeconds }: RateState): void {
  if (response.headersSent) return;
  response.setHeader('RateLimit-Limit', limit).setHeader('RateLimit-Remaining', remaining).setHeader('RateLimit-Reset', resetSeconds);
}
