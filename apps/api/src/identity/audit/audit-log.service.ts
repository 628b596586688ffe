import type { Text } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../../common/acting-context.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../../common/paging.ts';
import { refused } from '../../common/refused.ts';
import { isUuid } from '../../common/uuid.ts';
import {
  AuditListRepository,
  type AuditEventFilter,
  type AuditPosition,
  type AuditState,
  type ListedEvent,
} from './audit-list.repository.ts';
import { labelOfAction } from './audit-texts.ts';

/** What is asked for, as it comes from outside. */
export interface AuditQuery {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly action?: string | null;
  readonly personId?: string | null;
  readonly from?: string | null;
  readonly until?: string | null;
}

/** Somebody in the trail; without a name where their account is no longer there. */
export interface AuditActor {
  readonly personId: string;
  readonly displayName: string | null;
  readonly email: string | null;
}

/** An event as people read it. */
export interface AuditEvent extends Omit<ListedEvent, 'occurredAt' | 'eventId' | 'personId' | 'recordsOf'> {
  readonly id: string;
  readonly occurredAt: Date;
  readonly person: AuditActor | null;
  readonly actionLabel: Text;
}

const LONGEST_ACTION = 100;
/** The form in which the database tells a time to the microsecond. */
const EXACT_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** With the offsets that there are on Earth. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** The audit trail of an organisation, for those who may read it. */
@Injectable()
export class AuditLogService {
  readonly #list: AuditListRepository;

  constructor(list: AuditListRepository) {
    this.#list = list;
  }

  /**
   * A page of events, the newest first. That somebody looks is written down before they see anything.
   * @throws Problem INPUT_INVALID
   */
  async list(context: ActingContext, query: AuditQuery): Promise<Page<AuditEvent> & { readonly totalCount: number }> {
    const size = parsePageSize(query.first ?? null);
    const position = parsePosition(query.after);
    const filter = parseFilter(query);
    const found = await this.#list.list(context, filter, size + 1, position);
    const people = await this.#nameActors(context, found);
    const { edges, pageInfo } = toPage(found, size, ({ occurredAt, eventId }) => [occurredAt, eventId]);
    const totalCount = await this.#list.count(context, filter);
    return { edges: edges.map(({ cursor, node }) => ({ cursor, node: toEvent(node, people) })), pageInfo, totalCount };
  }

  /** How much of the trail is sealed. */
  readState(context: ActingContext): Promise<AuditState> {
    return this.#list.readState(context);
  }

  async #nameActors(context: ActingContext, events: readonly ListedEvent[]): Promise<ReadonlyMap<string, AuditActor>> {
    const ids = [...new Set(events.flatMap(({ personId }) => personId ?? []))];
    const people = ids.length === 0 ? [] : await this.#list.listPeople(context, ids);
    return new Map(people.map((person) => [person.personId, person]));
  }
}

function toEvent({ eventId, occurredAt, personId, recordsOf, ...event }: ListedEvent, people: ReadonlyMap<string, AuditActor>): AuditEvent {
  return {
    ...event,
    id: eventId,
    occurredAt: new Date(occurredAt),
    person: personId === null ? null : (people.get(personId) ?? { personId, displayName: null, email: null }),
    actionLabel: labelOfAction(event.action),
    details: recordsOf === null ? event.details : { ...event.details, recordsOf },
  };
}

function parsePosition(after: string | null | undefined): AuditPosition | null {
  const keys = parseCursor(after, 'text', 'text');
  if (keys === null) return null;
  const [occurredAt, eventId] = keys;
  if (!EXACT_TIME.test(occurredAt) || !exists(occurredAt) || !isUuid(eventId)) throw refused('after', after ?? '');
  return { occurredAt, eventId };
}

function parseFilter({ action, personId, from, until }: AuditQuery): AuditEventFilter {
  if (action != null && action.length > LONGEST_ACTION) throw refused('action', action);
  if (personId != null && !isUuid(personId)) throw refused('personId', personId);
  return { action: action ?? null, personId: personId ?? null, from: parseTime('from', from), until: parseTime('until', until) };
}

/** A day, or an instant with its offset. */
function parseTime(field: string, text: string | null | undefined): string | null {
  if (text == null) return null;
  if (!(DAY.test(text) || INSTANT.test(text)) || !exists(text)) throw refused(field, text);
  return text;
}

/** JavaScript takes the 31st of June for the 1st of July, and knows a year 0; the database does not. */
function exists(time: string): boolean {
  const day = time.slice(0, 10);
  if (Number.isNaN(Date.parse(time)) || day.startsWith('0000')) return false;
  return new Date(day).toISOString().startsWith(day);
}
