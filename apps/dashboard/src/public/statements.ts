import {
  fillText,
  type AreaStatement,
  type ChangeStatement,
  type FunnelPosition,
  type Language,
  type LikeAreasStatement,
  type PublishedHead,
  type TextValue,
  type TotalStatement,
} from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import { STATEMENT_TEXTS } from './texts/statement-texts.ts';

type Key = keyof typeof STATEMENT_TEXTS;

export interface Teller {
  readonly head: PublishedHead;
  readonly language: Language;
}

/** «2019–2021», or the year. */
export function nameYears({ periods }: PublishedHead, id: string): string {
  const period = periods.find((each) => each.id === id);
  if (period === undefined) return id;
  return period.from === period.to ? String(period.from) : `${period.from}–${period.to}`;
}

/** Three plain statements of an area in a period: how many, whether that has changed, and how it compares. */
export function tellArea(statements: readonly AreaStatement[], period: string, teller: Teller): readonly string[] {
  const total = statements.find((each): each is TotalStatement => each.code === 'total' && each.period === period);
  const change = statements.find((each): each is ChangeStatement => each.code === 'change' && each.to === period);
  const like = statements.find((each): each is LikeAreasStatement => each.code === 'like-areas' && each.period === period);
  if (total === undefined) return [say(teller, 'notOfPeriod', { years: nameYears(teller.head, period) })];
  const isYear = teller.head.periods.some(({ id, from, to }) => id === period && from === to);
  return [
    tellTotal(total, teller),
    ...(change === undefined ? [say(teller, isYear ? 'yearAlone' : 'noEarlier')] : [tellChange(change, teller)]),
    ...(like === undefined ? [] : [tellLike(like, teller)]),
  ];
}

function say({ language }: Teller, key: Key, values: Readonly<Record<string, TextValue>> = {}): string {
  return fillText(STATEMENT_TEXTS[key][language], values, language);
}

function tellTotal({ count, period }: TotalStatement, teller: Teller): string {
  const { head } = teller;
  const years = nameYears(head, period);
  if (count === null) return say(teller, 'totalHidden', { years, threshold: head.threshold });
  const injury = head.includesDamageOnly ? '' : say(teller, 'withInjury');
  return count === 0 ? say(teller, 'none', { years, injury }) : say(teller, 'total', { years, count, injury });
}

function tellChange({ from, percent, percentLow, percentHigh, reason }: ChangeStatement, teller: Teller): string {
  const before = nameYears(teller.head, from);
  if (percent === null) return say(teller, reason === 'NO_EARLIER_ACCIDENTS' ? 'changeFromNone' : 'changeHidden', { before });
  const { percent: write, signed } = makeFormats(teller.language);
  const limit = (value: number): string => `${signed(Math.round(value))}%`;
  const range =
    percentHigh === null
      ? say(teller, 'rangeOpen', { low: limit(percentLow ?? -100) })
      : say(teller, 'range', { low: limit(percentLow ?? -100), high: limit(percentHigh) });
  const rounded = Math.round(percent);
  const key = rounded < 0 ? 'fewer' : rounded > 0 ? 'more' : 'same';
  const told = say(teller, key, { percent: write(Math.abs(rounded) / 100), before, range });
  const isChance = (percentLow ?? -100) <= 0 && (percentHigh ?? Infinity) >= 0;
  return `${told} ${say(teller, isChance ? 'byChance' : 'notByChance')}`;
}

const KEY_OF_POSITION: Readonly<Record<FunnelPosition, Key>> = {
  'below-998': 'below',
  'below-95': 'below',
  within: 'within',
  'above-95': 'above',
  'above-998': 'above',
};

function tellLike({ position, limits95, areas, reason }: LikeAreasStatement, teller: Teller): string {
  if (position === null || limits95 === null) {
    if (reason === 'AREAS_TOO_FEW') return say(teller, 'likeTooFew', { areas });
    if (reason === 'LISTED_BY_NUMBER') return say(teller, 'likeListed');
    return say(teller, reason === 'NUMBER_HIDDEN' ? 'likeHidden' : 'likeNothing');
  }
  return say(teller, KEY_OF_POSITION[position], { low: limits95.lower, high: limits95.upper, areas });
}
