import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { Position } from '../common/plane.ts';
import { Database } from '../database/database.ts';
import type { Intervention } from './intervention.ts';

interface InterventionRow {
  readonly intervention_id: string;
  readonly name_el: string;
  readonly name_en: string;
  readonly kind: string;
  readonly longitudes: readonly number[];
  readonly latitudes: readonly number[];
  readonly works_start: string;
  readonly works_end: string;
  readonly selected_for_high_counts: boolean | null;
  readonly illustrative: boolean;
  readonly source: string;
  readonly note_el: string;
  readonly note_en: string;
}

const COLUMNS = `i.intervention_id, i.name_el, i.name_en, i.kind, i.works_start, i.works_end, i.selected_for_high_counts, i.illustrative,
  i.source, i.note_el, i.note_en,
  (SELECT array_agg(ST_X(p.geom) ORDER BY p.path) FROM ST_Dump(i.sites) p) AS longitudes,
  (SELECT array_agg(ST_Y(p.geom) ORDER BY p.path) FROM ST_Dump(i.sites) p) AS latitudes`;

@Injectable()
export class InterventionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async add(context: ActingContext, { interventionId, sites, ...intervention }: Intervention): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      await sql.execute(
        `INSERT INTO intervention (organisation_id, intervention_id, name_el, name_en, kind, sites, works_start, works_end,
           selected_for_high_counts, illustrative, source, note_el, note_en)
         SELECT $1, $2, $3, $4, $5, (SELECT ST_Multi(ST_Collect(ST_SetSRID(ST_MakePoint(s.longitude, s.latitude), 4326) ORDER BY s.position))
           FROM unnest($6::float8[], $7::float8[]) WITH ORDINALITY AS s (longitude, latitude, position)), $8, $9, $10, $11, $12, $13, $14`,
        [
          context.organisationId,
          interventionId,
          intervention.name.el,
          intervention.name.en,
          intervention.kind,
          sites.map(([longitude]) => longitude),
          sites.map(([, latitude]) => latitude),
          intervention.worksPeriod.start,
          intervention.worksPeriod.end,
          intervention.selectedForHighCounts,
          intervention.illustrative,
          intervention.source,
          intervention.note.el,
          intervention.note.en,
        ],
      );
      await this.#database.record(sql, context, { action: 'intervention.created', subjectKind: 'intervention', subjectId: interventionId });
    });
  }

  /** Newest first. */
  async list(context: ActingContext): Promise<Intervention[]> {
    return this.#database.inOrganisation(context, async (sql) => {
      const rows = await sql.query<InterventionRow>(
        `SELECT ${COLUMNS} FROM intervention i WHERE i.organisation_id = $1 ORDER BY i.created_at DESC, i.intervention_id`,
        [context.organisationId],
      );
      return rows.map(toIntervention);
    });
  }

  async find(context: ActingContext, interventionId: string): Promise<Intervention | null> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<InterventionRow>(
        `SELECT ${COLUMNS} FROM intervention i WHERE i.organisation_id = $1 AND i.intervention_id = $2`,
        [context.organisationId, interventionId],
      );
      return row === undefined ? null : toIntervention(row);
    });
  }
}

function toIntervention(row: InterventionRow): Intervention {
  return {
    interventionId: row.intervention_id,
    name: { el: row.name_el, en: row.name_en },
    kind: row.kind,
    sites: row.longitudes.map((longitude, position): Position => [longitude, row.latitudes[position]!]),
    worksPeriod: { start: row.works_start, end: row.works_end },
    selectedForHighCounts: row.selected_for_high_counts,
    illustrative: row.illustrative,
    source: row.source,
    note: { el: row.note_el, en: row.note_en },
  };
}
