import type { ClientBase } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

import { sqlOf, type Sql } from '../sql.ts';

/** SQL text (one or several statements without parameters), or a function where SQL alone cannot decide. */
export type MigrationStep = string | ((sql: Sql) => Promise<void>);

/** One numbered, hand-written change of the schema. It runs once, as the owner, in a transaction of its own. */
export interface Migration {
  /** Same number as in the file name, `0001-records.ts` → 1. */
  readonly number: number;
  /** Same words as in the file name, `0001-records.ts` → `records`. */
  readonly name: string;
  readonly steps: readonly MigrationStep[];
}

/** @param sql as the owner of the tables, inside a transaction */
export async function runMigration(sql: Sql, migration: Migration): Promise<void> {
  for (const [index, step] of migration.steps.entries()) {
    try {
      await (typeof step === 'string' ? sql.execute(step) : step(sql));
    } catch (error) {
      throw migrationError(migration, index, error);
    }
  }
}

/** TypeORM orders migrations by the thirteen digits that end their name (a millisecond clock); ours end in their number instead. */
const FIRST_ORDER = 1_000_000_000_000;

/** Where TypeORM finds a migration among the others. */
export function recordedOrder(migration: Migration): number {
  return FIRST_ORDER + migration.number;
}

/** The name under which TypeORM remembers that a migration has run. */
export function recordedName(migration: Migration): string {
  return `${migration.name}-${recordedOrder(migration)}`;
}

/** The class form that TypeORM's runner asks for. */
export function toTypeOrmMigration(migration: Migration): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = recordedName(migration);

    async up(runner: QueryRunner): Promise<void> {
      await runMigration(sqlOf((await runner.connect()) as ClientBase).sql, migration);
    }

    down(): Promise<void> {
      throw new Error('Migrations only go forward; a backup is the way back.');
    }
  };
}

function migrationError(migration: Migration, stepIndex: number, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const step = `step ${stepIndex + 1} of ${migration.steps.length}`;
  return new Error(`Migration ${String(migration.number).padStart(4, '0')}-${migration.name} failed at ${step}: ${reason}`, { cause });
}
