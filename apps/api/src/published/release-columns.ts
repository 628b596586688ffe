import type {
  PublishedArea,
  PublishedCount,
  PublishedGeography,
  PublishedHead,
  PublishedPeriod,
  PublishedTable,
  Text,
} from '@elektron/domain';

/** One published number of every area of a geography, as a column. */
export interface ReleaseColumn {
  /** `total__2016_2018`, `severity__slight__2016_2018`: what programs read; never changes. */
  readonly id: string;
  readonly labels: Text;
  readonly countOf: (area: PublishedArea) => PublishedCount;
}

/** THE columns of a geography, by table, value and period, in the order of the release. */
export function columnsOf(head: Pick<PublishedHead, 'tables' | 'dimensions' | 'periods'>, geography: PublishedGeography): ReleaseColumn[] {
  return head.tables
    .filter(({ geographies }) => geographies.includes(geography))
    .flatMap((table) =>
      valuesOf(head, table).flatMap((value, position) => table.periods.map((period) => makeColumn(table.id, value, position, period))),
    );
}

interface Value {
  readonly ids: readonly string[];
  readonly names: readonly Text[];
}

/** All values of a table, or all pairs of them, the second running fastest. */
function valuesOf({ dimensions }: Pick<PublishedHead, 'dimensions'>, table: PublishedTable): Value[] {
  return table.dimensions.reduce<Value[]>(
    (before, id) => {
      const found = dimensions.find((dimension) => dimension.id === id);
      if (found === undefined) return [];
      const { values, names: of } = found;
      return before.flatMap(({ ids, names }) =>
        values.map((value) => ({ ids: [...ids, value.id], names: [...names, inDimension(of, value.names)] })),
      );
    },
    [{ ids: [], names: [] }],
  );
}

/** Of two breakdowns both may have “other”. */
function inDimension(dimension: Text, value: Text): Text {
  return { el: `${dimension.el}: ${value.el}`, en: `${dimension.en}: ${value.en}` };
}

const ACCIDENTS: Text = { el: 'Ατυχήματα', en: 'Accidents' };

function makeColumn(table: string, { ids, names }: Value, position: number, period: PublishedPeriod['id']): ReleaseColumn {
  const label = (language: keyof Text): string =>
    [...(names.length === 0 ? [ACCIDENTS] : names).map((text) => text[language]), period].join(', ');
  return {
    id: [table, ...ids, period].map((part) => part.replaceAll('-', '_')).join('__'),
    labels: { el: label('el'), en: label('en') },
    countOf: ({ counts }) => counts[table]?.[period]?.[position] ?? null,
  };
}
