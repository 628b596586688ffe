/** What a person writes of factors that somebody has published. */
export interface FactorDraft {
  readonly months: string;
  readonly weekdays: string;
  readonly hours: string;
  readonly variation: string;
  readonly source: string;
}

export const EMPTY_FACTORS: FactorDraft = { months: '', weekdays: '', hours: '', variation: '', source: '' };

/** As many as the server takes. */
export const LONGEST_SOURCE = 500;

const NUMBER = /^\d+(?:[.,]\d+)?$/;

function cut(text: string): string[] {
  return text.split(/[\s;·]+/).filter((part) => part !== '');
}

/** Numbers as people write them in a row, with a comma or a point. @returns NaN for what is none */
export function readNumbers(text: string): number[] {
  return cut(text).map((part) => (NUMBER.test(part) ? Number(part.replace(',', '.')) : Number.NaN));
}

/** Which fields cannot be sent as they are. The server asks the same again. */
export function findFaults(draft: FactorDraft): ReadonlySet<keyof FactorDraft> {
  const arePositive = (numbers: readonly number[], count: number): boolean => numbers.length === count && numbers.every((each) => each > 0);
  const [hours, variation] = [readNumbers(draft.hours), readNumbers(draft.variation)];
  const areShares = hours.length === 24 && hours.every((share) => share >= 0) && hours.some((share) => share > 0);
  const faults: Readonly<Record<keyof FactorDraft, boolean>> = {
    months: !arePositive(readNumbers(draft.months), 12),
    weekdays: !arePositive(readNumbers(draft.weekdays), 7),
    hours: hours.length > 0 && !areShares,
    variation: variation.length > 0 && !(arePositive(variation, 1) && variation[0]! <= 10),
    source: draft.source.trim() === '',
  };
  return new Set((Object.keys(faults) as (keyof FactorDraft)[]).filter((field) => faults[field]));
}
