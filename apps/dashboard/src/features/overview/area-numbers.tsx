import { useQuery } from '@apollo/client/react';
import { AREA_KIND_LABELS, AREA_KINDS, type AccidentMeasure, type PlacePart } from '@elektron/domain';
import { QueryState, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { toFilterInput, toName } from '../../filter/filter-input.ts';
import { withPlaces } from '../../filter/filter-url.ts';
import { useFilter } from '../../filter/use-filter.ts';
import type { AreaCollection } from '../../graphql/area-collections.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { AREA_COUNTS, AREA_KIND_COUNTS, type AreaCounts } from './area-queries.ts';
import type { AreaRow } from './area-rows.ts';
import { AreaTable } from './area-table.tsx';

export interface AreaNumbersProps {
  readonly collection: AreaCollection;
  /** Of surroundings; null for areas. */
  readonly radiusMeters: number | null;
  readonly measure: AccidentMeasure;
}

/** The places of a collection. As a chart, they ignore their own part of the filter and obey all others. */
export function AreaNumbers({ collection, radiusMeters, measure }: AreaNumbersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter } = useFilter();
  const part: PlacePart = radiusMeters === null ? 'within' : 'near';
  const variables = { collectionId: collection.collectionId, radiusMeters, filter: toFilterInput(withPlaces(filter, part, [])) };
  const result = useQuery(AREA_COUNTS, { variables });
  const name = collection.name[language];
  const toRow = (row: AreaCounts['rows'][number]): AreaRow => ({
    id: row.key,
    label: row.name[language] === '' ? t('areas.unnamed', { number: formats.count(row.itemId) }) : row.name[language],
    figures: row,
    filtered: { part, keys: [row.key] },
  });
  return (
    <QueryState status={mapStatus(toStatus(result, language), (data) => data.areaCounts)}>
      {(counts) => (
        <AreaTable
          caption={radiusMeters === null ? name : t('areas.around', { name, meters: formats.count(radiusMeters) })}
          rows={counts.rows.map(toRow)}
          sums={{ ...counts, any: { part, keys: [counts.key] } }}
          measure={measure}
          notes={[
            ...(counts.placesWithout === 0
              ? []
              : [t('areas.without', { places: formats.count(counts.places), without: formats.count(counts.placesWithout) })]),
            ...(radiusMeters === null ? [] : [t('areas.noStandard')]),
          ]}
          source={t('areas.source', sourceOf(collection, counts.collection, t('areas.fromInstallation')))}
        />
      )}
    </QueryState>
  );
}

function sourceOf(
  { kind, fileName: stored }: AreaCollection,
  { fileName, licence, attribution }: AreaCounts['collection'],
  installation: string,
): { readonly file: string; readonly licence: string } {
  const isOwn = kind === toName('municipality') && stored === 'municipalities';
  return { file: isOwn ? installation : fileName, licence: attribution === '' ? licence : `${attribution}, ${licence}` };
}

/** All collections in use, kind by kind. They ignore what the filter says of places, and obey all else. */
export function AreaKindNumbers({ radiusMeters, measure }: Omit<AreaNumbersProps, 'collection'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter } = useFilter();
  const others = withPlaces(withPlaces(filter, 'within', []), 'near', []);
  const result = useQuery(AREA_KIND_COUNTS, { variables: { radiusMeters, filter: toFilterInput(others) } });
  const labelOf = (name: string, isPoint: boolean): string => {
    const kind = AREA_KINDS.find((each) => toName(each) === name);
    const label = kind === undefined ? name : AREA_KIND_LABELS[kind][language];
    return isPoint && radiusMeters !== null ? t('areas.around', { name: label, meters: formats.count(radiusMeters) }) : label;
  };
  return (
    <QueryState status={mapStatus(toStatus(result, language), (data) => data.areaKindCounts)}>
      {({ rows, ...sums }) => (
        <AreaTable
          caption={t('areas.kinds')}
          rows={rows.map((row): AreaRow => ({
            id: row.kind,
            label: labelOf(row.kind, row.shape === 'POINT'),
            figures: row,
            filtered: { part: row.shape === 'POINT' ? 'near' : 'within', keys: row.keys },
          }))}
          sums={{ ...sums, any: null }}
          measure={measure}
          notes={radiusMeters === null ? [] : [t('areas.noStandard')]}
        />
      )}
    </QueryState>
  );
}
