import { skipToken, useQuery } from '@apollo/client/react';
import { SURROUNDINGS_METERS, type AccidentMeasure } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AREA_COLLECTIONS, type AreaCollection } from '../../graphql/area-collections.ts';
import { useSession } from '../../graphql/session.tsx';
import { AreaKindNumbers, AreaNumbers } from './area-numbers.tsx';
import styles from './overview.module.css';

export interface AreaSectionProps {
  readonly measure: AccidentMeasure;
}

/** Accidents area by area, where the organisation has brought any; of another's records nobody may ask by areas. */
export function AreaSection({ measure }: AreaSectionProps) {
  const { recordsOf } = useSession();
  const { data } = useQuery(AREA_COLLECTIONS, recordsOf === null ? {} : skipToken);
  const collections = data?.areaCollections.filter(({ retiredAt }) => retiredAt == null) ?? [];
  return recordsOf !== null || collections.length === 0 ? null : <AreaChoice collections={collections} measure={measure} />;
}

/** Distances that are offered; the link and the API take any whole number of metres between the first and the last that surroundings may have. */
const DISTANCES = [50, 100, SURROUNDINGS_METERS.default, 200, 300, 500, 1_000, SURROUNDINGS_METERS.most];

/** What is chosen in place of a collection: all of them, kind by kind. */
const KINDS = 'kinds';

function AreaChoice({ collections, measure }: AreaSectionProps & { readonly collections: readonly AreaCollection[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [chosen, setChosen] = useState<string | null>(null);
  const [distance, setDistance] = useState<number>(SURROUNDINGS_METERS.default);
  const collection = collections.find(({ collectionId }) => String(collectionId) === chosen) ?? collections[0]!;
  const byKind = chosen === KINDS;
  const hasPoints = byKind ? collections.some(({ shape }) => shape === 'POINT') : collection.shape === 'POINT';
  const radiusMeters = hasPoints ? distance : null;
  return (
    <section className={styles['areas']} aria-labelledby="areas-title" data-areas>
      <div className={styles['areasHead']}>
        <h2 id="areas-title">{t('areas.title')}</h2>
        <NativeSelect
          size="xs"
          label={t('areas.which')}
          value={byKind ? KINDS : String(collection.collectionId)}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={[
            ...collections.map(({ collectionId, name, itemCount }) => ({
              value: String(collectionId),
              label: `${name[language]} (${formats.count(itemCount)})`,
            })),
            { value: KINDS, label: t('areas.byKind') },
          ]}
        />
        {hasPoints && (
          <NativeSelect
            size="xs"
            label={t('areas.distance')}
            value={String(distance)}
            onChange={(event) => setDistance(Number(event.currentTarget.value))}
            data={DISTANCES.map((meters) => ({ value: String(meters), label: t('areas.meters', { meters: formats.count(meters) }) }))}
          />
        )}
      </div>
      {byKind ? (
        <AreaKindNumbers radiusMeters={radiusMeters} measure={measure} />
      ) : (
        <AreaNumbers collection={collection} radiusMeters={radiusMeters} measure={measure} />
      )}
    </section>
  );
}
