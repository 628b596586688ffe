import { Injectable } from '@nestjs/common';

import { Database } from '../../database/database.ts';

/** Points that were used of a budget since the last time they were written down. */
export interface UsedPoints {
  /** Names the budget, and whose it is. */
  readonly name: string;
  readonly points: number;
  /** How long the budget lasts, where it begins now. */
  readonly seconds: number;
}

/** What all processes have used of it. */
export interface CountedPoints {
  readonly name: string;
  readonly points: number;
  readonly resetsInMs: number;
}

interface CountedRow {
  readonly key: Buffer;
  readonly points: number;
  readonly milliseconds: number;
}

/** Budgets as all processes of an installation have used them. Names are stored as keyed hashes, because they hold addresses. */
@Injectable()
export class RateLimitRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether other processes may answer requests of the same installation. */
  get isShared(): boolean {
    return this.#database.profile === 'server';
  }

  /** Adds points, each name once. A budget whose time is over begins anew. */
  async add(used: readonly UsedPoints[]): Promise<CountedPoints[]> {
    const names = new Map(used.map(({ name }) => [this.#keyOf(name), name]));
    const rows = await this.#database.asIdentity((sql) =>
      sql.query<CountedRow>(
        // In the order of the keys, so that two processes never wait for each other.
        `INSERT INTO rate_limit AS known (budget_key, points, resets_at)
         SELECT decode(used.key, 'hex'), used.points, now() + make_interval(secs => used.seconds)
         FROM unnest($1::text[], $2::integer[], $3::float8[]) AS used (key, points, seconds) ORDER BY used.key
         ON CONFLICT (budget_key) DO UPDATE SET
           points = CASE WHEN known.resets_at <= now() THEN excluded.points
             ELSE least(known.points::bigint + excluded.points, ${MOST_POINTS})::integer END,
           resets_at = CASE WHEN known.resets_at <= now() THEN excluded.resets_at ELSE known.resets_at END
         RETURNING budget_key AS key, points, extract(epoch FROM resets_at - now())::float8 * 1000 AS milliseconds`,
        [[...names.keys()], used.map(({ points }) => Math.min(points, MOST_POINTS)), used.map(({ seconds }) => seconds)],
      ),
    );
    return rows.map(({ key, points, milliseconds }) => ({
      name: names.get(key.toString('hex')) ?? '',
      points,
      resetsInMs: milliseconds,
    }));
  }

  /** Forgets budgets whose time is over. */
  async sweep(): Promise<void> {
    await this.#database.asIdentity((sql) => sql.execute('DELETE FROM rate_limit WHERE resets_at < now()'));
  }

  #keyOf(name: string): string {
    return this.#database.keys.authenticate('rate-limits', name).toString('hex');
  }
}

/** More than any budget has, less than the type of the column takes. */
const MOST_POINTS = 1_000_000_000;
