import { skipToken, useQuery } from '@apollo/client/react';
import type { AccidentFilter, Text } from '@elektron/domain';
import { useMemo } from 'react';
import { graphql } from './generated/gql.ts';
import { useSession } from './session.tsx';

const PLACE_NAMES = graphql(`
  query PlaceNames($within: [String!]!, $near: [String!]!) {
    placeNames(within: $within, near: $near) {
      key
      name {
        el
        en
      }
    }
  }
`);

/** What places of a filter are called, by their keys. */
export type PlaceNames = ReadonlyMap<string, Text>;

export const NO_PLACE_NAMES: PlaceNames = new Map();

/** The names of the areas and points that a filter names; none until they are known. They are the own organisation's only. */
export function usePlaceNames(filter: Pick<AccidentFilter, 'within' | 'near'>): PlaceNames {
  const variables = useAskedPlaces(filter);
  const { data } = useQuery(PLACE_NAMES, variables === null ? skipToken : { variables });
  return useMemo(() => (data === undefined ? NO_PLACE_NAMES : new Map(data.placeNames.map(({ key, name }) => [key, name]))), [data]);
}

const PLACE_OUTLINE = graphql(`
  query PlaceOutline($within: [String!]!, $near: [String!]!) {
    placeOutline(within: $within, near: $near)
  }
`);

/** Where they lie; null until it is known, and for more than a map can show. */
export function usePlaceOutline(filter: Pick<AccidentFilter, 'within' | 'near'>): GeoJSON.MultiPolygon | null {
  const variables = useAskedPlaces(filter);
  const { data } = useQuery(PLACE_OUTLINE, variables === null ? skipToken : { variables });
  return variables === null ? null : ((data?.placeOutline as GeoJSON.MultiPolygon | null | undefined) ?? null);
}

function useAskedPlaces({ within = [], near = [] }: Pick<AccidentFilter, 'within' | 'near'>): { within: string[]; near: string[] } | null {
  const { recordsOf } = useSession();
  return within.length + near.length > 0 && recordsOf === null ? { within: [...within], near: [...near] } : null;
}
