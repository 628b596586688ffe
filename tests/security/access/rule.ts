import type { Capability } from '@elektron/domain';

/**
 * What somebody must be to get an answer: anybody at all, whoever is signed in (a machine with a token too), whoever is there in person, or
 * whoever may do this in the organisation for which they act. Of several, one is enough.
 */
export type Need = 'everyone' | 'signed-in' | 'in-person' | Capability | readonly Capability[];

/**
 * Whose data an answer can hold, or a change can touch:
 * `nobody`: none of any organisation (texts, methods, what a link is for);
 * `self`: the person's own account;
 * `own`: the organisation for which they act, and no other;
 * `records`, `evaluations`: own ones, or those of one organisation that has opened this kind to theirs and is named in the request;
 * `network`: of all organisations, what no record can be told from (names, totals).
 */
export type About = 'nobody' | 'self' | 'own' | 'records' | 'evaluations' | 'network';

export interface Rule {
  readonly needs: Need;
  readonly about: About;
  /** In words, for whoever reads docs/access.md. */
  readonly does: string;
  /** Whether a machine's token is turned away, although it may do this. */
  readonly inPerson?: true;
  /** What its ids name. An id of something of another organisation is answered like one that nothing has. */
  readonly names?: string;
}

/** Fields of an object type: each is open to whoever reached the object, unless it asks for more. */
export interface TypeRule {
  readonly fields: readonly string[];
  readonly guarded: Readonly<Record<string, Capability>>;
}

/** A part of the product. */
export interface Area {
  readonly title: string;
  readonly queries: Readonly<Record<string, Rule>>;
  readonly mutations: Readonly<Record<string, Rule>>;
  /** By method and path, as `GET /health/live`. */
  readonly routes: Readonly<Record<string, Rule>>;
  readonly types: Readonly<Record<string, TypeRule>>;
}

export function rule(needs: Need, about: About, does: string, names?: string): Rule {
  return { needs, about, does, ...(names === undefined ? {} : { names }) };
}

/** The same, for whoever is there in person. */
export function inPerson(needs: Need, about: About, does: string): Rule {
  return { ...rule(needs, about, does), inPerson: true };
}

/** @param names parted by spaces @param guarded fields that ask for more, which are not among the names */
export function fields(names: string, guarded: TypeRule['guarded'] = {}): TypeRule {
  return { fields: names.split(' '), guarded };
}
