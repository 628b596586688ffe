import {
  JUDGED_ITEMS,
  LINK_NUMBERS,
  PRIORITY_CELLS,
  STREET_ORDERS,
  type JudgedItem,
  type LinkNumberName,
  type LinkNumbers,
  type StreetOrder,
} from '@elektron/domain';
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from 'nuqs';

/** What the page can be about. */
export const PRIORITY_VIEWS = ['streets', 'sites'] as const;
export type PriorityView = (typeof PRIORITY_VIEWS)[number];

const PARSERS = {
  view: parseAsStringLiteral(PRIORITY_VIEWS).withDefault('streets'),
  nearMeters: parseAsInteger,
  partMeters: parseAsInteger,
  highPercent: parseAsInteger,
  streets: parseAsStringLiteral(JUDGED_ITEMS),
  order: parseAsStringLiteral(STREET_ORDERS).withDefault('accidents'),
  cell: parseAsInteger,
};

export interface LinkChoice extends LinkNumbers {
  readonly view: PriorityView;
  /** Null for both. */
  readonly streets: JudgedItem | null;
  readonly order: StreetOrder;
  /** Position of the cell of the matrix whose sites are listed; null for all that are worth it. */
  readonly cell: number | null;
}

/** What the page is asked beside the filter of accidents, kept in its address. What an address says wrongly has its default. */
export function useLinkQuestion(): { readonly choice: LinkChoice; readonly choose: (next: Partial<LinkChoice>) => void } {
  const [written, write] = useQueryStates(PARSERS, { history: 'push' });
  const numberOf = (name: LinkNumberName): number => {
    const value = written[name];
    return value !== null && isAllowed(name, value) ? value : LINK_NUMBERS[name].default;
  };
  const numbers = { nearMeters: numberOf('nearMeters'), partMeters: numberOf('partMeters'), highPercent: numberOf('highPercent') };
  const cell = written.cell !== null && PRIORITY_CELLS[written.cell] !== undefined ? written.cell : null;
  return { choice: { ...written, ...numbers, cell }, choose: (next) => void write(next) };
}

/** Whether the API takes a number. */
export function isAllowed(name: LinkNumberName, value: number): boolean {
  const { least, most } = LINK_NUMBERS[name];
  return Number.isInteger(value) && value >= least && value <= most;
}
