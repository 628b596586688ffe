import { MOST_QUALITY_POINTS } from '@elektron/domain';
import type { EnterPublishedFactorMutationVariables } from '../../graphql/generated/graphql.ts';

export interface FactorDraft {
  readonly kind: string;
  readonly outcome: string;
  readonly factor: number | null;
  readonly uncertainty: 'error' | 'limits';
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly levelPercent: number | null;
  readonly citation: string;
  readonly publishedYear: number | null;
  readonly url: string;
  readonly appliesTo: string;
  readonly qualityPoints: number | null;
}

/** As the input of the server names them. */
export type FactorField = Exclude<keyof FactorDraft, 'uncertainty' | 'levelPercent'> | 'level';

const USUAL_LEVEL_PERCENT = 95;
const PERCENT = 100;

/** Nothing of a publication is filled in before somebody has read it there. */
export function emptyFactor(kind: string | null): FactorDraft {
  return {
    kind: kind ?? '',
    outcome: '',
    factor: null,
    uncertainty: 'error',
    standardError: null,
    lower: null,
    upper: null,
    levelPercent: USUAL_LEVEL_PERCENT,
    citation: '',
    publishedYear: null,
    url: '',
    appliesTo: '',
    qualityPoints: null,
  };
}

/** @returns fields that are missing or cannot be */
export function factorFaults(draft: FactorDraft): FactorField[] {
  const { factor, uncertainty, standardError, lower, upper, levelPercent, qualityPoints } = draft;
  const isPositive = (value: number | null): value is number => value !== null && value > 0;
  const limits = uncertainty === 'limits';
  const wrong: Readonly<Partial<Record<FactorField, boolean>>> = {
    kind: draft.kind === '',
    outcome: draft.outcome === '',
    factor: !isPositive(factor),
    standardError: !limits && !isPositive(standardError),
    lower: limits && !(isPositive(lower) && lower <= (factor ?? 0)),
    upper: limits && !(isPositive(upper) && upper >= (factor ?? Infinity) && upper > (lower ?? 0)),
    level: limits && !(levelPercent !== null && levelPercent > 50 && levelPercent < PERCENT),
    citation: draft.citation.trim() === '',
    publishedYear: draft.publishedYear === null || Number.isNaN(draft.publishedYear),
    url: draft.url.trim() !== '' && !/^https?:\/\/\S+$/.test(draft.url.trim()),
    qualityPoints: qualityPoints !== null && !(qualityPoints >= 0 && qualityPoints <= MOST_QUALITY_POINTS),
  };
  return (Object.keys(wrong) as FactorField[]).filter((field) => wrong[field] === true);
}

/** @param draft without faults */
export function toFactorInput(draft: FactorDraft): EnterPublishedFactorMutationVariables['input'] {
  const { kind, outcome, factor, uncertainty, standardError, lower, upper, levelPercent, citation, publishedYear, url, appliesTo } = draft;
  return {
    kind,
    outcome,
    factor: factor ?? Number.NaN,
    ...(uncertainty === 'error' ? { standardError } : { lower, upper, level: (levelPercent ?? USUAL_LEVEL_PERCENT) / PERCENT }),
    citation,
    publishedYear: publishedYear ?? Number.NaN,
    url: url.trim(),
    appliesTo,
    qualityPoints: draft.qualityPoints,
  };
}
