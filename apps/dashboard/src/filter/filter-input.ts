import { ACCIDENT_DIMENSION_IDS, type AccidentDimensionId, type AccidentFilter, type AccidentMeasure } from '@elektron/domain';
import { isEveryAccident } from './filter-url.ts';
import type {
  AccidentDimensionId as DimensionName,
  AccidentFilterInput,
  AccidentMeasure as MeasureName,
} from '../graphql/generated/graphql.ts';

/** GraphQL names of the domain's lists: upper case, dashes become underscores. */
type NameOf<T extends string> = T extends `${infer A}-${infer B}` ? `${Uppercase<A>}_${NameOf<B>}` : Uppercase<T>;

export function toName<T extends string>(id: T): NameOf<T> {
  return id.toUpperCase().replaceAll('-', '_') as NameOf<T>;
}

export function dimensionName(id: AccidentDimensionId): DimensionName {
  return toName(id);
}

export function measureName(measure: AccidentMeasure): MeasureName {
  return toName(measure);
}

/** The one filter as the API takes it; `null` for every accident, so that equal questions are equal. */
export function toFilterInput(filter: AccidentFilter): AccidentFilterInput | null {
  const selections = ACCIDENT_DIMENSION_IDS.flatMap((id) => {
    const values = filter.selections[id];
    return values === undefined ? [] : [{ dimension: dimensionName(id), values: [...values] }];
  });
  const places = {
    ...(filter.within === undefined ? {} : { within: [...filter.within] }),
    ...(filter.near === undefined ? {} : { near: [...filter.near] }),
  };
  if (isEveryAccident(filter)) return null;
  return {
    ...places,
    ...(filter.period === null ? {} : { period: { start: filter.period.start, end: filter.period.end } }),
    ...(filter.area === null ? {} : { area: [...filter.area] }),
    ...(selections.length === 0 ? {} : { selections }),
  };
}
