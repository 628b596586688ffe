import { countFacets, type AccidentFigures } from '@elektron/columns';
import { yearsOfPeriod, type AccidentFilter, type Severity, type UnitValueBasis } from '@elektron/domain';
import { COMBINING_WAYS, isRatio, MOST_COMBINED } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import { drawsConclusion } from '../evaluations/evaluation-sentence.ts';
import { EvidenceService, type AskedFactor } from '../evidence/evidence.service.ts';
import { combineEffects } from './combine-effects.ts';
import { NOT_THERE, refuse, requireText } from './appraisal-fields.ts';
import type {
  AlternativeDraft,
  AlternativeInQuestion,
  EffectOnSeverity,
  EffectSourceDraft,
  ExpectedNumber,
  SingleOrigin,
} from './appraisal-question.ts';
import { ExpectedPlaces } from './expected/expected-places.service.ts';
import { LONGEST_SOURCE, parseCosts, parseEffects, parseNumbers, requireInterval, requirePeriod } from './parse-appraisal.ts';

type Numbers = Pick<AlternativeInQuestion, 'numbers' | 'numbersOrigin'>;
type Effects = Pick<AlternativeInQuestion, 'effects' | 'effectOrigin'>;

/** Of one measure. */
interface SingleEffects {
  readonly effects: readonly EffectOnSeverity[];
  readonly origin: SingleOrigin;
}

/** Brings together what an alternative rests on: what was typed, what is on record, what was evaluated. */
@Injectable()
export class AppraisalSources {
  readonly #snapshots: AccidentSnapshots;
  readonly #evaluations: EvaluationRunsService;
  readonly #evidence: EvidenceService;

  readonly #places: ExpectedPlaces;

  constructor(snapshots: AccidentSnapshots, evaluations: EvaluationRunsService, evidence: EvidenceService, places: ExpectedPlaces) {
    this.#snapshots = snapshots;
    this.#evaluations = evaluations;
    this.#evidence = evidence;
    this.#places = places;
  }

  /** @throws Problem INPUT_INVALID, PERIOD_EMPTY, FILTER_VALUE_UNKNOWN */
  async resolve(context: ActingContext, draft: AlternativeDraft, id: string, basis: UnitValueBasis): Promise<AlternativeInQuestion> {
    const numbers = await this.#readNumbers(context, draft, basis);
    const effects = await this.#readEffects(context, draft, numbers.numbers, basis);
    return { id, ...parseCosts(draft), ...numbers, ...effects };
  }

  async #readNumbers(context: ActingContext, draft: AlternativeDraft, basis: UnitValueBasis): Promise<Numbers> {
    if (draft.expected != null) return this.#places.take(context, draft.expected, basis);
    return draft.records == null ? typedNumbers(draft, basis) : this.#count(context, draft.records, basis);
  }

  /** Of the measure and of what is built along with it. */
  async #readEffects(
    context: ActingContext,
    draft: AlternativeDraft,
    numbers: readonly ExpectedNumber[],
    basis: UnitValueBasis,
  ): Promise<Effects> {
    const sources = [draft, ...(draft.together ?? [])];
    if (sources.length > MOST_COMBINED) throw refuse('together', String(sources.length));
    const parts: SingleEffects[] = [];
    for (const source of sources) parts.push(await this.#readEffect(context, source, numbers, basis));
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return { effects: only.effects, effectOrigin: only.origin };
    const way = COMBINING_WAYS.find((known) => known === draft.combining);
    if (way === undefined) throw refuse('combining', draft.combining ?? '');
    return {
      effects: combineEffects(
        parts.map(({ effects }) => effects),
        way,
      ),
      effectOrigin: { kind: 'combined', way, parts },
    };
  }

  async #readEffect(
    context: ActingContext,
    source: EffectSourceDraft,
    numbers: readonly ExpectedNumber[],
    basis: UnitValueBasis,
  ): Promise<SingleEffects> {
    if (source.library != null) return this.#readLibrary(context, source.library);
    return source.evaluationId == null ? typedEffects(source, numbers, basis) : this.#readEvaluation(context, source.evaluationId);
  }

  /** The factor for the next place, with the interval in which that is to be expected; of fewer than three studies with their own. */
  async #readLibrary(context: ActingContext, asked: AskedFactor): Promise<SingleEffects> {
    const taken = await this.#evidence.takeFactor(context, asked);
    const { lower, upper, level } = taken.prediction ?? taken.interval;
    const effect = { severity: null, factor: taken.factor, interval: requireInterval(taken.factor, lower, upper, level) };
    return { effects: [effect], origin: { kind: 'library', taken } };
  }

  /** Numbers a year in the period of the filter, at the current data version. */
  async #count(context: ActingContext, asked: AccidentFilter, basis: UnitValueBasis): Promise<Numbers> {
    const filter = requirePeriod(asked);
    const { version, columns, places } = await this.#snapshots.getFilteredSnapshot(context, filter);
    const { figures } = countFacets(columns, filter, 'accidents', places);
    const years = yearsOfPeriod(filter.period!);
    const numbers = listNumbers(figures, basis)
      .filter(([, count]) => count > 0)
      .map(([severity, count]): ExpectedNumber => ({ severity, perYear: count / years, standardError: Math.sqrt(count) / years }));
    if (numbers.length === 0) throw refuse('records', '0');
    return { numbers, numbersOrigin: { kind: 'records', filter, dataVersion: version, years } };
  }

  /** Ratio and interval of the recommended method. Of the own organisation alone: no request about another's records comes here. */
  async #readEvaluation(context: ActingContext, runId: string): Promise<SingleEffects> {
    const found = await this.#evaluations.find(context, runId);
    if (found === null) throw refuse('evaluation', NOT_THERE);
    const { result } = found.run;
    const answer = result.estimates.find(({ method }) => method === result.recommended)?.result ?? null;
    const estimate = answer !== null && isRatio(answer) ? answer : null;
    const [ratio, interval] = [estimate?.ratioObservedToExpected ?? null, estimate?.ratioConfidenceInterval ?? null];
    if (ratio === null || interval === null) throw refuse('evaluation', NO_RATIO);
    // A ratio that the evaluation itself draws nothing from is no effect to count on.
    if (!drawsConclusion(result)) throw refuse('evaluation', NO_CONCLUSION);
    const effect: EffectOnSeverity = {
      severity: null,
      factor: ratio,
      interval: requireInterval(ratio, interval.lower, interval.upper, interval.level),
    };
    const { illustrative } = found.intervention;
    return { effects: [effect], origin: { kind: 'evaluation', runId, method: result.recommended, illustrative } };
  }
}

const NO_RATIO = {
  el: 'η συνιστώμενη μέθοδος δεν έδωσε λόγο με διάστημα',
  en: 'its recommended method has no ratio with an interval',
};

const NO_CONCLUSION = {
  el: 'η αξιολόγηση δεν βγάζει συμπέρασμα, για τους λόγους που λέει',
  en: 'the evaluation draws no conclusion, for the reasons that it gives',
};

function typedNumbers(draft: AlternativeDraft, basis: UnitValueBasis): Numbers {
  const source = requireText('numbersSource', draft.numbersSource, LONGEST_SOURCE);
  return { numbers: parseNumbers(draft.numbers ?? [], basis), numbersOrigin: { kind: 'typed', source } };
}

function typedEffects(draft: EffectSourceDraft, numbers: readonly ExpectedNumber[], basis: UnitValueBasis): SingleEffects {
  const source = requireText('effectSource', draft.effectSource, LONGEST_SOURCE);
  return { effects: parseEffects(draft.effects ?? [], numbers, basis), origin: { kind: 'typed', source } };
}

/**
 * Of casualties of whom nobody says how badly they were hurt, and of accidents of no known severity, no value is known either: they are told of in
 * the page of the records, and are in no sum here.
 */
function listNumbers(figures: AccidentFigures, basis: UnitValueBasis): (readonly [Severity, number])[] {
  if (basis === 'per-casualty') {
    return [
      ['fatal', figures.killed],
      ['serious', figures.seriouslyInjured],
      ['slight', figures.slightlyInjured],
    ];
  }
  return [
    ['fatal', figures.fatalAccidents],
    ['serious', figures.seriousAccidents],
    ['slight', figures.slightAccidents],
    ['injury', figures.injuryAccidents],
    ['damage-only', figures.damageOnlyAccidents],
  ];
}
