import { CASUALTY_SEVERITIES, SEVERITIES, type Severity } from '@elektron/domain';
import type {
  AccidentFilterInput,
  AlternativeInput,
  AppraisalInput,
  EffectInput,
  EffectSourceInput,
  ExpectedNumberInput,
  ExpectedPlaceInput,
} from '../../graphql/generated/graphql.ts';

/** As NumberField gives it: null while empty, NaN while it is no number. */
type Typed = number | null;

export interface EffectDraft {
  readonly factor: Typed;
  readonly lower: Typed;
  readonly upper: Typed;
}

export interface AlternativeDraft {
  /** Of the form alone. */
  readonly key: number;
  readonly name: string;
  readonly place: string;
  readonly capital: Typed;
  readonly yearlyMaintenance: Typed;
  readonly residualValue: Typed;
  readonly serviceLifeYears: Typed;
  readonly numbersFrom: 'typed' | 'records' | 'expected';
  /** `spot:ID` or `run:ID`; empty until one is chosen. */
  readonly expectedOf: string;
  /** In the ranking that is chosen. */
  readonly rank: Typed;
  readonly numbers: Readonly<Partial<Record<Severity, Typed>>>;
  readonly numbersSource: string;
  readonly effectFrom: 'all' | 'each' | 'evaluation' | 'library';
  readonly effect: EffectDraft;
  readonly effects: Readonly<Partial<Record<Severity, EffectDraft>>>;
  readonly effectSource: string;
  readonly evaluationId: string;
  /** Kind of intervention; empty until one is chosen. */
  readonly libraryKind: string;
  /** Typed factors of what is built along with it. */
  readonly together: readonly FurtherDraft[];
  /** Empty until somebody says how: neither way is chosen for them. */
  readonly combining: '' | 'multiplied' | 'strongest';
}

/** The effect of one more measure at the place, for all severities. */
export interface FurtherDraft {
  readonly effect: EffectDraft;
  readonly source: string;
}

/** With the measure itself these are as many as are combined. */
export const MOST_FURTHER = 2;

export interface AppraisalDraft {
  readonly name: string;
  /** `id|version`; empty until somebody chooses: no set is chosen for them. */
  readonly values: string;
  readonly discountRatePercent: Typed;
  readonly trafficGrowthPercent: Typed;
  readonly trafficExponent: Typed;
  readonly valueSpreadPercent: Typed;
  readonly effectsAre: 'shared' | 'independent';
  readonly reporting: Readonly<Partial<Record<Severity, Typed>>>;
  readonly budget: Typed;
  readonly illustrative: boolean;
  readonly alternatives: readonly AlternativeDraft[];
}

export const NO_EFFECT: EffectDraft = { factor: null, lower: null, upper: null };

export function emptyAlternative(key: number, place = ''): AlternativeDraft {
  return {
    key,
    name: '',
    place,
    capital: null,
    yearlyMaintenance: 0,
    residualValue: 0,
    serviceLifeYears: null,
    numbersFrom: 'typed',
    expectedOf: '',
    rank: 1,
    numbers: {},
    numbersSource: '',
    effectFrom: 'all',
    effect: NO_EFFECT,
    effects: {},
    effectSource: '',
    evaluationId: '',
    libraryKind: '',
    together: [],
    combining: '',
  };
}

export const EMPTY_APPRAISAL: AppraisalDraft = {
  name: '',
  values: '',
  // Nobody's rate but the authority's.
  discountRatePercent: null,
  trafficGrowthPercent: 0,
  trafficExponent: 1,
  valueSpreadPercent: 50,
  effectsAre: 'shared',
  reporting: {},
  budget: null,
  illustrative: false,
  alternatives: [emptyAlternative(1)],
};

/** Which severities the values count. */
export function severitiesOf(basis: string | undefined): readonly Severity[] {
  return basis === 'per-casualty' ? CASUALTY_SEVERITIES : SEVERITIES;
}

/** Whether a number is there and is one. */
export function isGiven(value: Typed | undefined): value is number {
  return value !== undefined && value !== null && !Number.isNaN(value);
}

/** Whether a field that may be empty holds something that is no number. */
function isWrong(value: Typed | undefined): boolean {
  return Number.isNaN(value);
}

/** Whether everything is there that the server will ask for; what it then refuses it names itself. */
export function isComplete(draft: AppraisalDraft, severities: readonly Severity[], hasPeriod: boolean): boolean {
  const { discountRatePercent, trafficGrowthPercent, trafficExponent, valueSpreadPercent } = draft;
  return (
    draft.name.trim() !== '' &&
    draft.values !== '' &&
    [discountRatePercent, trafficGrowthPercent, trafficExponent, valueSpreadPercent].every(isGiven) &&
    !isWrong(draft.budget) &&
    !severities.some((severity) => isWrong(draft.reporting[severity])) &&
    draft.alternatives.every((alternative) => isCompleteAlternative(alternative, severities, hasPeriod))
  );
}

function isCompleteAlternative(of: AlternativeDraft, severities: readonly Severity[], hasPeriod: boolean): boolean {
  const costs = [of.capital, of.yearlyMaintenance, of.residualValue, of.serviceLifeYears];
  return (
    of.name.trim() !== '' &&
    of.place.trim() !== '' &&
    costs.every(isGiven) &&
    hasNumbers(of, severities, hasPeriod) &&
    hasEffect(of, severities)
  );
}

function hasNumbers(of: AlternativeDraft, severities: readonly Severity[], hasPeriod: boolean): boolean {
  if (of.numbersFrom === 'records') return hasPeriod;
  if (of.numbersFrom === 'expected') return toExpectedPlace(of) !== null;
  const given = severities.filter((severity) => isGiven(of.numbers[severity]));
  return given.length > 0 && !severities.some((severity) => isWrong(of.numbers[severity])) && of.numbersSource.trim() !== '';
}

function hasEffect(of: AlternativeDraft, severities: readonly Severity[]): boolean {
  if (of.together.length > 0 && (of.combining === '' || !of.together.every(isCompleteFurther))) return false;
  if (of.effectFrom === 'evaluation') return of.evaluationId !== '';
  if (of.effectFrom === 'library') return of.libraryKind !== '';
  const effects = of.effectFrom === 'all' ? [of.effect] : neededEffects(of, severities);
  return (
    of.effectSource.trim() !== '' &&
    effects.length > 0 &&
    effects.every((effect) => isGiven(effect.factor) && !isWrong(effect.lower) && !isWrong(effect.upper))
  );
}

function isCompleteFurther({ effect, source }: FurtherDraft): boolean {
  return isGiven(effect.factor) && !isWrong(effect.lower) && !isWrong(effect.upper) && source.trim() !== '';
}

function neededEffects(of: AlternativeDraft, severities: readonly Severity[]): EffectDraft[] {
  return severities
    .filter((severity) => of.numbersFrom !== 'typed' || (of.numbers[severity] ?? 0) > 0)
    .flatMap((severity) => {
      const effect = of.effects[severity];
      // Which severities the records or a ranking have is known to the server alone, which names one that lacks its effect.
      return effect === undefined && of.numbersFrom !== 'typed' ? [] : [effect ?? NO_EFFECT];
    });
}

/** The draft as the server takes it. @param records the filter of the page */
export function toAppraisalInput(
  draft: AppraisalDraft,
  severities: readonly Severity[],
  records: AccidentFilterInput | null,
): AppraisalInput {
  const [valuesId = '', version = ''] = draft.values.split('|');
  return {
    name: draft.name.trim(),
    illustrative: draft.illustrative,
    valuesId,
    // Versions of the table are words; those of own sets are numbers.
    ...(/^\d+$/.test(version) ? { valuesVersion: Number(version) } : {}),
    discountRatePercent: draft.discountRatePercent ?? 0,
    trafficGrowthPercent: draft.trafficGrowthPercent ?? 0,
    trafficExponent: draft.trafficExponent ?? 0,
    valueSpreadPercent: draft.valueSpreadPercent ?? 0,
    effectsAre: draft.effectsAre,
    reporting: severities.flatMap((severity) => {
      const factor = draft.reporting[severity];
      return isGiven(factor) ? [{ severity, factor }] : [];
    }),
    budget: draft.budget,
    alternatives: draft.alternatives.map((alternative) => toAlternativeInput(alternative, severities, records)),
  };
}

function toAlternativeInput(of: AlternativeDraft, severities: readonly Severity[], records: AccidentFilterInput | null): AlternativeInput {
  const numbers = severities.flatMap((severity) => {
    const perYear = of.numbers[severity];
    return isGiven(perYear) ? [{ severity, perYear }] : [];
  });
  const each = severities.flatMap((severity) => {
    const effect = of.effects[severity];
    return effect !== undefined && isGiven(effect.factor) ? [{ severity, ...effect, factor: effect.factor }] : [];
  });
  const effects = of.effectFrom === 'all' ? [{ ...of.effect, factor: of.effect.factor ?? 0 }] : each;
  return {
    name: of.name.trim(),
    place: of.place.trim(),
    capital: of.capital ?? 0,
    yearlyMaintenance: of.yearlyMaintenance ?? 0,
    residualValue: of.residualValue ?? 0,
    serviceLifeYears: of.serviceLifeYears ?? 0,
    ...toNumbersSource(of, numbers, records),
    ...toEffectSource(of, effects),
    ...(of.together.length === 0
      ? {}
      : {
          together: of.together.map(({ effect, source }) => ({
            effects: [{ ...effect, factor: effect.factor ?? 0 }],
            effectSource: source.trim(),
          })),
          combining: of.combining,
        }),
  };
}

type NumbersInput = Pick<AlternativeInput, 'numbers' | 'numbersSource' | 'records' | 'expected'>;

function toNumbersSource(of: AlternativeDraft, numbers: ExpectedNumberInput[], records: AccidentFilterInput | null): NumbersInput {
  if (of.numbersFrom === 'records') return { records };
  if (of.numbersFrom === 'expected') return { expected: toExpectedPlace(of) };
  return { numbers, numbersSource: of.numbersSource.trim() };
}

/** The place whose expected accidents are taken; null while it is not said. */
export function toExpectedPlace({ expectedOf, rank }: Pick<AlternativeDraft, 'expectedOf' | 'rank'>): ExpectedPlaceInput | null {
  const [kind, id = ''] = expectedOf.split(':');
  if (kind === 'spot') return { blackSpotId: id };
  return kind === 'run' && isGiven(rank) && Number.isInteger(rank) && rank >= 1 ? { runId: id, rank } : null;
}

function toEffectSource(of: AlternativeDraft, effects: readonly EffectInput[]): EffectSourceInput {
  if (of.effectFrom === 'evaluation') return { evaluationId: of.evaluationId };
  if (of.effectFrom === 'library') return { library: { kind: of.libraryKind } };
  return { effects: [...effects], effectSource: of.effectSource.trim() };
}
