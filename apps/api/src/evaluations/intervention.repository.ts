import { Problem, type AccidentFilter, type SelectionReason } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Position } from '../common/plane.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { refuseShape, type InterventionShape } from './intervention-shape.ts';
import type { Intervention } from './intervention.ts';

interface InterventionRow {
  readonly intervention_id: string;
  readonly name_el: string;
  readonly name_en: string;
  readonly kind: string;
  readonly longitudes: readonly number[] | null;
  readonly latitudes: readonly number[] | null;
  readonly shape: InterventionShape | null;
  readonly works_start: string;
  readonly works_end: string;
  readonly selected_for_high_counts: boolean | null;
  readonly selection_reason: SelectionReason | null;
  readonly selection_note: string;
  readonly capital_cost: number | null;
  readonly yearly_cost: number | null;
  readonly cost_currency: string | null;
  readonly price_year: number | null;
  readonly target_filter: AccidentFilter | null;
  readonly illustrative: boolean;
  readonly source: string;
  readonly note_el: string;
  readonly note_en: string;
  readonly version: number;
}

/** A statement of an intervention from before a correction. */
export interface FormerIntervention {
  readonly intervention: Intervention;
  readonly replacedAt: Date;
}

const COLUMNS = `i.intervention_id, i.name_el, i.name_en, i.kind, i.works_start, i.works_end, i.selected_for_high_counts, i.illustrative,
  i.source, i.note_el, i.note_en, i.selection_reason, i.selection_note, i.capital_cost, i.yearly_cost, i.cost_currency, i.price_year,
  i.target_filter, i.version, ST_AsGeoJSON(i.shape, 7)::json AS shape,
  (SELECT array_agg(ST_X(p.geom) ORDER BY p.path) FROM ST_Dump(i.sites) p) AS longitudes,
  (SELECT array_agg(ST_Y(p.geom) ORDER BY p.path) FROM ST_Dump(i.sites) p) AS latitudes`;

/** What an intervention says, in the order of `valuesOf`. */
const STATED = [
  'name_el',
  'name_en',
  'kind',
  'works_start',
  'works_end',
  'selected_for_high_counts',
  'illustrative',
  'source',
  'note_el',
  'note_en',
  'selection_reason',
  'selection_note',
  'capital_cost',
  'yearly_cost',
  'cost_currency',
  'price_year',
  'target_filter',
] as const;
/** After organisation and intervention, longitudes, latitudes and shape. */
const FIRST_STATED = 6;
const STATED_PLACES = STATED.map((_, k) => `$${FIRST_STATED + k}`);

const SITES = `(SELECT coalesce(ST_Multi(ST_Collect(ST_SetSRID(ST_MakePoint(s.longitude, s.latitude), 4326) ORDER BY s.position)),
  ST_GeomFromText('MULTIPOINT EMPTY', 4326))
  FROM unnest($3::float8[], $4::float8[]) WITH ORDINALITY AS s (longitude, latitude, position))`;
const SHAPE = `ST_SetSRID(ST_GeomFromGeoJSON($5::text), 4326)`;

@Injectable()
export class InterventionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** All of them or none. @throws Problem INPUT_INVALID for an outline that crosses itself */
  async add(context: ActingContext, interventions: readonly Intervention[]): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      for (const intervention of interventions) {
        await requireValid(sql, intervention.shape ?? null);
        await sql.execute(
          `INSERT INTO intervention (organisation_id, intervention_id, sites, shape, ${STATED.join(', ')})
           VALUES ($1, $2, ${SITES}, ${SHAPE}, ${STATED_PLACES.join(', ')})`,
          [context.organisationId, intervention.interventionId, ...valuesOf(intervention)],
        );
        const subject = { subjectKind: 'intervention', subjectId: intervention.interventionId };
        await this.#database.record(sql, context, { action: 'intervention.created', ...subject });
      }
    });
  }

  /**
   * Puts another statement in the place of one, which is kept.
   * @throws Problem INTERVENTION_CHANGED where it is that one no longer, INPUT_INVALID for an outline that crosses itself
   */
  async correct(context: ActingContext, former: Intervention, corrected: Intervention, changed: readonly string[]): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await requireValid(sql, corrected.shape ?? null);
      const version = former.version ?? 1;
      const touched = await sql.execute(
        `UPDATE intervention SET version = version + 1, sites = ${SITES}, shape = ${SHAPE},
           ${STATED.map((column, k) => `${column} = ${STATED_PLACES[k]!}`).join(', ')}
         WHERE organisation_id = $1 AND intervention_id = $2 AND deleted_at IS NULL AND version = $${FIRST_STATED + STATED.length}`,
        [context.organisationId, corrected.interventionId, ...valuesOf(corrected), version],
      );
      if (touched === 0) throw new Problem('INTERVENTION_CHANGED');
      await sql.execute('INSERT INTO intervention_former (organisation_id, intervention_id, version, facts) VALUES ($1, $2, $3, $4)', [
        context.organisationId,
        former.interventionId,
        version,
        JSON.stringify(former),
      ]);
      await this.#database.record(sql, context, {
        action: 'intervention.corrected',
        subjectKind: 'intervention',
        subjectId: corrected.interventionId,
        details: { version: version + 1, changed: changed.join(', ') },
      });
    });
  }

  /**
   * Takes an intervention off the register. Its documents go; its row stays, without being listed: evaluations of others may have kept away from its places.
   * @throws Problem INTERVENTION_EVALUATED, INTERVENTION_NOT_FOUND
   */
  async delete(context: ActingContext, interventionId: string): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const own = [context.organisationId, interventionId];
      const touched = await sql.execute(
        'UPDATE intervention SET deleted_at = now() WHERE organisation_id = $1 AND intervention_id = $2 AND deleted_at IS NULL',
        own,
      );
      if (touched === 0) throw new Problem('INTERVENTION_NOT_FOUND', { intervention: interventionId });
      const [run] = await sql.query('SELECT FROM evaluation_run WHERE organisation_id = $1 AND intervention_id = $2 LIMIT 1', own);
      if (run !== undefined) throw new Problem('INTERVENTION_EVALUATED');
      await sql.execute('DELETE FROM intervention_document WHERE organisation_id = $1 AND intervention_id = $2', own);
      const subject = { subjectKind: 'intervention', subjectId: interventionId };
      await this.#database.record(sql, context, { action: 'intervention.deleted', ...subject });
    });
  }

  /** Newest first, without those that were deleted. */
  async list(context: ActingContext): Promise<Intervention[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<InterventionRow>(
        `SELECT ${COLUMNS} FROM intervention i WHERE i.organisation_id = $1 AND i.deleted_at IS NULL
         ORDER BY i.created_at DESC, i.intervention_id`,
        [context.organisationId],
      );
      return rows.map(toIntervention);
    });
  }

  /** As it is on the register. */
  async find(context: ActingContext, interventionId: string): Promise<Intervention | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const found = await findRow(sql, context, interventionId, 'AND i.deleted_at IS NULL');
      return found === null ? null : toIntervention(found);
    });
  }

  /** As it was at a version, whether it is still on the register or not. */
  async findVersion(context: ActingContext, interventionId: string, version: number): Promise<Intervention | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const found = await findRow(sql, context, interventionId, '');
      if (found === null || found.version === version) return found === null ? null : toIntervention(found);
      const [former] = await sql.query<{ facts: Intervention }>(
        'SELECT facts FROM intervention_former WHERE organisation_id = $1 AND intervention_id = $2 AND version = $3',
        [context.organisationId, interventionId, version],
      );
      return former?.facts ?? null;
    });
  }

  /** What it said before its corrections, the latest first. */
  async listFormer(context: ActingContext, interventionId: string): Promise<FormerIntervention[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<FormerIntervention>(
        `SELECT facts AS intervention, replaced_at AS "replacedAt" FROM intervention_former
         WHERE organisation_id = $1 AND intervention_id = $2 ORDER BY version DESC`,
        [context.organisationId, interventionId],
      ),
    );
  }
}

async function findRow(sql: Sql, { organisationId }: ActingContext, id: string, condition: string): Promise<InterventionRow | null> {
  const [row] = await sql.query<InterventionRow>(
    `SELECT ${COLUMNS} FROM intervention i WHERE i.organisation_id = $1 AND i.intervention_id = $2 ${condition}`,
    [organisationId, id],
  );
  return row ?? null;
}

/** @throws Problem INPUT_INVALID */
async function requireValid(sql: Sql, shape: InterventionShape | null): Promise<void> {
  if (shape?.type !== 'MultiPolygon') return;
  const [answer] = await sql.query<{ valid: boolean }>('SELECT ST_IsValid(ST_GeomFromGeoJSON($1::text)) AS valid', [JSON.stringify(shape)]);
  if (answer?.valid !== true) refuseShape('CROSSING');
}

/** Longitudes, latitudes, shape, and what is stated. */
function valuesOf({ sites, shape, cost, ...intervention }: Intervention): unknown[] {
  return [
    sites.map(([longitude]) => longitude),
    sites.map(([, latitude]) => latitude),
    shape == null ? null : JSON.stringify(shape),
    intervention.name.el,
    intervention.name.en,
    intervention.kind,
    intervention.worksPeriod.start,
    intervention.worksPeriod.end,
    intervention.selectedForHighCounts,
    intervention.illustrative,
    intervention.source,
    intervention.note.el,
    intervention.note.en,
    intervention.selectionReason ?? null,
    intervention.selectionNote ?? '',
    cost?.capital ?? null,
    cost?.yearly ?? null,
    cost?.currency ?? null,
    cost?.priceYear ?? null,
    intervention.targetFilter == null ? null : JSON.stringify(intervention.targetFilter),
  ];
}

function toIntervention(row: InterventionRow): Intervention {
  return {
    interventionId: row.intervention_id,
    name: { el: row.name_el, en: row.name_en },
    kind: row.kind,
    sites: (row.longitudes ?? []).map((longitude, position): Position => [longitude, row.latitudes![position]!]),
    shape: row.shape,
    worksPeriod: { start: row.works_start, end: row.works_end },
    selectedForHighCounts: row.selected_for_high_counts,
    selectionReason: row.selection_reason,
    selectionNote: row.selection_note,
    cost: toCost(row),
    targetFilter: row.target_filter,
    illustrative: row.illustrative,
    source: row.source,
    note: { el: row.note_el, en: row.note_en },
    version: row.version,
  };
}

function toCost({ capital_cost: capital, yearly_cost: yearly, cost_currency: currency, price_year: priceYear }: InterventionRow) {
  return currency === null ? null : { capital, yearly, currency, priceYear };
}
