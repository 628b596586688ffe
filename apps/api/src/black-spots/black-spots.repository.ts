import { Problem, type AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { PolygonGeometry } from '../common/plane.ts';
import { Database } from '../database/database.ts';
import { isForeignKeyViolation } from '../database/foreign-key-violation.ts';
import type { BlackSpot, BlackSpotCase, BlackSpotDocument, BlackSpotEvent, CaseFigures, Keeper, NewEvent } from './black-spot.ts';
import { writeEvent } from './black-spot-events.repository.ts';

interface CaseRow {
  readonly black_spot_id: string;
  readonly name: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly radius_m: number | null;
  readonly outline: PolygonGeometry | null;
  readonly run_id: string | null;
  readonly hotspot_rank: number | null;
  readonly filter: AccidentFilter;
  readonly data_version: number;
  readonly figures: CaseFigures;
  readonly illustrative: boolean;
  readonly created_at: Date;
}

type EventRow = BlackSpotEvent & { readonly blackSpotId: string };
type DocumentRow = BlackSpotDocument & { readonly blackSpotId: string };

/** Seven decimals, as records have. */
const COLUMNS = `b.black_spot_id, b.name, ST_X(b.location) AS longitude, ST_Y(b.location) AS latitude, b.radius_m,
  ST_AsGeoJSON(b.outline, 7)::json AS outline, b.run_id, b.hotspot_rank, b.filter, b.data_version, b.figures, b.illustrative, b.created_at`;

const EVENT_COLUMNS = `e.black_spot_id AS "blackSpotId", e.event_no AS "eventNo", e.kind, e.from_status AS "fromStatus", e.to_status AS "toStatus",
  e.happened_on AS "happenedOn", e.note, e.decision_number AS "decisionNumber", e.authority, e.works_start AS "worksStart",
  e.intervention_id AS "interventionId", e.document_id AS "documentId", e.document_name AS "documentName", e.person_id AS "personId", e.person_name AS "personName", e.made_at AS "madeAt",
  e.appointee_id AS "appointeeId", CASE WHEN e.kind IN ('taken-on', 'appointed') AND coalesce(e.appointee_id, e.person_id) IS NOT NULL
    THEN json_build_object('personId', coalesce(e.appointee_id, e.person_id), 'standing', coalesce(k.standing, 'gone'),
      'name', coalesce(k.display_name, CASE WHEN e.kind = 'taken-on' THEN e.person_name END)) END AS keeper`;

/** Cases of the register and their histories: written once, never changed. */
@Injectable()
export class BlackSpotsRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Puts a case on the register, with what was said with it. */
  async add(context: ActingContext, spot: Omit<BlackSpot, 'createdAt'>, events: readonly NewEvent[]): Promise<void> {
    await this.#database.inOrganisation(context, async (sql) => {
      const { place, hotspot } = spot;
      await sql.execute(
        `INSERT INTO black_spot (organisation_id, black_spot_id, name, location, radius_m, outline, run_id, hotspot_rank, filter, data_version,
           figures, illustrative)
         VALUES ($1, $2, $3, ST_SetSRID(ST_MakePoint($4, $5), 4326), $6, ST_SetSRID(ST_GeomFromGeoJSON($7::text), 4326), $8, $9, $10, $11, $12, $13)`,
        [
          context.organisationId,
          spot.blackSpotId,
          spot.name,
          place.longitude,
          place.latitude,
          place.radiusMeters,
          place.outline === null ? null : JSON.stringify(place.outline),
          hotspot?.runId ?? null,
          hotspot?.rank ?? null,
          JSON.stringify(spot.filter),
          spot.dataVersion,
          JSON.stringify(spot.figures),
          spot.illustrative,
        ],
      );
      for (const event of events) await writeEvent(this.#database, sql, context, spot.blackSpotId, event);
    });
  }

  /** Newest first, each with its history. */
  list(context: ActingContext): Promise<BlackSpotCase[]> {
    return this.#read(context, null);
  }

  async find(context: ActingContext, blackSpotId: string): Promise<BlackSpotCase | null> {
    const [found] = await this.#read(context, blackSpotId);
    return found ?? null;
  }

  /** Who can be made responsible, by name. */
  listKeepers(context: ActingContext): Promise<Pick<Keeper, 'personId' | 'name'>[]> {
    return this.#database.inOrganisation(context, (sql) =>
      sql.query<Pick<Keeper, 'personId' | 'name'>>(
        'SELECT person_id AS "personId", display_name AS name FROM black_spot_keepers() ORDER BY display_name, person_id',
      ),
    );
  }

  /**
   * @param eventsSeen how many events of the case its author has seen; null where it does not matter what happened before
   * @throws Problem BLACK_SPOT_CHANGED where somebody else has written meanwhile; INTERVENTION_NOT_FOUND, BLACK_SPOT_PERSON_UNFIT
   */
  async addEvent(context: ActingContext, blackSpotId: string, event: NewEvent, eventsSeen: number | null): Promise<void> {
    await this.#database
      .inOrganisation(context, async (sql) => {
        const eventNo = await writeEvent(this.#database, sql, context, blackSpotId, event);
        if (eventsSeen !== null && eventNo !== eventsSeen + 1) throw new Problem('BLACK_SPOT_CHANGED');
      })
      .catch((error: unknown) => {
        if (event.interventionId !== null && isForeignKeyViolation(error)) {
          throw new Problem('INTERVENTION_NOT_FOUND', { intervention: event.interventionId });
        }
        throw error;
      });
  }

  async #read(context: ActingContext, blackSpotId: string | null): Promise<BlackSpotCase[]> {
    const parameters = [context.organisationId, blackSpotId];
    const where = (table: string): string => `${table}.organisation_id = $1 AND ($2::uuid IS NULL OR ${table}.black_spot_id = $2::uuid)`;
    const [rows, events, documents] = await this.#database.inOrganisation(context, async (sql) => [
      await sql.query<CaseRow>(
        `SELECT ${COLUMNS} FROM black_spot b WHERE ${where('b')} ORDER BY b.created_at DESC, b.black_spot_id`,
        parameters,
      ),
      await sql.query<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM black_spot_event e LEFT JOIN black_spot_people() k ON k.person_id = coalesce(e.appointee_id, e.person_id)
         WHERE ${where('e')} ORDER BY e.black_spot_id, e.event_no`,
        parameters,
      ),
      await sql.query<DocumentRow>(
        `SELECT d.black_spot_id AS "blackSpotId", d.document_id AS "documentId", d.name, d.media_type AS "mediaType", d.size_bytes AS "sizeBytes"
         FROM black_spot_document d LEFT JOIN black_spot_event e ON e.organisation_id = d.organisation_id AND e.black_spot_id = d.black_spot_id
           AND e.document_id = d.document_id AND e.kind = 'document-added'
         WHERE ${where('d')} ORDER BY e.event_no`,
        parameters,
      ),
    ]);
    const eventsOf = Map.groupBy(events, (event) => event.blackSpotId);
    const documentsOf = Map.groupBy(documents, (document) => document.blackSpotId);
    return rows.map((row) => ({
      ...toBlackSpot(row),
      events: eventsOf.get(row.black_spot_id) ?? [],
      documents: documentsOf.get(row.black_spot_id) ?? [],
    }));
  }
}

function toBlackSpot(row: CaseRow): BlackSpot {
  return {
    blackSpotId: row.black_spot_id,
    name: row.name,
    place: { longitude: row.longitude, latitude: row.latitude, radiusMeters: row.radius_m, outline: row.outline },
    hotspot: row.run_id === null || row.hotspot_rank === null ? null : { runId: row.run_id, rank: row.hotspot_rank },
    filter: row.filter,
    dataVersion: row.data_version,
    figures: row.figures,
    illustrative: row.illustrative,
    createdAt: row.created_at,
  };
}
