import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';

import { MUTATIONS, QUERIES, TYPES } from '../access/access-matrix.ts';
import type { Rule } from '../access/rule.ts';
import { ASKERS, type Asker } from '../world/askers.ts';
import { ORGANISATIONS, UNKNOWN_ID, type OrganisationName } from '../world/organisations.ts';
import { personIdOf } from '../sql/rights/people.ts';
import { HARMLESS_ARGUMENTS, QUERY_ARGUMENTS, type Variables, type Whose } from './arguments.ts';
import { expectedRefusal, readOutcome, type Outcome } from './cell.ts';
import type { HttpWorld } from './http-world.ts';
import { findLeaks } from './leaks.ts';
import { findGuarded, selectAll, selectPlace, writeOperation } from './selection.ts';
import { sendQuery, type Answer } from './send.ts';

/** Who asks over HTTP: jobs do not. */
export const HTTP_ASKERS: readonly Asker[] = ASKERS.filter(({ name }) => !name.includes('job'));

/** Of whose things an id can be. */
const NAMED: readonly Whose[] = ['own', 'foreign', 'shared', 'unknown'];
/** What a question about another organisation's records says beside. Where nothing can be opened, one of them stands for all. */
const TURNED_TO = ['foreign', 'shared', 'studied', 'counted', 'unknown'] as const;
type TurnedTo = (typeof TURNED_TO)[number];
/** Of these nothing is open to be read: to such a question nobody is there. */
const CLOSED: readonly TurnedTo[] = ['foreign', 'counted', 'unknown'];
/** Between them they may enter everywhere, and are turned away in each way there is. */
const TURNING = ['everything', 'steward', 'no second factor', 'token records.read', 'signed out'];
/** Secrets that are nobody's (any more) are one to the door: each is shown everywhere, and one of them in every way. */
const NOBODY = 'signed out';
/** Fields whose answer is about what others have opened to the own organisation: that they have, until when and why. */
const TELLS_OF: Readonly<Record<string, readonly OrganisationName[]>> = {
  receivedGrants: ['shared', 'territorial', 'studied', 'counted'],
};
/** Whose things are answered by an id, where it is not the own. */
const OPEN_BY_ID: Readonly<Record<string, readonly OrganisationName[]>> = { sharedAggregates: ['counted'] };
/** By this nobody is told that they are nobody. */
const OF_WHO_ASKS = 'viewer';

/** Organisations that have opened what a field is about. */
const OPEN: Readonly<Partial<Record<Rule['about'], readonly OrganisationName[]>>> = { records: ['shared'], evaluations: ['studied'] };

/** Mutations after which a session is another or none: each asker brings one of its own. */
const SPENDS_SESSION = ['signOut'];

export type FieldKind = 'query' | 'mutation';

export interface Walked {
  readonly violations: string[];
  /** How many asked. */
  readonly askers: number;
  /** How many questions were sent. */
  readonly cells: number;
  /** How many of those whom the matrix lets in were given what they asked for. */
  readonly answered: number;
}

export interface WalkOptions {
  /** One violation is enough: then nobody else asks. */
  readonly stopAtFirst?: boolean;
  /** One session, one token and one nobody stand for the others who are let in, or turned away in the same way. */
  readonly oneOfEachKind?: boolean;
}

/** Asks one field in every way by everybody. @param name of a query or a mutation */
export async function walkField(
  world: HttpWorld,
  kind: FieldKind,
  name: string,
  { stopAtFirst = false, oneOfEachKind = false }: WalkOptions = {},
): Promise<Walked> {
  const rule = (kind === 'query' ? QUERIES : MUTATIONS).get(name);
  const field = fieldsOf(world, kind)[name];
  if (rule === undefined || field === undefined) return refused(`${name} is not in the access matrix, or not there`);
  if (field.args.length > 0 && argumentsOf(kind)[name] === undefined) return refused(`${name} has no arguments to be tried with`);
  const walk = new FieldWalk(world, kind, field, rule);
  const askers = askersOf(rule, oneOfEachKind);
  if (stopAtFirst) {
    for (const asker of askers) if (walk.violations.length === 0) await walk.askAs(asker);
  } else {
    // At once, as people do; what one does must not change what another gets.
    await Promise.all(askers.map((asker) => walk.askAs(asker)));
  }
  return { violations: walk.violations.sort(), cells: walk.cells, answered: walk.answered.size, askers: askers.length };
}

export function askersOf(rule: Rule, oneOfEachKind: boolean): readonly Asker[] {
  return oneOfEachKind ? HTTP_ASKERS.filter((asker) => isFirstOfKind(asker, rule)) : HTTP_ASKERS;
}

/** Whether somebody is the first session, token or nobody of those who are let in, or turned away in the same way; or the nobody who asks in every way. */
function isFirstOfKind(asker: Asker, rule: Rule): boolean {
  const expected = expectedRefusal(rule, asker);
  const first = HTTP_ASKERS.find((other) => other.kind === asker.kind && expectedRefusal(rule, other) === expected);
  return asker === first || asker.name === NOBODY;
}

/** A walk that did not begin. */
export function refused(why: string): Walked {
  return { violations: [why], askers: 0, cells: 0, answered: 0 };
}

export function schemaOf({ app }: HttpWorld): GraphQLSchema {
  return app.get(GraphQLSchemaHost).schema;
}

function fieldsOf(world: HttpWorld, kind: FieldKind): Readonly<Record<string, GraphQLField<unknown, unknown>>> {
  const schema = schemaOf(world);
  return (kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {};
}

function argumentsOf(kind: FieldKind): typeof QUERY_ARGUMENTS {
  return kind === 'query' ? QUERY_ARGUMENTS : HARMLESS_ARGUMENTS;
}

class FieldWalk {
  readonly violations: string[] = [];
  /** By name. */
  readonly answered = new Set<string>();
  cells = 0;
  readonly #world: HttpWorld;
  readonly #kind: FieldKind;
  readonly #field: GraphQLField<unknown, unknown>;
  readonly #rule: Rule;
  readonly #operation: string;

  constructor(world: HttpWorld, kind: FieldKind, field: GraphQLField<unknown, unknown>, rule: Rule) {
    this.#world = world;
    this.#kind = kind;
    this.#field = field;
    this.#rule = rule;
    this.#operation = writeOperation(schemaOf(world), kind, field.name, selectAll(field));
  }

  async askAs(asker: Asker): Promise<void> {
    const answers = new Map<Whose, Answer>();
    const isOneOfMany = asker.kind === 'nobody' && asker.name !== NOBODY;
    const named = this.#rule.names === undefined || isOneOfMany ? (['own'] as const) : [...new Set([...NAMED, ...this.#openById()])];
    for (const whose of named) answers.set(whose, await this.#askNaming(asker, whose));
    if (isOneOfMany) return;
    await this.#compareWithUnknown(asker, answers);
    for (const turnedTo of this.#turnsOf(asker)) await this.#askTurnedTo(asker, turnedTo);
    if (this.#kind === 'query') for (const place of findGuarded(this.#field)) await this.#askGuarded(asker, place);
  }

  #turnsOf({ name }: Asker): readonly TurnedTo[] {
    if (OPEN[this.#rule.about] !== undefined) return TURNED_TO;
    return TURNING.includes(name) ? ['shared'] : [];
  }

  #openById(): readonly OrganisationName[] {
    return OPEN_BY_ID[this.#field.name] ?? ['own'];
  }

  async #askNaming(asker: Asker, whose: Whose): Promise<Answer> {
    const variables = await this.#variables(whose);
    const answer = await this.#send(asker, variables);
    const outcome = readOutcome(answer, this.#field.name);
    const expected = expectedRefusal(this.#rule, asker);
    this.#expect(asker, `of ${whose}`, outcome, expected);
    if (expected === null) this.#expectAnswer(asker, whose, outcome);
    const open = whose !== 'unknown' && expected === null && this.#openById().includes(whose) ? [whose] : [];
    this.#findLeaks(asker, `of ${whose}`, answer, open, variables);
    return answer;
  }

  /** Whoever may enter gets something of their own, and of nobody's and others' things nothing. */
  #expectAnswer(asker: Asker, whose: Whose, { refusal, value, problems }: Outcome): void {
    const isOpen = whose !== 'unknown' && this.#openById().includes(whose);
    if (problems.some((code) => code === 'INTERNAL' || code.includes('STATUS') || code.includes('JSON'))) {
      this.violations.push(`${this.#name(asker, `of ${whose}`)} fails by ${problems.join()}`);
    }
    const isGiven = this.#kind === 'mutation' ? refusal === null : !isEmpty(value);
    if (isOpen && isGiven) this.answered.add(asker.name);
    if (this.#kind === 'mutation' || (this.#field.name === OF_WHO_ASKS && asker.kind === 'nobody')) return;
    if (isOpen && !isGiven) this.violations.push(`${this.#name(asker, `of ${whose}`)} is empty (${problems.join()})`);
    if (!isOpen && isGiven) this.violations.push(`${this.#name(asker, `of ${whose}`)} is answered`);
  }

  /** An id of another organisation is answered as one that nothing has. */
  async #compareWithUnknown(asker: Asker, answers: ReadonlyMap<Whose, Answer>): Promise<void> {
    const unknown = answers.get('unknown');
    if (unknown === undefined) return;
    for (const whose of ['foreign', 'shared'] as const) {
      const answer = answers.get(whose);
      if (answer === undefined) continue;
      const [theirs, nobodys] = [await this.#withoutIds(answer, whose), await this.#withoutIds(unknown, 'unknown')];
      if (answer.status !== unknown.status || theirs !== nobodys) {
        this.violations.push(
          `${this.#name(asker, `of ${whose}`)} differs from what nobody has: ${theirs.slice(0, 120)} | ${nobodys.slice(0, 120)}`,
        );
      }
    }
  }

  async #withoutIds({ body }: Answer, whose: Whose): Promise<string> {
    const ids = JSON.stringify(await this.#variables(whose)).match(/[0-9a-f-]{36}|\d{3,}/g) ?? [];
    return ids.reduce((text, id) => text.replaceAll(id, '…'), body);
  }

  /** The same question about the records of another organisation. */
  async #askTurnedTo(asker: Asker, turnedTo: TurnedTo): Promise<void> {
    const isOpen = turnedTo !== 'unknown' && (OPEN[this.#rule.about] ?? []).includes(turnedTo);
    const whose = isOpen ? turnedTo : 'own';
    const recordsOf = turnedTo === 'unknown' ? UNKNOWN_ID : ORGANISATIONS[turnedTo].id;
    const variables = await this.#variables(whose);
    const answer = await this.#send(asker, variables, recordsOf);
    const outcome = readOutcome(answer, this.#field.name);
    this.#expectTurned(asker, turnedTo, outcome, isOpen);
    this.#findLeaks(
      asker,
      `turned to ${turnedTo}`,
      answer,
      isOpen && expectedRefusal(this.#rule, asker) === null ? [turnedTo] : [],
      variables,
    );
  }

  #expectTurned(asker: Asker, turnedTo: TurnedTo, outcome: Outcome, isOpen: boolean): void {
    const atDoor = expectedRefusal(this.#rule, asker);
    const where = `turned to ${turnedTo}`;
    const canTurn = asker.capabilities.includes('records.read');
    if (canTurn && CLOSED.includes(turnedTo)) {
      // Nobody is there whose records could be meant.
      if (!outcome.problems.includes('ORGANISATION_NOT_FOUND')) this.violations.push(`${this.#name(asker, where)} finds the organisation`);
      return;
    }
    // Which of two reasons to turn somebody away is told first is no matter.
    if (!isOpen && atDoor !== 'NOT_SIGNED_IN' && outcome.refusal === 'FORBIDDEN') return;
    if (atDoor !== null || !isOpen) return this.#expect(asker, where, outcome, atDoor ?? 'FORBIDDEN');
    this.#expect(asker, where, outcome, null);
    if (isEmpty(outcome.value)) this.violations.push(`${this.#name(asker, where)} is empty (${outcome.problems.join()})`);
  }

  /** A field that asks for more than the object in which it stands. */
  async #askGuarded(asker: Asker, place: ReturnType<typeof findGuarded>[number]): Promise<void> {
    if (expectedRefusal(this.#rule, asker) !== null) return;
    const capability = TYPES.get(place.type)?.guarded[place.field];
    const operation = writeOperation(schemaOf(this.#world), this.#kind, this.#field.name, selectPlace(this.#field, place));
    const variables = await this.#variables('own');
    const answer = await this.#send(asker, variables, undefined, operation);
    const outcome = readOutcome(answer, this.#field.name);
    const isAllowed = capability !== undefined && asker.capabilities.includes(capability);
    this.#expect(asker, place.path.join('.'), outcome, isAllowed ? null : 'FORBIDDEN');
    if (isAllowed && !reaches(outcome.value, place.path.slice(1)))
      this.violations.push(`${this.#name(asker, place.path.join('.'))} is empty`);
    if (!isAllowed && outcome.refusal !== null && outcome.refusedAt !== place.path.join('.')) {
      this.violations.push(`${this.#name(asker, place.path.join('.'))} is refused at ${outcome.refusedAt}`);
    }
    this.#findLeaks(asker, place.path.join('.'), answer, [], variables);
  }

  async #send(asker: Asker, variables: Variables, recordsOf?: string, query = this.#operation): Promise<Answer> {
    this.cells += 1;
    const spends = SPENDS_SESSION.includes(this.#field.name) && asker.kind === 'session';
    const secret = spends ? await this.#world.openSession(personIdOf(asker), !asker.secondFactorMissing) : asker.secret;
    const answer = await sendQuery(this.#world, { secret, query, variables, ...(recordsOf === undefined ? {} : { recordsOf }) });
    this.#world.answered.note(this.#kind, this.#field.name, readOutcome(answer, this.#field.name).value);
    return answer;
  }

  async #variables(whose: Whose): Promise<Variables> {
    return (await argumentsOf(this.#kind)[this.#field.name]?.(whose, this.#world)) ?? {};
  }

  #expect(asker: Asker, where: string, { refusal, problems }: Outcome, expected: Outcome['refusal']): void {
    if (refusal === expected) return;
    const got = refusal ?? (problems.length > 0 ? problems.join() : 'an answer');
    this.violations.push(`${this.#name(asker, where)} gets ${got} instead of ${expected ?? 'an answer'}`);
  }

  #findLeaks(asker: Asker, where: string, { body }: Answer, open: readonly OrganisationName[], variables: Variables): void {
    const told = expectedRefusal(this.#rule, asker) === null ? (TELLS_OF[this.#field.name] ?? []) : [];
    const found = findLeaks(body, asker, { open: [...open, ...told], asked: JSON.stringify(variables) });
    this.violations.push(...found.map((leak) => `${this.#name(asker, where)} ${leak}`));
  }

  #name({ name }: Asker, where: string): string {
    return `${this.#field.name}, ${name}, ${where}:`;
  }
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (Array.isArray(value)) return value.length === 0;
  const { edges } = value as { readonly edges?: readonly unknown[] };
  return edges?.length === 0;
}

/** Whether something stands at the end of a path, by whatever members of the lists on the way. */
function reaches(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((each) => reaches(each, step === undefined ? [] : [step, ...rest]));
  if (step === undefined) return !isEmpty(value);
  return typeof value === 'object' && value !== null && reaches((value as Readonly<Record<string, unknown>>)[step], rest);
}
