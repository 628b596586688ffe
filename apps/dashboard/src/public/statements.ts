import {
  fillText,
  PUBLISHED_GEOGRAPHY_LABELS,
  type AreaStatement,
  type ChangeStatement,
  type FunnelPosition,
  type Language,
  type LikeAreasStatement,
  type PublishedHead,
  type ShareStatement,
  type TextValue,
  type TotalStatement,
} from '@elektron/domain';
import { makeFormats, type Formats } from '@elektron/ui';
import type { PublicLayer } from './address.ts';
import { titleOfLayer } from './release-head.ts';
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
    tellTotal(total, leastIn(statements, period), teller),
    ...(change === undefined ? [say(teller, isYear ? 'yearAlone' : 'noEarlier')] : [tellChange(change, teller)]),
    ...(like === undefined ? [] : [tellLike(like, teller)]),
  ];
}

function say({ language }: Teller, key: Key, values: Readonly<Record<string, TextValue>> = {}): string {
  return fillText(STATEMENT_TEXTS[key][language], values, language);
}

/** How many of an area's accidents are of the kind that a map shows; null where it shows all, or where the area has no such number. */
export function tellLayer(statements: readonly AreaStatement[], period: string, layer: PublicLayer, teller: Teller): string | null {
  const share = sharesIn(statements, period).find(({ dimension, value }) => dimension === layer.table && value === layer.value);
  if (share === undefined) return null;
  const name = titleOfLayer(teller.head, layer);
  return share.count === null ? say(teller, 'ofLayerHidden', { layer: name }) : say(teller, 'ofLayer', { layer: name, count: share.count });
}

function sharesIn(statements: readonly AreaStatement[], period: string): readonly ShareStatement[] {
  return statements.filter((each): each is ShareStatement => each.code === 'share' && each.period === period);
}

/** So many accidents are told by the kinds of one dimension, whatever is said of all of them. */
function leastIn(statements: readonly AreaStatement[], period: string): number {
  const told = new Map<string, number>();
  for (const { dimension, count } of sharesIn(statements, period)) told.set(dimension, (told.get(dimension) ?? 0) + (count ?? 0));
  return Math.max(0, ...told.values());
}

function tellTotal({ count, period }: TotalStatement, least: number, teller: Teller): string {
  const { head } = teller;
  const years = nameYears(head, period);
  if (count === null && least > 0) return say(teller, 'totalKeptBack', { years, least });
  if (count === null) return say(teller, 'totalHidden', { years, threshold: head.threshold });
  if (count === 0) return say(teller, 'none', { years, which: head.includesDamageOnly ? '' : say(teller, 'withInjury') });
  return say(teller, 'total', { years, count, which: say(teller, head.includesDamageOnly ? 'withDamage' : 'withInjury') });
}

function tellChange({ from, percent, percentLow, percentHigh, reason }: ChangeStatement, teller: Teller): string {
  const before = nameYears(teller.head, from);
  if (percent === null) return say(teller, reason === 'NO_EARLIER_ACCIDENTS' ? 'changeFromNone' : 'changeHidden', { before });
  const formats = makeFormats(teller.language);
  const limit = (value: number): string => writeChange(value, formats);
  const range =
    percentHigh === null
      ? say(teller, 'rangeOpen', { low: limit(percentLow ?? -100) })
      : say(teller, 'range', { low: limit(percentLow ?? -100), high: limit(percentHigh) });
  const rounded = Math.round(percent);
  const key = rounded < 0 ? 'fewer' : rounded > 0 ? 'more' : 'same';
  const told = say(teller, key, { percent: formats.percent(Math.abs(rounded) / 100), before, range });
  const isChance = (percentLow ?? -100) <= 0 && (percentHigh ?? Infinity) >= 0;
  return `${told} ${say(teller, isChance ? 'byChance' : 'notByChance')}`;
}

/** A change of so many per cent: tenths where a whole one would say that there is none. */
export function writeChange(percent: number, { signed }: Formats): string {
  const digits = Math.abs(percent) < 1 ? 1 : 0;
  return percent === 0 ? '0%' : `${signed(percent, digits)}%`;
}

const KEY_OF_POSITION: Readonly<Record<FunnelPosition, Key>> = {
  'below-998': 'below',
  'below-95': 'below',
  within: 'within',
  'above-95': 'above',
  'above-998': 'above',
};

function tellLike({ position, expected, limits95, areas, geography, reason }: LikeAreasStatement, teller: Teller): string {
  if (position === null || limits95 === null || expected === null) {
    if (reason === 'AREAS_TOO_FEW') return areas > 1 ? say(teller, 'likeTooFew', { areas }) : say(teller, 'likeAlone');
    if (reason === 'LISTED_BY_NUMBER') return say(teller, 'likeListed');
    return say(teller, reason === 'NUMBER_HIDDEN' ? 'likeHidden' : 'likeNothing');
  }
  const verdict = say(teller, KEY_OF_POSITION[position]);
  const { lower: low, upper: high } = limits95;
  return say(teller, 'like', { expected, low, high, areas, geography: PUBLISHED_GEOGRAPHY_LABELS[geography], verdict });
}
