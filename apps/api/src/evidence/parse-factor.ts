import { EVIDENCE_KINDS, EVIDENCE_OUTCOMES, MOST_QUALITY_POINTS, type EvidenceKind, type EvidenceOutcome } from '@elektron/domain';
import { normalQuantile } from '@elektron/statistics';

import { refused } from '../common/refused.ts';
import type { PublishedStudy } from './evidence-study.ts';

/** What somebody enters. Either a standard error, or the limits of an interval with its level. */
export interface FactorDraft {
  readonly kind: string;
  readonly factor: number;
  readonly standardError?: number | null | undefined;
  readonly lower?: number | null | undefined;
  readonly upper?: number | null | undefined;
  /** As a share; 0.95 where nothing is said. */
  readonly level?: number | null | undefined;
  readonly outcome: string;
  readonly appliesTo?: string | null | undefined;
  readonly citation: string;
  readonly publishedYear: number;
  readonly url?: string | null | undefined;
  readonly qualityPoints?: number | null | undefined;
}

export type NewFactor = Pick<
  PublishedStudy,
  'kind' | 'factor' | 'standardError' | 'limits' | 'outcome' | 'appliesTo' | 'citation' | 'publishedYear' | 'url' | 'qualityPoints'
>;

const MOST_FACTOR = 100;
const MOST_LIMIT = 10_000;
const USUAL_LEVEL = 0.95;
const FIRST_YEAR = 1900;
const LONGEST = { citation: 1_000, url: 500, appliesTo: 300 };

/**
 * Checks a published factor. Nothing is filled in that the publication does not say; without a standard error or an interval it cannot be pooled.
 * @param year the present one: nothing is published later
 * @throws Problem INPUT_INVALID at the field that is wrong
 */
export function parseFactor(draft: FactorDraft, year: number): NewFactor {
  const factor = requireWithin('factor', draft.factor, Number.MIN_VALUE, MOST_FACTOR);
  const points = draft.qualityPoints ?? null;
  return {
    kind: requireOneOf<EvidenceKind>('kind', draft.kind, EVIDENCE_KINDS),
    factor,
    ...parseUncertainty(draft, factor),
    outcome: requireOneOf<EvidenceOutcome>('outcome', draft.outcome, EVIDENCE_OUTCOMES),
    appliesTo: parseWords('appliesTo', draft.appliesTo ?? '', LONGEST.appliesTo, 0),
    citation: parseWords('citation', draft.citation, LONGEST.citation, 1),
    publishedYear: requireWithin('publishedYear', draft.publishedYear, FIRST_YEAR, year, Number.isInteger(draft.publishedYear)),
    url: parseUrl(draft.url ?? ''),
    qualityPoints: points === null ? null : requireWithin('qualityPoints', points, 0, MOST_QUALITY_POINTS),
  };
}

/** On the logarithmic scale an interval reaches a quantile of standard errors to both sides; a standard error of a factor is that times the factor. */
function parseUncertainty(draft: FactorDraft, factor: number): Pick<NewFactor, 'standardError' | 'limits'> {
  const { standardError = null, lower = null, upper = null } = draft;
  if (standardError !== null) {
    if (lower !== null || upper !== null) throw refused('lower', String(lower ?? upper));
    return { standardError: requireWithin('standardError', standardError, Number.MIN_VALUE, MOST_FACTOR), limits: null };
  }
  if (lower === null && upper === null) throw refused('standardError', '–');
  const limits = {
    lower: requireWithin('lower', lower ?? Number.NaN, Number.MIN_VALUE, factor),
    upper: requireWithin('upper', upper ?? Number.NaN, factor, MOST_LIMIT, upper !== lower),
    level: requireWithin('level', draft.level ?? USUAL_LEVEL, 0.5, 1, draft.level !== 0.5 && draft.level !== 1),
  };
  const reach = Math.log(limits.upper / limits.lower) / 2;
  return { standardError: (factor * reach) / normalQuantile((1 + limits.level) / 2), limits };
}

function parseUrl(text: string): string {
  const url = parseWords('url', text, LONGEST.url, 0);
  if (url !== '' && (!/^https?:\/\//.test(url) || !URL.canParse(url))) throw refused('url', url);
  return url;
}

function parseWords(field: string, text: string, longest: number, shortest: number): string {
  const trimmed = text.trim();
  if (trimmed.length < shortest || trimmed.length > longest) throw refused(field, trimmed || '–');
  return trimmed;
}

function requireOneOf<Word extends string>(field: string, given: string, known: readonly Word[]): Word {
  const found = known.find((word) => word === given);
  if (found === undefined) throw refused(field, given);
  return found;
}

function requireWithin(field: string, value: number, least: number, most: number, isFit = true): number {
  if (!(value >= least && value <= most) || !isFit) throw refused(field, String(value));
  return value;
}
