import type { Capability } from '@elektron/domain';

import type { Need, Rule } from '../access/rule.ts';
import type { Asker } from '../world/askers.ts';
import type { Answer } from './send.ts';

/** How a door turns somebody away. */
export const REFUSALS = ['NOT_SIGNED_IN', 'SECOND_FACTOR_MISSING', 'FORBIDDEN'] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What the matrix says of somebody at a door. @returns null where they may enter */
export function expectedRefusal({ needs, about, inPerson }: Pick<Rule, 'needs' | 'about' | 'inPerson'>, asker: Asker): Refusal | null {
  if (needs === 'everyone') return null;
  if (asker.kind === 'nobody') return 'NOT_SIGNED_IN';
  if (needs === 'in-person') return asker.kind === 'session' ? null : 'FORBIDDEN';
  // Whoever acts for no organisation has none to ask about.
  if (needs === 'signed-in') return about === 'own' && !asker.actsForOwn ? 'FORBIDDEN' : null;
  if (asker.secondFactorMissing) return 'SECOND_FACTOR_MISSING';
  if (!mayOneOf(asker, needs)) return 'FORBIDDEN';
  return inPerson === true && asker.kind !== 'session' ? 'FORBIDDEN' : null;
}

function mayOneOf({ capabilities }: Asker, needs: Exclude<Need, 'everyone' | 'signed-in' | 'in-person'>): boolean {
  const wanted: readonly Capability[] = typeof needs === 'string' ? [needs] : needs;
  return wanted.some((capability) => capabilities.includes(capability));
}

interface GraphqlAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly path?: readonly (string | number)[]; readonly extensions?: { readonly code?: string } }[];
}

/** What came of a question. */
export interface Outcome {
  /** How it was turned away; null where it was not. */
  readonly refusal: Refusal | null;
  /** Codes of problems that are no refusals: the question got through, and something was wrong with it. */
  readonly problems: readonly string[];
  /** What was asked for. */
  readonly value: unknown;
  /** Where the refusal was, from the root on. */
  readonly refusedAt: string;
}

const isRefusal = (code: string): code is Refusal => REFUSALS.some((each) => each === code);

/** @param name of the field at the root */
export function readOutcome({ status, body }: Answer, name: string): Outcome {
  const { data, errors = [] } = parse(body);
  const value = data?.[name] ?? null;
  const { userErrors = [] } = (value ?? {}) as { readonly userErrors?: readonly { readonly code: string }[] };
  const codes = [...errors.map(({ extensions }) => extensions?.code ?? `STATUS_${status}`), ...userErrors.map(({ code }) => code)];
  const refused = errors.find(({ extensions }) => isRefusal(extensions?.code ?? ''));
  return {
    refusal: codes.find(isRefusal) ?? null,
    problems: codes.filter((code) => !isRefusal(code)),
    value,
    refusedAt: (refused?.path ?? [name]).filter((step) => typeof step === 'string').join('.'),
  };
}

function parse(body: string): GraphqlAnswer {
  try {
    return JSON.parse(body) as GraphqlAnswer;
  } catch {
    return { errors: [{ extensions: { code: `NO_JSON: ${body.slice(0, 80)}` } }] };
  }
}

/** Of a route: by status and by the problem in its answer. */
export function readRouteOutcome({ status, body }: Answer): Outcome {
  const code = status < 400 ? null : codeOf(body, status);
  return {
    refusal: code !== null && isRefusal(code) ? code : null,
    problems: code === null || isRefusal(code) ? [] : [code],
    value: status < 400 ? body : null,
    refusedAt: '',
  };
}

function codeOf(body: string, status: number): string {
  try {
    return (JSON.parse(body) as { problem: { code: string } }).problem.code;
  } catch {
    return `STATUS_${status}`;
  }
}
