import { Problem, TOKEN_CAPABILITIES, TOKEN_LONGEST_DAYS } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext, Actor } from '../../common/acting-context.ts';
import { refused } from '../../common/refused.ts';
import { isUuid } from '../../common/uuid.ts';
import { TokenRepository, type TokenRow } from './token.repository.ts';

export interface TokenDraft {
  readonly name: string;
  readonly capabilities: readonly string[];
  readonly days: number;
}

const LONGEST_NAME = 100;

/** Tokens with which machines come: made by a person, for some of what that person may do, for a time. */
@Injectable()
export class TokensService {
  readonly #tokens: TokenRepository;

  constructor(tokens: TokenRepository) {
    this.#tokens = tokens;
  }

  list(context: ActingContext): Promise<TokenRow[]> {
    return this.#tokens.list(context);
  }

  /** @returns the token, shown this once @throws Problem INPUT_INVALID, FORBIDDEN where it would be allowed more than its maker */
  async create(context: ActingContext, actor: Actor, draft: TokenDraft): Promise<string> {
    if (actor.kind !== 'session') throw new Problem('FORBIDDEN');
    const asked = TOKEN_CAPABILITIES.filter((capability) => draft.capabilities.includes(capability));
    if (asked.length === 0 || asked.length !== new Set(draft.capabilities).size) {
      throw new Problem('INPUT_INVALID', { field: 'capabilities', value: draft.capabilities.join(', ').slice(0, 100) || '–' });
    }
    // Whatever else a machine does, it reads: it could not even find again what it has written.
    const capabilities = TOKEN_CAPABILITIES.filter((capability) => capability === 'records.read' || asked.includes(capability));
    if (!capabilities.every((capability) => actor.capabilities.has(capability))) throw new Problem('FORBIDDEN');
    const name = draft.name.trim();
    if (name === '' || name.length > LONGEST_NAME) throw refused('name', name);
    if (!Number.isInteger(draft.days) || draft.days < 1 || draft.days > TOKEN_LONGEST_DAYS) {
      throw new Problem('INPUT_INVALID', { field: 'days', value: `${draft.days} (1–${TOKEN_LONGEST_DAYS})` });
    }
    return this.#tokens.add(context, actor.personId, { name, capabilities, days: draft.days });
  }

  /** @throws Problem INPUT_INVALID where there is none (of one's own) */
  async revoke(context: ActingContext, tokenId: string): Promise<void> {
    if (!isUuid(tokenId) || !(await this.#tokens.revoke(context, tokenId))) {
      throw refused('tokenId', tokenId);
    }
  }
}
