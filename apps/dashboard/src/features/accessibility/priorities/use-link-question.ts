import { JUDGED_ITEMS, LINK_NUMBERS, STREET_ORDERS, type JudgedItem, type LinkNumberName, type StreetOrder } from '@elektron/domain';
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs';

const PARSERS = {
  nearMeters: parseAsInteger,
  partMeters: parseAsInteger,
  streets: parseAsStringLiteral(JUDGED_ITEMS),
  order: parseAsStringLiteral(STREET_ORDERS).withDefault('accidents'),
};

/** Which numbers the page lets people choose. */
export type ChosenNumber = Extract<LinkNumberName, 'nearMeters' | 'partMeters'>;

export interface LinkChoice {
  readonly nearMeters: number;
  readonly partMeters: number;
  /** Null for both. */
  readonly streets: JudgedItem | null;
  readonly order: StreetOrder;
}

/** What the page is asked beside the filter of accidents, kept in its address. What an address says wrongly has its default. */
export function useLinkQuestion(): { readonly choice: LinkChoice; readonly choose: (next: Partial<LinkChoice>) => void } {
  const [written, write] = useQueryStates(PARSERS, { history: 'push' });
  const numberOf = (name: ChosenNumber): number => {
    const value = written[name];
    return value !== null && isAllowed(name, value) ? value : LINK_NUMBERS[name].default;
  };
  const choice = { ...written, nearMeters: numberOf('nearMeters'), partMeters: numberOf('partMeters') };
  return { choice, choose: (next) => void write(next) };
}

/** Whether the API takes a number. */
export function isAllowed(name: LinkNumberName, value: number): boolean {
  const { least, most } = LINK_NUMBERS[name];
  return Number.isInteger(value) && value >= least && value <= most;
}
