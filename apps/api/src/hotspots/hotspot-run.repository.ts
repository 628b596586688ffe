import { formatAccidentFilter, type AccidentFilter, type ParameterValues } from '@elektron/domain';
import type { OpenedSites } from '@elektron/spatial-analysis';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { StoredProblem } from '../common/problem.ts';
import { Database } from '../database/database.ts';
import type { HotspotRun, HotspotRunSummary, NewHotspotRun, RunOutcome, RunStatus } from './hotspot-run.ts';
import { addSiteParts } from './run-sites.repository.ts';
import type { StoredHotspotResult } from './stored-hotspot-result.ts';

interface SummaryRow {
  readonly run_id: string;
  readonly method_id: string;
  readonly parameters: ParameterValues;
  readonly filter: AccidentFilter;
  readonly seed: number;
  readonly data_version: number;
  readonly roads_version: number | null;
  readonly traffic_version: number | null;
  readonly software_version: string;
  readonly status: RunStatus;
  readonly progress: number;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly problem: StoredProblem | null;
  readonly result_digest: string | null;
  readonly repeats_run_id: string | null;
  readonly hotspot_count: number | null;
}

interface RunRow extends SummaryRow {
  readonly result: StoredHotspotResult | null;
  readonly repeated_digest: string | null;
  readonly erased_since_repeated: boolean;
  readonly repeated_otherwise: boolean;
}

const SUMMARY = `run_id, method_id, parameters, filter, seed, data_version, roads_version, traffic_version, software_version, status, progress, created_at, finished_at,
  problem, result_digest, repeats_run_id, (result #>> '{summary,hotspots}')::integer AS hotspot_count`;

const OF_RUN = 'organisation_id = $1 AND run_id = $2';
const IS_REPEATED = 'repeated.organisation_id = $1 AND repeated.run_id = hotspot_run.repeats_run_id';

/** The table of runs. A run's process tells every second that it lives; nothing else keeps a run `running`. */
@Injectable()
export class HotspotRunRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(context: ActingContext, run: NewHotspotRun): Promise<HotspotRunSummary> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<SummaryRow>(
        `INSERT INTO hotspot_run (organisation_id, run_id, method_id, parameters, filter, seed, data_version, software_version, status, repeats_run_id,
           roads_version, traffic_version, opened_sites)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9, $10, $11, $12) RETURNING ${SUMMARY}`,
        [
          context.organisationId,
          run.runId,
          run.methodId,
          JSON.stringify(run.parameters),
          formatAccidentFilter(run.filter),
          run.seed,
          run.dataVersion,
          run.softwareVersion,
          run.repeatsRunId,
          run.roadsVersion,
          run.trafficVersion,
          run.openedSites === null ? null : JSON.stringify(run.openedSites),
        ],
      );
      const details = { methodId: run.methodId, dataVersion: run.dataVersion };
      await this.#database.record(sql, context, { action: 'analysis.run', subjectKind: 'hotspot-run', subjectId: run.runId, details });
      return toSummary(row!);
    });
  }

  /** Newest first. */
  async list(context: ActingContext, limit: number): Promise<HotspotRunSummary[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<SummaryRow>(
        `SELECT ${SUMMARY} FROM hotspot_run WHERE organisation_id = $1 ORDER BY created_at DESC, run_id LIMIT $2`,
        [context.organisationId, limit],
      );
      return rows.map(toSummary);
    });
  }

  async find(context: ActingContext, runId: string): Promise<HotspotRun | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<RunRow>(
        `SELECT ${SUMMARY}, result,
           (SELECT repeated.result_digest FROM hotspot_run AS repeated WHERE ${IS_REPEATED}) AS repeated_digest,
           EXISTS (SELECT FROM hotspot_run AS repeated JOIN data_version AS d ON d.organisation_id = $1 AND d.kind = 'accidents'
             WHERE ${IS_REPEATED} AND repeated.data_version = hotspot_run.data_version AND d.erased_version > hotspot_run.data_version
           ) AS erased_since_repeated,
           EXISTS (SELECT FROM hotspot_run AS again JOIN data_version AS d ON d.organisation_id = $1 AND d.kind = 'accidents'
             WHERE again.organisation_id = $1 AND again.repeats_run_id = hotspot_run.run_id AND again.data_version = hotspot_run.data_version
               AND again.result_digest <> hotspot_run.result_digest AND d.erased_version > hotspot_run.data_version
           ) AS repeated_otherwise
         FROM hotspot_run WHERE ${OF_RUN}`,
        [context.organisationId, runId],
      );
      if (row === undefined) return null;
      return {
        ...toSummary(row),
        result: row.result,
        repeatedDigest: row.repeated_digest,
        erasedSinceRepeated: row.erased_since_repeated,
        repeatedOtherwiseSinceErasure: row.repeated_otherwise,
      };
    });
  }

  async findSummary(context: ActingContext, runId: string): Promise<HotspotRunSummary | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<SummaryRow>(`SELECT ${SUMMARY} FROM hotspot_run WHERE ${OF_RUN}`, [context.organisationId, runId]);
      return row === undefined ? null : toSummary(row);
    });
  }

  /** What a run has taken of the sites of others, as it was then; null for one that rests on the own ones alone. */
  async findOpenedSites(context: ActingContext, runId: string): Promise<readonly OpenedSites[] | null> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ opened: readonly OpenedSites[] | null }>(`SELECT opened_sites AS opened FROM hotspot_run WHERE ${OF_RUN}`, [
        context.organisationId,
        runId,
      ]),
    );
    return row?.opened ?? null;
  }

  /** Takes a queued run to work on; `null` when somebody else has it or it is over. */
  async begin(context: ActingContext, runId: string): Promise<HotspotRunSummary | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<SummaryRow>(
        `UPDATE hotspot_run SET status = 'running' WHERE ${OF_RUN} AND status = 'queued' RETURNING ${SUMMARY}`,
        [context.organisationId, runId],
      );
      return row === undefined ? null : toSummary(row);
    });
  }

  /**
   * A sign of life of the process that runs it. Whoever took it for dead in the meantime was wrong, and is put right.
   * @returns whether somebody wants it to stop
   */
  async pulse(context: ActingContext, runId: string, progress: number): Promise<boolean> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<{ cancel_requested: boolean }>(
        `UPDATE hotspot_run SET progress = $3, status = 'running', finished_at = NULL
         WHERE ${OF_RUN} AND status IN ('running', 'interrupted') RETURNING cancel_requested`,
        [context.organisationId, runId, progress],
      );
      return row?.cancel_requested ?? true;
    });
  }

  async end(context: ActingContext, runId: string, outcome: RunOutcome): Promise<void> {
    const finished = outcome.status === 'finished' ? outcome : null;
    const problem = outcome.status === 'failed' ? JSON.stringify(outcome.problem) : null;
    await this.#database.inOrganisation(context, async (sql) => {
      const ended = await sql.execute(
        `UPDATE hotspot_run SET status = $3, result = $4, result_digest = $5, problem = $6, finished_at = now(),
           progress = CASE WHEN $3 = 'finished' THEN 1 ELSE progress END
         WHERE ${OF_RUN} AND status IN ('queued', 'running', 'interrupted')`,
        [context.organisationId, runId, outcome.status, finished?.json ?? null, finished?.digest ?? null, problem],
      );
      // With the result or not at all: one that names parts has them.
      if (ended > 0 && finished !== null) await addSiteParts(sql, context, runId, finished.siteParts);
    });
  }

  /** A queued run is cancelled at once; a running one is asked to stop; one that is over stays as it is. */
  async requestCancel(context: ActingContext, runId: string): Promise<HotspotRunSummary | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<SummaryRow>(
        `UPDATE hotspot_run SET cancel_requested = cancel_requested OR status IN ('queued', 'running'),
           finished_at = CASE WHEN status = 'queued' THEN now() ELSE finished_at END,
           status = CASE WHEN status = 'queued' THEN 'cancelled' ELSE status END
         WHERE ${OF_RUN} RETURNING ${SUMMARY}`,
        [context.organisationId, runId],
      );
      return row === undefined ? null : toSummary(row);
    });
  }

  /** Runs that say that they run. @returns how many */
  async interruptRunning(context: ActingContext): Promise<number> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.execute(`UPDATE hotspot_run SET status = 'interrupted', finished_at = now() WHERE organisation_id = $1 AND status = 'running'`, [
        context.organisationId,
      ]),
    );
  }

  async listQueued(context: ActingContext): Promise<string[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ run_id: string }>(
        `SELECT run_id FROM hotspot_run WHERE organisation_id = $1 AND status = 'queued' ORDER BY created_at, run_id`,
        [context.organisationId],
      ),
    );
    return rows.map((row) => row.run_id);
  }
}

function toSummary(row: SummaryRow): HotspotRunSummary {
  return {
    runId: row.run_id,
    methodId: row.method_id,
    parameters: row.parameters,
    filter: row.filter,
    seed: row.seed,
    dataVersion: row.data_version,
    roadsVersion: row.roads_version,
    trafficVersion: row.traffic_version,
    softwareVersion: row.software_version,
    status: row.status,
    progress: row.progress,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    problem: row.problem,
    resultDigest: row.result_digest,
    repeatsRunId: row.repeats_run_id,
    hotspotCount: row.hotspot_count,
  };
}
