import { randomUUID } from 'node:crypto';
import { Problem, type AccidentFilter } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext, Actor } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { parseDocument } from '../common/parse-document.ts';
import { createPlane } from '../common/plane.ts';
import { isUuid } from '../common/uuid.ts';
import { HotspotRunsService } from '../hotspots/hotspot-runs.service.ts';
import { findImportDay } from '../imports/find-import-day.ts';
import { plainEvent, type BlackSpot, type BlackSpotCase, type BlackSpotDocument } from './black-spot.ts';
import { BlackSpotsRepository } from './black-spots.repository.ts';
import { DocumentsRepository } from './documents.repository.ts';
import { stateOf, type CaseState } from './case-state.ts';
import { countFigures, findAtPlace } from './find-at-place.ts';
import { parseCircle, parseName, takeHotspot, type DrawnPlace } from './parse-place.ts';
import { parseResponsible, type ResponsibleDraft } from './parse-responsible.ts';
import { parseNote, parseStep, type StepDraft } from './parse-step.ts';

/** A place that somebody accepts: a hotspot of a run, or a circle that was drawn. */
export interface BlackSpotDraft {
  readonly name: string;
  readonly origin: { readonly runId: string; readonly rank: number } | (DrawnPlace & { readonly filter: AccidentFilter });
  readonly note?: string | null | undefined;
  /** For the demonstration: a case that is not real says so. */
  readonly illustrative?: boolean;
}

export interface PresentCase extends BlackSpotCase {
  readonly state: CaseState;
}

type Accepted = Pick<BlackSpot, 'place' | 'hotspot' | 'filter' | 'dataVersion' | 'figures'>;

/** The black-spot register. The door of this room. */
@Injectable()
export class BlackSpotsService {
  readonly #cases: BlackSpotsRepository;
  readonly #documents: DocumentsRepository;
  readonly #runs: HotspotRunsService;
  readonly #snapshots: AccidentSnapshots;
  readonly #organisations: OrganisationDirectory;

  constructor(
    cases: BlackSpotsRepository,
    documents: DocumentsRepository,
    runs: HotspotRunsService,
    snapshots: AccidentSnapshots,
    organisations: OrganisationDirectory,
  ) {
    this.#cases = cases;
    this.#documents = documents;
    this.#runs = runs;
    this.#snapshots = snapshots;
    this.#organisations = organisations;
  }

  /** Newest first. */
  async list(context: ActingContext, now = new Date()): Promise<PresentCase[]> {
    const [cases, today] = [await this.#cases.list(context), await this.#findToday(context, now)];
    return cases.map((spot) => ({ ...spot, state: stateOf(spot.events, today) }));
  }

  async find(context: ActingContext, blackSpotId: string, now = new Date()): Promise<PresentCase | null> {
    const spot = isUuid(blackSpotId) ? await this.#cases.find(context, blackSpotId) : null;
    return spot && { ...spot, state: stateOf(spot.events, await this.#findToday(context, now)) };
  }

  /** @throws Problem BLACK_SPOT_NOT_FOUND */
  async get(context: ActingContext, blackSpotId: string, now = new Date()): Promise<PresentCase> {
    const spot = await this.find(context, blackSpotId, now);
    if (spot === null) throw new Problem('BLACK_SPOT_NOT_FOUND');
    return spot;
  }

  /**
   * Puts a place on the register with the figures of today, or with those that its run found.
   * @throws Problem INPUT_INVALID, HOTSPOT_RUN_NOT_FOUND, BLACK_SPOT_HOTSPOT_UNKNOWN, FILTER_VALUE_UNKNOWN
   */
  async add(context: ActingContext, draft: BlackSpotDraft): Promise<PresentCase> {
    const [name, note] = [parseName(draft.name), parseNote(draft.note)];
    const { origin } = draft;
    const accepted =
      'runId' in origin ? takeHotspot(await this.#runs.get(context, origin.runId), origin.rank) : await this.#acceptDrawn(context, origin);
    const blackSpotId = randomUUID();
    const event = plainEvent('accepted', { toStatus: 'identified', note });
    await this.#cases.add(context, { blackSpotId, name, illustrative: draft.illustrative ?? false, ...accepted }, [event]);
    return this.get(context, blackSpotId);
  }

  /**
   * @param eventsSeen how many events of the case its author has seen
   * @throws Problem BLACK_SPOT_NOT_FOUND, BLACK_SPOT_CHANGED, BLACK_SPOT_STEP_IMPOSSIBLE, BLACK_SPOT_STEP_INCOMPLETE, INPUT_INVALID
   */
  async takeStep(
    context: ActingContext,
    blackSpotId: string,
    draft: StepDraft,
    eventsSeen: number,
    now = new Date(),
  ): Promise<PresentCase> {
    const { events, state } = await this.get(context, blackSpotId, now);
    if (events.length !== eventsSeen) throw new Problem('BLACK_SPOT_CHANGED');
    await this.#cases.addEvent(context, blackSpotId, parseStep(state.status, draft, await this.#findToday(context, now)), eventsSeen);
    return this.get(context, blackSpotId, now);
  }

  /** @throws Problem BLACK_SPOT_NOT_FOUND, INPUT_INVALID */
  async addNote(context: ActingContext, blackSpotId: string, text: string): Promise<PresentCase> {
    await this.get(context, blackSpotId);
    const note = parseNote(text);
    if (note === null) throw new Problem('INPUT_INVALID', { field: 'note', value: '–' });
    await this.#cases.addEvent(context, blackSpotId, plainEvent('note', { note }), null);
    return this.get(context, blackSpotId);
  }

  /** Who can be made responsible, by name. */
  listKeepers(context: ActingContext): ReturnType<BlackSpotsRepository['listKeepers']> {
    return this.#cases.listKeepers(context);
  }

  /**
   * Somebody of the organisation looks after the case from now on, or nobody does.
   * @throws Problem BLACK_SPOT_NOT_FOUND, BLACK_SPOT_CHANGED, BLACK_SPOT_PERSON_UNFIT, INPUT_INVALID where nothing would be otherwise
   */
  async setResponsible(
    context: ActingContext,
    actor: Pick<Actor, 'personId'>,
    blackSpotId: string,
    { eventsSeen, ...draft }: ResponsibleDraft & { readonly eventsSeen: number },
  ): Promise<PresentCase> {
    const { events, state } = await this.get(context, blackSpotId);
    if (events.length !== eventsSeen) throw new Problem('BLACK_SPOT_CHANGED');
    const event = parseResponsible(state.responsible?.personId ?? null, actor.personId, draft);
    await this.#cases.addEvent(context, blackSpotId, event, eventsSeen);
    return this.get(context, blackSpotId);
  }

  /** Says which intervention the works of a case are. @throws Problem BLACK_SPOT_NOT_FOUND, INTERVENTION_NOT_FOUND, INPUT_INVALID before works */
  async linkIntervention(context: ActingContext, blackSpotId: string, interventionId: string): Promise<PresentCase> {
    const { state } = await this.get(context, blackSpotId);
    if (!isUuid(interventionId)) throw new Problem('INTERVENTION_NOT_FOUND', { intervention: interventionId.slice(0, 100) });
    if (state.works === null) throw new Problem('INPUT_INVALID', { field: 'blackSpotId', value: state.status });
    await this.#cases.addEvent(context, blackSpotId, plainEvent('intervention', { interventionId }), null);
    return this.get(context, blackSpotId);
  }

  /**
   * Attaches a document.
   * @throws Problem BLACK_SPOT_NOT_FOUND, DOCUMENT_UNUSABLE, BLACK_SPOT_DOCUMENTS_TOO_MANY, STORED_FILES_TOO_LARGE,
   * BLACK_SPOT_CHANGED, INPUT_INVALID
   */
  async addDocument(context: ActingContext, blackSpotId: string, fileName: string, bytes: Uint8Array): Promise<BlackSpotDocument> {
    await this.get(context, blackSpotId);
    const document = { documentId: randomUUID(), ...parseDocument(fileName, bytes) };
    await this.#documents.add(context, blackSpotId, document, bytes);
    return document;
  }

  /** A document with its contents; that it was taken is written down. @throws Problem BLACK_SPOT_DOCUMENT_NOT_FOUND */
  async takeDocument(context: ActingContext, blackSpotId: string, documentId: string): ReturnType<DocumentsRepository['take']> {
    if (!isUuid(blackSpotId) || !isUuid(documentId)) throw new Problem('BLACK_SPOT_DOCUMENT_NOT_FOUND');
    return this.#documents.take(context, blackSpotId, documentId);
  }

  /** @throws Problem BLACK_SPOT_NOT_FOUND, BLACK_SPOT_DOCUMENT_NOT_FOUND, BLACK_SPOT_CHANGED, INPUT_INVALID without a reason */
  async removeDocument(context: ActingContext, blackSpotId: string, documentId: string, reason: string): Promise<PresentCase> {
    await this.get(context, blackSpotId);
    const note = parseNote(reason);
    if (note === null) throw new Problem('INPUT_INVALID', { field: 'reason', value: '–' });
    if (!isUuid(documentId)) throw new Problem('BLACK_SPOT_DOCUMENT_NOT_FOUND');
    await this.#documents.remove(context, blackSpotId, documentId, note);
    return this.get(context, blackSpotId);
  }

  async #acceptDrawn(context: ActingContext, { filter, ...drawn }: DrawnPlace & { readonly filter: AccidentFilter }): Promise<Accepted> {
    const plane = createPlane((await this.#organisations.get(context)).srid);
    const place = parseCircle(drawn, plane);
    const { version, columns, places } = await this.#snapshots.getFilteredSnapshot(context, filter);
    const { inside } = findAtPlace(columns, filter, places, place, plane);
    return { place, hotspot: null, filter, dataVersion: version, figures: countFigures(columns, filter, inside) };
  }

  async #findToday(context: ActingContext, now: Date): Promise<string> {
    return findImportDay(now, (await this.#organisations.get(context)).timeZone);
  }
}
