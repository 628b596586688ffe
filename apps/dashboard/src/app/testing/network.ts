import { ApolloLink, Observable } from '@apollo/client';
import { CAPABILITIES, PROBLEM_MESSAGES, type Capability, type ProblemCode } from '@elektron/domain';
import type { Viewer } from '../../graphql/viewer.ts';

/** What a test's server says to one operation: data, or a problem. */
export type Answer = (variables: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>> | ProblemCode;

export interface Asked {
  readonly operation: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
}

/** In the place of a server: answers by the name of the operation, and remembers what it was asked. */
export class TestServer {
  readonly asked: Asked[] = [];
  readonly #answers: Readonly<Record<string, Answer>>;
  /** Held answers wait for `release`. */
  readonly #held: (() => void)[] = [];
  holds: string | null = null;

  constructor(answers: Readonly<Record<string, Answer>>) {
    this.#answers = answers;
  }

  get network(): ApolloLink {
    return new ApolloLink(({ operationName = '', variables, getContext }) => {
      const { headers = {} } = getContext() as { headers?: Record<string, string> };
      this.asked.push({ operation: operationName, variables, headers });
      const answer = this.#answers[operationName];
      if (answer === undefined) throw new Error(`the test has no answer to ${operationName}`);
      return new Observable((observer) => {
        const send = (): void => {
          observer.next(toResult(answer(variables)));
          observer.complete();
        };
        if (this.holds === operationName) this.#held.push(send);
        else queueMicrotask(send);
      });
    });
  }

  release(): void {
    for (const send of this.#held.splice(0)) send();
  }

  /** How often an operation was asked for. */
  count(operation: string): number {
    return this.asked.filter((each) => each.operation === operation).length;
  }
}

function toResult(answer: Readonly<Record<string, unknown>> | ProblemCode): ApolloLink.Result {
  if (typeof answer !== 'string') return { data: answer };
  const extensions = { code: answer, details: { seconds: 7, minutes: 3 }, message: PROBLEM_MESSAGES[answer] };
  return { data: null, errors: [{ message: answer, extensions }] };
}

export const HERE = '00000000-0000-4000-8000-00000000000a';
export const THERE = '00000000-0000-4000-8000-00000000000b';

function membership(id: string, el: string, en: string) {
  const organisation = {
    __typename: 'OrganisationEntry',
    id,
    slug: en.toLowerCase(),
    kind: 'municipality',
    name: { __typename: 'Text', el, en },
  };
  return { __typename: 'Membership', organisation, roles: ['manager'] } as const;
}

/** Somebody who belongs to two organisations and may do everything in the first, unless a test says otherwise. */
export function viewerWith(
  part: Partial<Viewer> = {},
  capabilities: readonly Capability[] = CAPABILITIES,
): Viewer & { __typename: 'Viewer' } {
  return {
    __typename: 'Viewer',
    personId: 'p1',
    email: 'eleni@example.org',
    displayName: 'Ελένη',
    language: 'el',
    organisationId: HERE,
    memberships: [membership(HERE, 'Δήμος Εδώ', 'Here'), membership(THERE, 'Δήμος Εκεί', 'There')],
    capabilities: [...capabilities],
    steward: false,
    demo: false,
    hasSecondFactor: false,
    hasPassword: true,
    recoveryCodesLeft: 0,
    secondFactorMissing: false,
    ...part,
  };
}
