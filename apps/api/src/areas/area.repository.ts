import { AREA_KIND_SHAPES, Problem, type AreaReference, type Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import type { PolygonGeometry } from '../common/plane.ts';
import { readEdges } from '../common/polygon-edges.ts';
import { Database } from '../database/database.ts';
import type { Sql } from '../database/sql.ts';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { AreaCollection, AreaDraft, AreaItem, AreaShapes, CollectionDraft } from './area-collection.ts';

/** A draft with its place in the organisation's plane, where it is a point. */
export interface PlacedDraft extends AreaDraft {
  readonly meters: readonly [x: number, y: number] | null;
}

/** Boundaries in one statement; a large one has a megabyte. */
const CHUNK_POLYGONS = 20;
const CHUNK_POINTS = 1_000;

const MILLIMETERS = 1_000;

const COLLECTION = `collection_id AS "collectionId", kind, name_el AS "nameEl", name_en AS "nameEn", file_name AS "fileName", licence, attribution,
  item_count AS "itemCount", created_at AS "createdAt", retired_at AS "retiredAt"`;

type CollectionRow = Omit<AreaCollection, 'name'> & { readonly nameEl: string; readonly nameEn: string };

/** Areas and points of interest. Each is of one organisation, and read by its own people only. */
@Injectable()
export class AreaRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Stores a collection with all that is in it, or nothing.
   * @throws Problem INPUT_INVALID for a boundary that crosses itself, by its number in the collection and its name
   */
  async add(context: ActingContext, draft: CollectionDraft, items: readonly PlacedDraft[]): Promise<AreaCollection> {
    for (;;) {
      try {
        return await this.#tryToAdd(context, draft, items);
      } catch (error) {
        // Else somebody took the same number at the same moment.
        if (!isUniqueViolation(error)) throw error;
      }
    }
  }

  #tryToAdd(context: ActingContext, draft: CollectionDraft, items: readonly PlacedDraft[]): Promise<AreaCollection> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<CollectionRow>(
        `INSERT INTO area_collection (organisation_id, collection_id, kind, name_el, name_en, file_name, licence, attribution, item_count)
         SELECT $1, 1 + coalesce(max(collection_id), 0), $2, $3, $4, $5, $6, $7, $8 FROM area_collection WHERE organisation_id = $1
         RETURNING ${COLLECTION}`,
        [context.organisationId, draft.kind, draft.name.el, draft.name.en, draft.fileName, draft.licence, draft.attribution, items.length],
      );
      const collection = toCollection(row!);
      const chunk = AREA_KIND_SHAPES[draft.kind] === 'point' ? CHUNK_POINTS : CHUNK_POLYGONS;
      for (let first = 0; first < items.length; first += chunk) {
        await insertItems(sql, context.organisationId, collection.collectionId, first, items.slice(first, first + chunk));
      }
      await this.#database.record(sql, context, {
        action: 'areas.added',
        subjectKind: 'area-collection',
        subjectId: String(collection.collectionId),
        details: { kind: draft.kind, file: draft.fileName, items: items.length },
      });
      return collection;
    });
  }

  /** @throws Problem AREAS_NOT_FOUND for one that is not there, or was retired before */
  retire(context: ActingContext, collectionId: number): Promise<AreaCollection> {
    return this.#database.inOrganisation(context, async (sql) => {
      const [row] = await sql.query<CollectionRow>(
        `UPDATE area_collection SET retired_at = now() WHERE organisation_id = $1 AND collection_id = $2 AND retired_at IS NULL
         RETURNING ${COLLECTION}`,
        [context.organisationId, collectionId],
      );
      if (row === undefined) throw new Problem('AREAS_NOT_FOUND');
      const entry = { action: 'areas.retired', subjectKind: 'area-collection', subjectId: String(collectionId) } as const;
      await this.#database.record(sql, context, entry);
      return toCollection(row);
    });
  }

  /** All collections, retired ones too, in the order of their numbers. */
  async list(context: ActingContext): Promise<AreaCollection[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<CollectionRow>(`SELECT ${COLLECTION} FROM area_collection WHERE organisation_id = $1 ORDER BY collection_id`, [
        context.organisationId,
      ]),
    );
    return rows.map(toCollection);
  }

  /** What is in a collection, in the order of the numbers. */
  async listItems(context: ActingContext, collectionId: number): Promise<AreaItem[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ itemId: number; el: string; en: string }>(
        `SELECT item_id AS "itemId", name_el AS el, name_en AS en FROM area_item WHERE organisation_id = $1 AND collection_id = $2 ORDER BY item_id`,
        [context.organisationId, collectionId],
      ),
    );
    return rows.map(({ itemId, el, en }) => ({ itemId, name: { el, en } }));
  }

  /** The names of single items, as many as are there. */
  async findNames(context: ActingContext, references: readonly AreaReference[]): Promise<(AreaReference & { readonly name: Text })[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ collectionId: number; itemId: number; el: string; en: string }>(
        `SELECT a.collection_id AS "collectionId", a.item_id AS "itemId", a.name_el AS el, a.name_en AS en
         FROM unnest($2::integer[], $3::integer[]) AS wanted (collection_id, item_id)
           JOIN area_item a ON a.organisation_id = $1 AND a.collection_id = wanted.collection_id AND a.item_id = wanted.item_id`,
        [context.organisationId, references.map(({ collectionId }) => collectionId), references.map(({ itemId }) => itemId)],
      ),
    );
    return rows.map(({ el, en, ...reference }) => ({ ...reference, name: { el, en } }));
  }

  /** The shapes of a collection, which never change. */
  async readShapes(context: ActingContext, { collectionId, kind }: AreaCollection): Promise<AreaShapes> {
    if (AREA_KIND_SHAPES[kind] === 'point') return this.#readPoints(context, collectionId);
    const edges: Int32Array[] = [];
    for (;;) {
      // A transaction each: on the embedded database everybody waits while one runs.
      const rows = await this.#database.inOrganisation(context, (sql) =>
        sql.query<{ wkb: Buffer }>(
          `SELECT ST_AsBinary(shape, 'NDR') AS wkb FROM area_item
           WHERE organisation_id = $1 AND collection_id = $2 AND item_id > $3 ORDER BY item_id LIMIT ${CHUNK_POLYGONS}`,
          [context.organisationId, collectionId, edges.length],
        ),
      );
      edges.push(...rows.map(({ wkb }) => readEdges(wkb)));
      if (rows.length < CHUNK_POLYGONS) return { shape: 'polygon', edges };
    }
  }

  /** The polygons of some areas, with five digits of a degree: to be drawn. */
  async readPolygons(
    context: ActingContext,
    references: readonly AreaReference[],
    most: number,
  ): Promise<PolygonGeometry['coordinates'][]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ shape: string }>(
        `SELECT ST_AsGeoJSON(a.shape, 5) AS shape FROM area_item a
         WHERE a.organisation_id = $1 AND GeometryType(a.shape) = 'MULTIPOLYGON' AND EXISTS (
           SELECT FROM unnest($2::integer[], $3::integer[]) AS wanted (collection_id, item_id)
           WHERE wanted.collection_id = a.collection_id AND coalesce(wanted.item_id, a.item_id) = a.item_id)
         ORDER BY a.collection_id, a.item_id LIMIT $4`,
        [context.organisationId, references.map(({ collectionId }) => collectionId), references.map(({ itemId }) => itemId), most],
      ),
    );
    return rows.flatMap(({ shape }) => (JSON.parse(shape) as { coordinates: PolygonGeometry['coordinates'][] }).coordinates);
  }

  /** Points of interest in metres of the organisation's plane. */
  async readPointsOf(
    context: ActingContext,
    { collectionId, itemId }: AreaReference,
    most: number,
  ): Promise<{ readonly x: number; readonly y: number }[]> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ x: number; y: number }>(
        `SELECT x_mm::float8 AS x, y_mm::float8 AS y FROM area_item
         WHERE organisation_id = $1 AND collection_id = $2 AND item_id = coalesce($3, item_id) AND x_mm IS NOT NULL ORDER BY item_id LIMIT $4`,
        [context.organisationId, collectionId, itemId, most],
      ),
    );
    return rows.map(({ x, y }) => ({ x: x / MILLIMETERS, y: y / MILLIMETERS }));
  }

  async #readPoints(context: ActingContext, collectionId: number): Promise<AreaShapes> {
    const rows = await this.#database.inOrganisation(context, (sql) =>
      sql.query<{ x: number; y: number }>(
        `SELECT x_mm::float8 AS x, y_mm::float8 AS y FROM area_item WHERE organisation_id = $1 AND collection_id = $2 ORDER BY item_id`,
        [context.organisationId, collectionId],
      ),
    );
    const axis = (of: 'x' | 'y'): Float64Array => Float64Array.from(rows, (row) => row[of] / MILLIMETERS);
    return { shape: 'point', x: axis('x'), y: axis('y') };
  }
}

function toCollection({ nameEl, nameEn, ...row }: CollectionRow): AreaCollection {
  return { ...row, name: { el: nameEl, en: nameEn } };
}

const INPUT = `SELECT i.item_id, i.source_id, i.el, i.en, i.x_mm, i.y_mm, ST_SetSRID(ST_GeomFromGeoJSON(i.shape), 4326) AS shape
  FROM unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])
    AS i (item_id, source_id, el, en, x_mm, y_mm, shape)`;

async function insertItems(
  sql: Sql,
  organisationId: string,
  collectionId: number,
  first: number,
  items: readonly PlacedDraft[],
): Promise<void> {
  const millimeters = (axis: 0 | 1): (number | null)[] =>
    items.map(({ meters }) => (meters === null ? null : Math.round(meters[axis] * MILLIMETERS)));
  const input = [
    items.map((_, k) => first + k + 1),
    items.map(({ sourceId }) => sourceId),
    items.map(({ name }) => name.el),
    items.map(({ name }) => name.en),
    millimeters(0),
    millimeters(1),
    items.map(({ shape }) => shape),
  ];
  const [wrong] = await sql.query<{ id: number; name: string; reason: string }>(
    `SELECT item_id AS id, en AS name, ST_IsValidReason(shape) AS reason FROM (${INPUT}) AS input WHERE NOT ST_IsValid(shape) ORDER BY item_id LIMIT 1`,
    input,
  );
  if (wrong !== undefined) throw new Problem('INPUT_INVALID', { field: `features[${wrong.id - 1}] “${wrong.name}”`, value: wrong.reason });
  await sql.execute(
    `INSERT INTO area_item (organisation_id, collection_id, item_id, source_id, name_el, name_en, x_mm, y_mm, shape)
     SELECT $8, $9, item_id, source_id, el, en, x_mm, y_mm, shape FROM (${INPUT}) AS input`,
    [...input, organisationId, collectionId],
  );
}
