import { Problem, type AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { AuditAction } from '../common/audit-trail.ts';
import type { PolygonGeometry } from '../common/plane.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { BlackSpot, BlackSpotCase, BlackSpotEvent, CaseFigures, NewEvent } from './black-spot.ts';

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

/** Seven decimals, as records have. */
const COLUMNS = `b.black_spot_id, b.name, ST_X(b.location) AS longitude, ST_Y(b.location) AS latitude, b.radius_m,
  ST_AsGeoJSON(b.outline, 7)::json AS outline, b.run_id, b.hotspot_rank, b.filter, b.data_version, b.figures, b.illustrative, b.created_at`;

const EVENT_COLUMNS = `e.black_spot_id AS "blackSpotId", e.event_no AS "eventNo", e.kind, e.from_status AS "fromStatus", e.to_status AS "toStatus",
  e.happened_on AS "happenedOn", e.note, e.decision_number AS "decisionNumber", e.authority, e.works_start AS "worksStart",
  e.intervention_id AS "interventionId", e.person_id AS "personId", e.person_name AS "personName", e.made_at AS "madeAt"`;

const FOREIGN_KEY_VIOLATION = '23503';

/** What an event is in the audit trail. */
const ACTIONS: Readonly<Record<NewEvent['kind'], AuditAction>> = {
  accepted: 'black-spot.added',
  step: 'black-spot.step-taken',
  note: 'black-spot.note-added',
  'taken-on': 'black-spot.responsible-changed',
  'given-up': 'black-spot.responsible-changed',
  intervention: 'black-spot.intervention-linked',
};

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
      for (const event of events) await this.#write(sql, context, spot.blackSpotId, event);
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

  /**
   * @param eventsSeen how many events of the case its author has seen; null where it does not matter what happened before
   * @throws Problem BLACK_SPOT_CHANGED where somebody else has written meanwhile; INTERVENTION_NOT_FOUND
   */
  async addEvent(context: ActingContext, blackSpotId: string, event: NewEvent, eventsSeen: number | null): Promise<void> {
    await this.#database
      .inOrganisation(context, async (sql) => {
        const eventNo = await this.#write(sql, context, blackSpotId, event);
        if (eventsSeen !== null && eventNo !== eventsSeen + 1) throw new Problem('BLACK_SPOT_CHANGED');
      })
      .catch((error: unknown) => {
        if (isUniqueViolation(error)) throw new Problem('BLACK_SPOT_CHANGED');
        if (event.interventionId !== null && (error as { readonly code?: unknown } | null)?.code === FOREIGN_KEY_VIOLATION) {
          throw new Problem('INTERVENTION_NOT_FOUND', { intervention: event.interventionId });
        }
        throw error;
      });
  }

  async #write(sql: Sql, context: ActingContext, blackSpotId: string, event: NewEvent): Promise<number | undefined> {
    const [written] = await sql.query<{ eventNo: number }>(
      `INSERT INTO black_spot_event (organisation_id, black_spot_id, kind, to_status, happened_on, note, decision_number, authority, works_start,
         intervention_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING event_no AS "eventNo"`,
      [
        context.organisationId,
        blackSpotId,
        event.kind,
        event.toStatus,
        event.happenedOn,
        event.note,
        event.decisionNumber,
        event.authority,
        event.worksStart,
        event.interventionId,
      ],
    );
    // What people wrote stays in the case: here stands that they did.
    await this.#database.record(sql, context, {
      action: ACTIONS[event.kind],
      subjectKind: 'black-spot',
      subjectId: blackSpotId,
      details: { kind: event.kind, status: event.toStatus },
    });
    return written?.eventNo;
  }

  async #read(context: ActingContext, blackSpotId: string | null): Promise<BlackSpotCase[]> {
    const parameters = [context.organisationId, blackSpotId];
    const where = (table: string): string => `${table}.organisation_id = $1 AND ($2::uuid IS NULL OR ${table}.black_spot_id = $2::uuid)`;
    const [rows, events] = await this.#database.inOrganisation(context, async (sql) => [
      await sql.query<CaseRow>(
        `SELECT ${COLUMNS} FROM black_spot b WHERE ${where('b')} ORDER BY b.created_at DESC, b.black_spot_id`,
        parameters,
      ),
      await sql.query<EventRow>(
        `SELECT ${EVENT_COLUMNS} FROM black_spot_event e WHERE ${where('e')} ORDER BY e.black_spot_id, e.event_no`,
        parameters,
      ),
    ]);
    const eventsOf = Map.groupBy(events, (event) => event.blackSpotId);
    return rows.map((row) => ({ ...toBlackSpot(row), events: eventsOf.get(row.black_spot_id) ?? [] }));
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
