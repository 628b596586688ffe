import { findAccident } from '@elektron/columns';
import { formatDayNumber, getDayNumber, parseAccidentFilter, Problem, type AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import type { ActingContext, Actor } from '../../common/acting-context.ts';
import { AuditTrail } from '../../common/audit-trail.ts';
import type { OgcCollection, OgcPage, OgcQuestion } from '../../common/ogc/ogc-collection.ts';
import type { OgcSource } from '../../common/ogc/ogc-controller.ts';
import { OrganisationDirectory, type Organisation } from '../../common/organisation.ts';
import { isUuid } from '../../common/uuid.ts';
import { ACCESSIBILITY, AccessibilityExport } from '../accessibility/accessibility-export.ts';
import { placeOf } from '../accident-export.ts';
import { AccidentSelections, portionsOf, type Selection } from '../accident-selection.ts';
import { columnsFor, type ExportedAccident } from '../export-columns.ts';
import type { ExportRow } from '../export-table.ts';
import type { ExportSource } from '../exportable.ts';
import { COUNT_SITE_ROADS, CountSiteRoadExport, SITE_COLUMNS } from '../roads/count-site-road-export.ts';
import { ROAD_COLUMNS } from '../roads/road-columns.ts';
import { RoadExport, ROADS } from '../roads/road-export.ts';
import { featureOf, pageOfRows, propertiesOf, touches } from './rows-as-features.ts';

/** Personal fields never leave this way: a GIS keeps what it has read, and who looked at it could not be told. */
const COLUMNS = columnsFor(false);
const EVERYTHING: OgcQuestion = { bbox: null, days: null, limit: Number.MAX_SAFE_INTEGER, offset: 0 };
/** A box that is a point has no inside: a hand's breadth at each side. */
const HAND_DEGREES = 1e-6;

interface Asking {
  readonly context: ActingContext;
  readonly actor: Actor;
  readonly organisation: Organisation;
}

/** The records of the acting organisation as collections of features, under row-level security as everything of theirs. */
@Injectable()
export class RecordCollections implements OgcSource {
  readonly #organisations: OrganisationDirectory;
  readonly #audit: AuditTrail;
  readonly #selections: AccidentSelections;
  readonly #accessibility: AccessibilityExport;
  readonly #roads: RoadExport;
  readonly #sites: CountSiteRoadExport;

  constructor(
    organisations: OrganisationDirectory,
    audit: AuditTrail,
    selections: AccidentSelections,
    accessibility: AccessibilityExport,
    roads: RoadExport,
    sites: CountSiteRoadExport,
  ) {
    this.#organisations = organisations;
    this.#audit = audit;
    this.#selections = selections;
    this.#accessibility = accessibility;
    this.#roads = roads;
    this.#sites = sites;
  }

  /** @throws Problem NOT_SIGNED_IN, FORBIDDEN */
  async answer(request: Request, make: Parameters<OgcSource['answer']>[1]): Promise<void> {
    const { acting: context, actor } = request;
    if (context === undefined || actor === undefined) throw new Problem(actor === undefined ? 'NOT_SIGNED_IN' : 'FORBIDDEN');
    const asking = { context, actor, organisation: await this.#organisations.get(context) };
    const { mediaType, content } = await make([
      this.#accidents(asking),
      this.#features(asking),
      this.#segments(asking),
      this.#countSites(asking),
    ]);
    request.res?.type(mediaType).send(JSON.stringify(content));
  }

  #accidents(asking: Asking): OgcCollection {
    return {
      ...describe('accidents', 'Accidents, the newest first', asking),
      properties: propertiesOf(COLUMNS),
      page: async (question) => this.#told(asking, 'accident', question, await this.#pageOfAccidents(asking, question)),
      find: async (id) => {
        if (!isUuid(id)) return null;
        const selection = await this.#open(asking, EVERYTHING);
        const index = findAccident(selection.snapshot.columns, id);
        if (index < 0) return null;
        const [accident] = await this.#selections.read(selection, [index]);
        return accident === undefined ? null : featureOf(COLUMNS, toRow(accident));
      },
    };
  }

  #features(asking: Asking): OgcCollection {
    const { actor } = asking;
    const capabilities = new Set([...actor.capabilities].filter((capability) => capability !== 'records.personal'));
    const filter = ACCESSIBILITY.parse(() => null, 'geojson');
    const select = (question: OgcQuestion): Promise<OgcPage> =>
      pageOf(this.#accessibility, filter, { ...asking, actor: { ...actor, capabilities } }, question);
    return {
      ...describe('accessibility', 'Accessibility features', asking),
      properties: [],
      page: async (question) => this.#told(asking, ACCESSIBILITY.subjectKind, question, await select(question)),
      find: async (id) => (await select(EVERYTHING)).features.find((feature) => feature.id === id) ?? null,
    };
  }

  #segments(asking: Asking): OgcCollection {
    const page = async ({ bbox, offset, limit }: OgcQuestion): Promise<OgcPage> => {
      const passes = (_road: unknown, line: readonly number[]): boolean => bbox === null || touches({ place: null, lines: [line] }, bbox);
      const { matched, rows } = await this.#roads.readSome(asking.context, passes, [offset, offset + limit]);
      return { matched, features: rows.map((row) => featureOf(ROAD_COLUMNS, row)) };
    };
    return {
      ...describe('roads', 'Road segments', asking),
      properties: propertiesOf(ROAD_COLUMNS),
      page: async (question) => this.#told(asking, ROADS.subjectKind, question, await page(question)),
      find: async (id) => {
        const { rows } = await this.#roads.readSome(asking.context, (road) => road.id === id, [0, 1]);
        return rows[0] === undefined ? null : featureOf(ROAD_COLUMNS, rows[0]);
      },
    };
  }

  #countSites(asking: Asking): OgcCollection {
    const select = (question: OgcQuestion): Promise<OgcPage> => pageOf(this.#sites, null, asking, question);
    return {
      ...describe('count-sites', 'Traffic count sites and their roads', asking),
      properties: propertiesOf(SITE_COLUMNS),
      page: async (question) => this.#told(asking, COUNT_SITE_ROADS.subjectKind, question, await select(question)),
      find: async (id) => (await select(EVERYTHING)).features.find((feature) => feature.id === id) ?? null,
    };
  }

  /** That somebody takes records away is written down before any leave. */
  async #told({ context }: Asking, subjectKind: string, { offset }: OgcQuestion, page: OgcPage): Promise<OgcPage> {
    const details = { format: 'ogc', count: page.features.length, offset };
    await this.#audit.record(context, { action: 'records.exported', subjectKind, details });
    return page;
  }

  async #pageOfAccidents(asking: Asking, question: OgcQuestion): Promise<OgcPage> {
    const selection = await this.#open(asking, question);
    const wanted: number[] = [];
    let passed = 0;
    for (const portion of portionsOf(selection.snapshot.columns, selection.passing)) {
      wanted.push(...portion.slice(Math.max(0, question.offset - passed), Math.max(0, question.offset + question.limit - passed)));
      passed += portion.length;
      if (wanted.length >= question.limit) break;
    }
    const accidents = await this.#selections.read(selection, wanted);
    return { matched: selection.passing.count, features: accidents.map((accident) => featureOf(COLUMNS, toRow(accident))) };
  }

  #open({ context, organisation }: Asking, question: OgcQuestion): Promise<Selection> {
    return this.#selections.open(context, organisation, filterOf(question));
  }
}

async function pageOf<Filter>(
  source: ExportSource<Filter>,
  filter: Filter,
  { context, actor, organisation }: Asking,
  question: OgcQuestion,
): Promise<OgcPage> {
  const asked = { actor, kind: 'geojson', filter, language: actor.language, organisation, now: new Date() } as const;
  const { body, columns } = await source.select(context, asked);
  return 'rows' in body ? pageOfRows(columns, body.rows(new AbortController().signal), question) : { matched: 0, features: [] };
}

function describe(id: string, title: string, { organisation }: Asking): Omit<OgcCollection, 'properties' | 'page' | 'find'> {
  const description = [organisation.name.en, organisation.attribution.en].filter(Boolean).join('. ');
  return { id, title, description, bounds: null, days: null, licence: null };
}

const toRow = (accident: ExportedAccident): ExportRow => ({
  values: COLUMNS.map((column) => column.valueOf(accident)),
  place: placeOf(accident),
});

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** The one filter, of days and a box. @throws Problem INPUT_INVALID, AREA_INVALID */
export function filterOf({ bbox, days }: Pick<OgcQuestion, 'bbox' | 'days'>): AccidentFilter {
  const period = days === null ? null : { start: days.first ?? FIRST_DAY, end: dayAfter(days.last ?? LAST_DAY) };
  return parseAccidentFilter({ period, area: bbox === null ? null : widened(bbox) });
}

const dayAfter = (day: string): string => (day === LAST_DAY ? day : formatDayNumber(getDayNumber(day) + 1));

function widened([west, south, east, north]: NonNullable<OgcQuestion['bbox']>): number[] {
  return [
    Math.max(-180, west === east ? west - HAND_DEGREES : west),
    Math.max(-90, south === north ? south - HAND_DEGREES : south),
    Math.min(180, west === east ? east + HAND_DEGREES : east),
    Math.min(90, south === north ? north + HAND_DEGREES : north),
  ];
}
