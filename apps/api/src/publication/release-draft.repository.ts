import type { PublishedHead } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { StoredProblem } from '../common/problem.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import type { MadeDraft } from './made-draft.ts';
import type { NewReleaseDraft, ReleaseDraft, ReleaseEvent, ReleaseEventKind, ReleaseFindings } from './release-draft.ts';

interface DraftRow extends Omit<ReleaseDraft, 'events' | 'findings'>, Omit<ReleaseFindings, 'head'> {
  readonly head: PublishedHead | null;
}

/** How a job ends. A failed audit leaves what it found. */
export type DraftOutcome =
  | { readonly kind: 'ready'; readonly made: MadeDraft }
  | { readonly kind: 'failed'; readonly problem: StoredProblem; readonly made: MadeDraft | null };

/** A job says every half second that it is alive. */
const SILENT_AFTER = '1 minute';

const COLUMNS = `d.draft_id AS "draftId", d.request, d.illustrative, d.data_version AS "dataVersion", d.software_version AS "softwareVersion", d.progress,
  d.cancel_requested AS "cancelRequested", coalesce(d.heartbeat_at, d.made_at) < now() - interval '${SILENT_AFTER}' AS "isSilent",
  d.person_name AS "personName", d.made_at AS "madeAt", c.head, c.digest, c.audit_passed AS "auditPassed", c.audit, c.utility, c.considered,
  octet_length(c.content) AS bytes`;
const EVENT = `draft_id AS "draftId", event_no AS "eventNo", kind, reason, problem, person_id AS "personId", person_name AS "personName", made_at AS "madeAt"`;
const OF_DRAFT = 'organisation_id = $1 AND draft_id = $2';

/** Drafts of releases: asked for once, computed once, and what people have decided of them. */
@Injectable()
export class ReleaseDraftRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(context: ActingContext, draft: NewReleaseDraft): Promise<void> {
    const { draftId, request, illustrative, dataVersion, softwareVersion } = draft;
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO release_draft (organisation_id, draft_id, request, threshold, illustrative, data_version, software_version)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [context.organisationId, draftId, JSON.stringify(request), request.threshold, illustrative, dataVersion, softwareVersion],
      );
      await this.#record(sql, context, 'publication.drafted', draftId, { threshold: request.threshold });
    });
  }

  /** Newest first. */
  async list(context: ActingContext, limit: number): Promise<ReleaseDraft[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<DraftRow>(
        `SELECT ${COLUMNS} FROM release_draft d LEFT JOIN release_content c USING (organisation_id, draft_id)
         WHERE d.organisation_id = $1 ORDER BY d.made_at DESC, d.draft_id LIMIT $2`,
        [context.organisationId, limit],
      );
      return withEvents(sql, context, rows);
    });
  }

  async find(context: ActingContext, draftId: string): Promise<ReleaseDraft | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<DraftRow>(
        `SELECT ${COLUMNS} FROM release_draft d LEFT JOIN release_content c USING (organisation_id, draft_id)
         WHERE d.organisation_id = $1 AND d.draft_id = $2`,
        [context.organisationId, draftId],
      );
      return (await withEvents(sql, context, rows))[0] ?? null;
    });
  }

  /** The release and the reasons of what is hidden, packed as they are kept; null where nothing was computed. */
  async readContent(context: ActingContext, draftId: string): Promise<{ readonly content: Buffer; readonly reasons: Buffer } | null> {
    const [row] = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ content: Buffer; reasons: Buffer }>(`SELECT content, reasons FROM release_content WHERE ${OF_DRAFT}`, [
        context.organisationId,
        draftId,
      ]),
    );
    return row ?? null;
  }

  /** Takes a draft to compute. @throws as the database does where somebody else has it */
  begin(context: ActingContext, draftId: string): Promise<void> {
    return this.#database.inOrganisation(context, async (sql) => {
      await addEvent(sql, context, draftId, 'begun');
      await pulse(sql, context, draftId, 0);
    });
  }

  /** A sign of life. @returns whether somebody wants it to stop */
  pulse(context: ActingContext, draftId: string, progress: number): Promise<boolean> {
    return this.#database.inOrganisation(context, (sql) => pulse(sql, context, draftId, progress));
  }

  /** With what was computed, or not at all. */
  async end(context: ActingContext, draftId: string, outcome: DraftOutcome): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      if (outcome.made !== null) await addContent(sql, context, draftId, outcome.made);
      await addEvent(sql, context, draftId, outcome.kind, { problem: outcome.kind === 'failed' ? outcome.problem : null });
    });
  }

  /**
   * Drafts that nobody has ended: those that wait for their turn, and those that were begun.
   * @param alone whether nobody else can be computing; otherwise whoever was heard a minute ago may still be at it
   */
  async listUnended(context: ActingContext, alone: boolean): Promise<{ readonly waiting: string[]; readonly interrupted: string[] }> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ draftId: string; waits: boolean }>(
        `SELECT draft_id AS "draftId", count(e.event_no) = 0 AS waits FROM release_draft d LEFT JOIN release_event e USING (organisation_id, draft_id)
         WHERE d.organisation_id = $1 GROUP BY organisation_id, draft_id
         HAVING count(e.event_no) = 0 OR count(e.event_no) = 1 AND max(e.kind) = 'begun'
           AND ($2 OR coalesce(d.heartbeat_at, d.made_at) < now() - interval '${SILENT_AFTER}')
         ORDER BY d.made_at, draft_id`,
        [context.organisationId, alone],
      ),
    );
    const idsOf = (wanted: boolean): string[] => rows.filter(({ waits }) => waits === wanted).map(({ draftId }) => draftId);
    return { waiting: idsOf(true), interrupted: idsOf(false) };
  }

  async requestCancel(context: ActingContext, draftId: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(`UPDATE release_draft SET cancel_requested = true WHERE ${OF_DRAFT}`, [context.organisationId, draftId]);
      await this.#record(sql, context, 'publication.cancelled', draftId);
    });
  }

  async propose(context: ActingContext, draftId: string, digest: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await addEvent(sql, context, draftId, 'proposed');
      await this.#record(sql, context, 'publication.proposed', draftId, { digest });
    });
  }

  async reject(context: ActingContext, draftId: string, reason: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await addEvent(sql, context, draftId, 'rejected', { reason });
      await this.#record(sql, context, 'publication.rejected', draftId);
    });
  }

  /** Through the one door into what is public, which asks everything again. */
  async publish(context: ActingContext, draftId: string, digest: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<{ releaseId: string }>('SELECT publish_release($1, $2) AS "releaseId"', [draftId, digest]);
      await this.#record(sql, context, 'publication.released', draftId, { release: row?.releaseId ?? '', digest });
    });
  }

  async withdraw(context: ActingContext, draftId: string, reason: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<{ releaseId: string }>('SELECT withdraw_release($1, $2) AS "releaseId"', [draftId, reason]);
      await this.#record(sql, context, 'publication.withdrawn', draftId, { release: row?.releaseId ?? '' });
    });
  }

  async #record(
    sql: Sql,
    context: ActingContext,
    action: Parameters<Database['record']>[2]['action'],
    draftId: string,
    details: Record<string, string | number> = {},
  ): Promise<void> {
    await this.#database.record(sql, context, { action, subjectKind: 'release', subjectId: draftId, details });
  }
}

async function pulse(sql: Sql, context: ActingContext, draftId: string, progress: number): Promise<boolean> {
  const [row] = await sql.query<{ cancelRequested: boolean }>(
    `UPDATE release_draft SET progress = $3, heartbeat_at = now() WHERE ${OF_DRAFT} RETURNING cancel_requested AS "cancelRequested"`,
    [context.organisationId, draftId, progress],
  );
  return row?.cancelRequested ?? true;
}

interface EventDetails {
  readonly reason?: string;
  readonly problem?: StoredProblem | null;
}

async function addEvent(
  sql: Sql,
  context: ActingContext,
  draftId: string,
  kind: ReleaseEventKind,
  { reason, problem }: EventDetails = {},
): Promise<void> {
  await sql.execute('INSERT INTO release_event (organisation_id, draft_id, kind, reason, problem) VALUES ($1, $2, $3, $4, $5)', [
    context.organisationId,
    draftId,
    kind,
    reason ?? null,
    problem == null ? null : JSON.stringify(problem),
  ]);
}

async function addContent(sql: Sql, context: ActingContext, draftId: string, made: MadeDraft): Promise<void> {
  await sql.execute(
    `INSERT INTO release_content (organisation_id, draft_id, head, content, digest, audit_passed, audit, utility, reasons, considered)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      context.organisationId,
      draftId,
      JSON.stringify(made.head),
      Buffer.from(made.content),
      made.digest,
      made.audit.passed,
      JSON.stringify(made.audit),
      JSON.stringify(made.utility),
      Buffer.from(made.reasons),
      made.considered,
    ],
  );
}

async function withEvents(sql: Sql, context: ActingContext, rows: readonly DraftRow[]): Promise<ReleaseDraft[]> {
  const events = await sql.query<ReleaseEvent & { readonly draftId: string }>(
    `SELECT ${EVENT} FROM release_event WHERE organisation_id = $1 AND draft_id = ANY ($2::uuid[]) ORDER BY event_no`,
    [context.organisationId, rows.map(({ draftId }) => draftId)],
  );
  return rows.map(({ head, digest, auditPassed, audit, utility, considered, bytes, ...draft }) => ({
    ...draft,
    events: events.filter(({ draftId }) => draftId === draft.draftId),
    findings: head === null ? null : { head, digest, auditPassed, audit, utility, considered, bytes },
  }));
}
