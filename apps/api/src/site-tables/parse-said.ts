import { isProblem, LENGTH_UNITS, MOST_COVARIATES, SITE_FIELDS, TRAFFIC_ORIGINS, TRAFFIC_MEASURES, type SiteField } from '@elektron/domain';

import { isObject, refuseInput } from '../common/parse-geo-json.ts';
import type { SaidOfTable } from './site-table.ts';

const LONGEST = { name: 200, source: 300, heading: 200 } as const;
const MOST_YEARS = 50;

/**
 * What a person has decided of a table, as JSON: name, source, firstYear, lastYear, trafficMeasure, trafficOrigin, lengthUnit, content, srid, columns
 * (headings by field) and covariates (headings).
 * @throws Problem INPUT_INVALID, which names the member
 */
export function parseSaid(text: string): SaidOfTable {
  const said = parseObject(text);
  return {
    statement: {
      name: toText(said, 'name', LONGEST.name) || refuse('name', ''),
      source: toText(said, 'source', LONGEST.source),
      years: toYears(said['firstYear'] ?? null, said['lastYear'] ?? null),
      trafficMeasure: toOneOf(said, 'trafficMeasure', TRAFFIC_MEASURES),
      trafficOrigin: toOneOf(said, 'trafficOrigin', TRAFFIC_ORIGINS),
      lengthUnit: toOneOf({ lengthUnit: 'm', ...said }, 'lengthUnit', LENGTH_UNITS),
    },
    reading: {
      content: toText(said, 'content', LONGEST.heading),
      columns: toColumns(said['columns']),
      covariates: toHeadings(said['covariates']),
    },
    srid: toSrid(said['srid'] ?? null),
  };
}

type Members = Readonly<Record<string, unknown>>;

function parseObject(text: string): Members {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : refuse('said', text);
  } catch (error) {
    if (isProblem(error)) throw error;
    return refuse('said', text);
  }
}

function toText(said: Members, name: string, longest: number): string {
  const value = said[name] ?? '';
  return typeof value === 'string' && value.length <= longest ? value.trim() : refuse(name, value);
}

function toOneOf<T extends string>(said: Members, name: string, words: readonly T[]): T {
  return words.find((word) => word === said[name]) ?? refuse(name, said[name]);
}

function toYears(first: unknown, last: unknown): readonly [number, number] | null {
  if (first === null && last === null) return null;
  const isYear = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 1900 && (value as number) <= 2200;
  if (isYear(first) && isYear(last) && first <= last && last - first < MOST_YEARS) return [first, last];
  return refuse('years', [first, last]);
}

function toSrid(value: unknown): number | null {
  if (value === null) return null;
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 1_000_000 ? (value as number) : refuse('srid', value);
}

function toColumns(value: unknown): SaidOfTable['reading']['columns'] {
  if (!isObject(value)) return refuse('columns', value);
  const entries = Object.entries(value).map(([field, heading]) => {
    const known = SITE_FIELDS.find((candidate): candidate is SiteField => candidate === field);
    if (known === undefined || !isHeading(heading)) return refuse('columns', field);
    return [known, heading] as const;
  });
  return Object.fromEntries(entries);
}

function toHeadings(value: unknown): readonly string[] {
  const headings: unknown = value ?? [];
  if (!Array.isArray(headings) || headings.length > MOST_COVARIATES || !headings.every(isHeading)) return refuse('covariates', headings);
  return headings;
}

function isHeading(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST.heading;
}

function refuse(field: string, value: unknown): never {
  throw refuseInput(field, value);
}
