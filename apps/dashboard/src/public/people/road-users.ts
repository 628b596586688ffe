import {
  fillText,
  type OpenArea,
  type PublishedDimension,
  type PublishedHead,
  type PublishedTable,
  type ShareStatement,
  type TextValue,
} from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import { writeShare } from '../shares.ts';
import { nameYears, type Teller } from '../statements.ts';
import { PEOPLE_TEXTS } from '../texts/people-texts.ts';
import { STATEMENT_TEXTS } from '../texts/statement-texts.ts';

export type PeopleGroup = 'walking' | 'riding' | 'driving';

type DimensionValue = PublishedDimension['values'][number];

/** Of whom a page speaks, in the words of a release. */
export interface RoadUsers {
  readonly dimension: PublishedDimension;
  readonly values: readonly DimensionValue[];
  /** What is left when all others are told. */
  readonly isOther: boolean;
}

const ROAD_USER = 'road-user';
const OTHER = 'other';
/** Values of releases that a page speaks of. */
const VALUES: Readonly<Record<PeopleGroup, readonly string[]>> = {
  walking: ['pedestrian'],
  riding: ['bicycle', 'powered-two-wheeler', 'rider'],
  driving: ['car', OTHER],
};
/** Dimensions of time, the first that there is. */
const TIMES: readonly string[] = ['hours', 'hour', 'light'];

/** The road users of a page in a release; null where municipalities have no numbers of them in this period. */
export function findRoadUsers({ dimensions, tables }: PublishedHead, group: PeopleGroup, period: string): RoadUsers | null {
  const dimension = dimensions.find(({ id }) => id === ROAD_USER);
  const isPublished = tables.some(
    ({ id, geographies, periods }) => id === ROAD_USER && geographies.includes('municipality') && periods.includes(period),
  );
  const values = dimension?.values.filter(({ id }) => VALUES[group].includes(id)) ?? [];
  if (dimension === undefined || !isPublished || values.length === 0) return null;
  return { dimension, values, isOther: values.some(({ id }) => id === OTHER) };
}

/** One sentence for each kind of road user. */
export function tellRoadUsers(area: OpenArea, { values, dimension }: RoadUsers, period: string, teller: Teller): readonly string[] {
  return values.map((value) => {
    const share = area.statements.find(
      (each): each is ShareStatement =>
        each.code === 'share' && each.dimension === dimension.id && each.value === value.id && each.period === period,
    );
    return tellShare(share, { name: area.names ?? '', years: nameYears(teller.head, period), value: value.names }, teller);
  });
}

function tellShare(share: ShareStatement | undefined, facts: Readonly<Record<string, TextValue>>, { head, language }: Teller): string {
  const say = (key: 'counted' | 'countedAlone' | 'notGiven', values: Readonly<Record<string, TextValue>>): string =>
    fillText(PEOPLE_TEXTS[key][language], values, language);
  const { count = null, total = null } = share ?? {};
  if (count === null) return say('notGiven', facts);
  const written = writeShare(share, makeFormats(language));
  if (written === null || total === null) return say('countedAlone', { ...facts, count });
  const which = STATEMENT_TEXTS[head.includesDamageOnly ? 'withDamage' : 'withInjury'];
  return say('counted', { ...facts, ...written, count, total, which });
}

/** The table that tells road users and a time apart at once, and that time; null where there is none. */
export function findTimeTable(
  { tables, dimensions }: PublishedHead,
  period: string,
): { readonly table: PublishedTable; readonly time: PublishedDimension } | null {
  for (const id of TIMES) {
    const time = dimensions.find((dimension) => dimension.id === id);
    const table = tables.find(
      ({ dimensions: of, geographies, periods }) =>
        of.includes(ROAD_USER) && of.includes(id) && geographies.includes('municipality') && periods.includes(period),
    );
    if (time !== undefined && table !== undefined) return { table, time };
  }
  return null;
}

/** The dimension of time of which a municipality has shares of all accidents. */
export function findTime({ dimensions }: PublishedHead, shares: readonly ShareStatement[]): PublishedDimension | null {
  const id = TIMES.find((each) => shares.some(({ dimension }) => dimension === each));
  return dimensions.find((dimension) => dimension.id === id) ?? null;
}
