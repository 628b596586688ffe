import { useQuery } from '@apollo/client/react';
import { ACCIDENT_FILE_KINDS, areaKey, surroundingsKey, SURROUNDINGS_METERS, type AccidentFilter } from '@elektron/domain';
import { useFormats, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPath } from '../../exports/export-file.ts';
import { FileMenu } from '../../exports/file-menu.tsx';
import { describeFilter } from '../../filter/describe-filter.ts';
import { AREA_COLLECTIONS } from '../../graphql/area-collections.ts';
import { usePlaceNames } from '../../graphql/place-names.ts';
import { useSession } from '../../graphql/session.tsx';
import { useRecordsOwner } from '../../graphql/workspace.ts';
import styles from './accident-panel.module.css';

export interface ExportMenuProps {
  readonly filter: AccidentFilter;
  /** Accidents under the filter; `undefined` until they are counted. */
  readonly count: number | undefined;
}

/** What the filter means as a file: how many, under which filter, and in which form. */
export function ExportMenu({ filter, count }: ExportMenuProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { recordsOf } = useSession();
  const { speedUnit } = useRecordsOwner();
  const [areas, setAreas] = useState('');
  const parts = describeFilter(filter, language, t, speedUnit, usePlaceNames(filter)).map((part) => part.label);
  // What another organisation has opened is for these pages; the server says the same.
  if (recordsOf !== null) return <p className={styles['total']}>{t('exports.notOpened')}</p>;
  const asked = parts.length === 0 ? t('filter.every') : parts.join(' · ');
  return (
    <div className={styles['export']}>
      <AreaColumnChoice chosen={areas} onChosen={setAreas} />
      <FileMenu
        kinds={ACCIDENT_FILE_KINDS}
        pathOf={(kind) => exportPath(kind, filter, language, areas === '' ? [] : [areas])}
        idle={count === undefined || count === 0}
        heading={
          <>
            <span className={styles['exportCount']}>{t('exports.count', { count: count ?? 0, formatted: formats.count(count ?? 0) })}</span>
            <span className={styles['exportFilter']}>{t('exports.filter', { filter: asked })}</span>
          </>
        }
      />
    </div>
  );
}

interface AreaColumnChoiceProps {
  /** The key of a collection; empty for none. */
  readonly chosen: string;
  readonly onChosen: (key: string) => void;
}

/** By which areas the file says where each accident lies, in a column of its own; nothing where there are no areas. */
function AreaColumnChoice({ chosen, onChosen }: AreaColumnChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { data } = useQuery(AREA_COLLECTIONS);
  const collections = data?.areaCollections.filter(({ retiredAt }) => retiredAt == null) ?? [];
  if (collections.length === 0) return null;
  const radiusMeters = SURROUNDINGS_METERS.default;
  return (
    <NativeSelect
      size="xs"
      label={t('exports.areas')}
      value={chosen}
      onChange={(event) => onChosen(event.currentTarget.value)}
      data={[
        { value: '', label: t('exports.noAreas') },
        ...collections.map(({ collectionId, shape, name }) =>
          shape === 'POINT'
            ? {
                value: surroundingsKey({ collectionId, itemId: null, radiusMeters }),
                label: t('areas.around', { name: name[language], meters: formats.count(radiusMeters) }),
              }
            : { value: areaKey({ collectionId, itemId: null }), label: name[language] },
        ),
      ]}
    />
  );
}
