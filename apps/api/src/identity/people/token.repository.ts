import { randomUUID } from 'node:crypto';
import type { Capability } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { hashSecret, makeSecret } from '../../common/secrets.ts';
import { Database } from '../../database/database.ts';

export interface TokenRow {
  readonly tokenId: string;
  readonly personId: string;
  readonly name: string;
  readonly capabilities: Capability[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
}

const COLUMNS = `token_id AS "tokenId", person_id AS "personId", name, capabilities, created_at AS "createdAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt"`;

const LIVE_TOKEN = 'FROM api_token WHERE organisation_id = $1 AND token_id = $2 AND revoked_at IS NULL';

/** Tokens of machines: scoped, expiring, known by their hash alone. */
@Injectable()
export class TokenRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Those that still open something: one's own, and for a manager everybody's. */
  list(context: ActingContext): Promise<TokenRow[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<TokenRow>(
        `SELECT ${COLUMNS} FROM api_token WHERE organisation_id = $1 AND revoked_at IS NULL AND expires_at > now() ORDER BY created_at DESC, token_id`,
        [context.organisationId],
      ),
    );
  }

  /** @returns the token, which nobody can read again */
  add(
    context: ActingContext,
    personId: string,
    { name, capabilities, days }: { readonly name: string; readonly capabilities: readonly Capability[]; readonly days: number },
  ): Promise<string> {
    const secret = makeSecret('token');
    const tokenId = randomUUID();
    const details = { capabilities: capabilities.join(' '), days };
    return this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO api_token (token_id, organisation_id, person_id, name, token_hash, capabilities, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(days => $7))`,
        [tokenId, context.organisationId, personId, name, hashSecret(secret), capabilities, days],
      );
      await this.#database.record(sql, context, { action: 'token.created', subjectKind: 'token', subjectId: tokenId, details });
      return secret;
    });
  }

  /** @returns whether there was one to revoke */
  revoke(context: ActingContext, tokenId: string): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const key = [context.organisationId, tokenId];
      const found = await sql.query(`SELECT 1 ${LIVE_TOKEN} FOR UPDATE`, key);
      if (found.length === 0) return false;
      // Before it ends: a token that ends itself is nobody's from then on, and writes nothing down any more.
      await this.#database.record(sql, context, { action: 'token.revoked', subjectKind: 'token', subjectId: tokenId });
      await sql.execute('UPDATE api_token SET revoked_at = now() WHERE organisation_id = $1 AND token_id = $2', key);
      return true;
    });
  }
}
