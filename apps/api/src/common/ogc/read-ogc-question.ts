import { getDayNumber, type BoundingBox } from '@elektron/domain';

import { readParameters, type QueryParameters } from '../closed-parameters.ts';
import { refused } from '../refused.ts';
import type { OgcQuestion } from './ogc-collection.ts';

export const DEFAULT_LIMIT = 100;
/** Of one page; whoever asks for more gets these, as the standard has it. */
export const MOST_ON_A_PAGE = 1_000;
const MOST_LEFT_OUT = 100_000_000;
/** THE parameters of a collection's features. */
export const ITEMS_PARAMETERS = ['bbox', 'datetime', 'limit', 'offset'] as const;

/** @throws Problem INPUT_INVALID for what is not understood, and for any other parameter (OGC 17-069r4, requirement 8) */
export function readOgcQuestion(query: QueryParameters): OgcQuestion {
  const { bbox, datetime, limit, offset } = readParameters(query, ITEMS_PARAMETERS);
  return {
    bbox: bbox === null ? null : readBox(bbox),
    days: datetime === null ? null : readDays(datetime),
    limit: limit === null ? DEFAULT_LIMIT : Math.min(readWhole('limit', limit, 1), MOST_ON_A_PAGE),
    offset: offset === null ? 0 : readWhole('offset', offset, 0),
  };
}

function readWhole(field: string, text: string, least: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= MOST_LEFT_OUT)) throw refused(field, text);
  return value;
}

const NUMBER = /^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?$/;

/** Four numbers; of six, the heights are left out. West of east across the antimeridian is not for the land that we have. */
function readBox(text: string): BoundingBox {
  const parts = text.split(',').map((part) => part.trim());
  const numbers = parts.map((part) => (NUMBER.test(part) ? Number(part) : NaN));
  const [west, south, east, north] = numbers.length === 6 ? [0, 1, 3, 4].map((i) => numbers[i]!) : numbers;
  const isBox = (parts.length === 4 || parts.length === 6) && numbers.every(Number.isFinite);
  if (!isBox || west! > east! || south! > north!) throw refused('bbox', text);
  return [west!, south!, east!, north!];
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** A day or a moment, or two of them with a slash between, `..` or nothing for an open end. Of a moment the day counts. */
function readDays(text: string): OgcQuestion['days'] {
  const ends = text.split('/');
  if (ends.length > 2) throw refused('datetime', text);
  const [first, last = first] = ends.map((end) => (ends.length === 2 && (end === '..' || end === '') ? null : readDay(end, text)));
  if (first != null && last != null && first > last) throw refused('datetime', text);
  return { first: first ?? null, last: last ?? null };
}

function readDay(text: string, whole: string): string {
  const day = MOMENT.exec(text)?.[1];
  if (day === undefined) throw refused('datetime', whole);
  getDayNumber(day);
  return day;
}
