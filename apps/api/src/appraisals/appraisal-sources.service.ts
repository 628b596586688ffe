import { countFacets, type AccidentFigures } from '@elektron/columns';
import { yearsOfPeriod, type AccidentFilter, type Severity, type UnitValueBasis } from '@elektron/domain';
import { isRatio } from '@elektron/statistics';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { EvaluationRunsService } from '../evaluations/evaluation-runs.service.ts';
import { drawsConclusion } from '../evaluations/evaluation-sentence.ts';
import { NOT_THERE, refuse, requireText } from './appraisal-fields.ts';
import type { AlternativeDraft, AlternativeInQuestion, EffectOnSeverity, ExpectedNumber } from './appraisal-question.ts';
import { LONGEST_SOURCE, parseCosts, parseEffects, parseNumbers, requireInterval, requirePeriod } from './parse-appraisal.ts';

type Numbers = Pick<AlternativeInQuestion, 'numbers' | 'numbersOrigin'>;
type Effects = Pick<AlternativeInQuestion, 'effects' | 'effectOrigin'>;

/** Brings together what an alternative rests on: what was typed, what is on record, what was evaluated. */
@Injectable()
export class AppraisalSources {
  readonly #snapshots: AccidentSnapshots;
  readonly #evaluations: EvaluationRunsService;

  constructor(snapshots: AccidentSnapshots, evaluations: EvaluationRunsService) {
    this.#snapshots = snapshots;
    this.#evaluations = evaluations;
  }

  /** @throws Problem INPUT_INVALID, PERIOD_EMPTY, FILTER_VALUE_UNKNOWN */
  async resolve(context: ActingContext, draft: AlternativeDraft, id: string, basis: UnitValueBasis): Promise<AlternativeInQuestion> {
    const numbers = draft.records == null ? typedNumbers(draft, basis) : await this.#count(context, draft.records, basis);
    const effects =
      draft.evaluationId == null ? typedEffects(draft, numbers.numbers, basis) : await this.#readEvaluation(context, draft.evaluationId);
    return { id, ...parseCosts(draft), ...numbers, ...effects };
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
  async #readEvaluation(context: ActingContext, runId: string): Promise<Effects> {
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
    return { effects: [effect], effectOrigin: { kind: 'evaluation', runId, method: result.recommended, illustrative } };
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

function typedEffects(draft: AlternativeDraft, numbers: readonly ExpectedNumber[], basis: UnitValueBasis): Effects {
  const source = requireText('effectSource', draft.effectSource, LONGEST_SOURCE);
  return { effects: parseEffects(draft.effects ?? [], numbers, basis), effectOrigin: { kind: 'typed', source } };
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
