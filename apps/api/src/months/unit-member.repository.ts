import { UNKNOWN_ARRIVAL } from '@elektron/columns';
import { monthNumber, type RecordingUnit } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { correctedRecords, parametersOf } from '../database/corrected-records.ts';
import { Database } from '../database/database.ts';
import { batchIdsOf, readRecordState, type IdRange, type RecordState } from '../database/record-versions.ts';

/** What is the same for every stretch of ids of one state. */
export interface MemberRules {
  /** Kinds of rules that there are, and their columns. */
  readonly kinds: readonly string[];
  readonly columns: readonly string[];
  /** Units by what a record must say: number and last month of each, as JSON. */
  readonly units: string;
  /** By position of the batch in the state: the day (since 1970-01-01) of its commit. */
  readonly arrivalDays: readonly number[];
}

/** What rules ask of a record. */
const ASKED_COLUMNS = ['year', 'month', 'source_system', 'municipality_id', 'attributes'];
const WITHIN = 'r.accident_id >= $3 AND r.accident_id <= $4';

/** The form is that of libs/columns, unit-membership.ts. */
const MEMBER_RECORD = `uuid_send(accident_id) || int2send(unit_no::smallint) || int4send(arrival_day)`;

/** Parts of a key; no text of a file has it. */
const PART = '\u001f';

/** What a record says for a rule; of a rule without values every record says the same. */
const SAID = `CASE w.rule_kind WHEN 'source' THEN r.source_system WHEN 'municipality' THEN r.municipality_id::text
  WHEN 'attribute' THEN btrim(r.attributes ->> w.rule_column) ELSE '' END`;

// Looked up and not joined: without statistics the planner would walk through all units, or all accidents, for every accident.
const UNIT_NO = `(SELECT min((u ->> 0)::integer) FROM unnest($5::text[], $6::text[]) AS w (rule_kind, rule_column)
  CROSS JOIN LATERAL jsonb_array_elements($7::jsonb -> (w.rule_kind || chr(31) || w.rule_column || chr(31) || ${SAID})) AS u
  WHERE u ->> 1 IS NULL OR r.year * 12 + r.month - 1 <= (u ->> 1)::integer)`;

/** Finds out which accidents are whose: by the rules as they stand, in any state of the records. */
@Injectable()
export class UnitMemberRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @throws Problem DATA_VERSION_UNKNOWN */
  readState(context: ActingContext, version: number): Promise<RecordState> {
    return this.#database.inOrganisation(context, (sql) => readRecordState(sql, 'accidents', version));
  }

  /** How many versions of accidents the batches of a state hold: no fewer than it has accidents. */
  async countVersions(context: ActingContext, state: RecordState): Promise<number> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ count: number }>('SELECT count(*) AS count FROM accident_version WHERE batch_id = ANY($1)', [batchIdsOf(state)]),
    );
    return row?.count ?? 0;
  }

  async readRules(context: ActingContext, state: RecordState, units: readonly RecordingUnit[], timeZone: string): Promise<MemberRules> {
    const batches = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ batchId: number; day: number | null }>(
        `SELECT batch_id AS "batchId", (finished_at AT TIME ZONE $2)::date - DATE '1970-01-01' AS day FROM import_batch WHERE batch_id = ANY ($1)`,
        [batchIdsOf(state), timeZone],
      ),
    );
    const days = new Map(batches.map(({ batchId, day }) => [batchId, day]));
    const asked = new Map(units.map(({ rule: { kind, column } }) => [`${kind}${PART}${column}`, { kind, column }]));
    return {
      kinds: [...asked.values()].map(({ kind }) => kind),
      columns: [...asked.values()].map(({ column }) => column),
      units: JSON.stringify(lookupOf(units)),
      arrivalDays: batchIdsOf(state).map((batchId) => days.get(batchId) ?? UNKNOWN_ARRIVAL),
    };
  }

  /**
   * Packed members of a stretch of ids, ascending: the first unit whose rule holds, and the day on which the first import that still counts brought
   * the accident.
   */
  async readWithin(context: ActingContext, state: RecordState, { from, to }: IdRange, rules: MemberRules): Promise<Uint8Array> {
    const [packed] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ members: Buffer | null }>(
        `SELECT string_agg(${MEMBER_RECORD}, '' ORDER BY accident_id) AS members FROM (
           SELECT accident_id, coalesce(min(unit_no), 0) AS unit_no, coalesce(min(arrival_day), ${UNKNOWN_ARRIVAL}) AS arrival_day FROM (
             SELECT r.accident_id, ${UNIT_NO} AS unit_no, NULL::integer AS arrival_day
             FROM (${correctedRecords(state, 'accident', ASKED_COLUMNS, WITHIN)}) AS r
             UNION ALL
             SELECT r.accident_id, NULL, ($8::integer[])[array_position($1::integer[], r.batch_id)]
             FROM accident_version r WHERE r.batch_id = ANY ($1::integer[]) AND ${WITHIN}) AS said
           GROUP BY accident_id) AS member`,
        [...parametersOf(state), from, to, rules.kinds, rules.columns, rules.units, rules.arrivalDays],
      ),
    );
    return packed?.members ?? new Uint8Array();
  }
}

type UnitEntry = readonly [unitNo: number, lastMonth: number | null];

function lookupOf(units: readonly RecordingUnit[]): Readonly<Record<string, readonly UnitEntry[]>> {
  const lookup = new Map<string, UnitEntry[]>();
  for (const { unitNo, rule, lastMonth } of units) {
    for (const value of rule.kind === 'every' ? [''] : rule.values) {
      const key = [rule.kind, rule.column, value].join(PART);
      lookup.set(key, [...(lookup.get(key) ?? []), [unitNo, lastMonth === null ? null : monthNumber(lastMonth)]]);
    }
  }
  return Object.fromEntries(lookup);
}
