import { NumberField } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoadSiteCriteria } from './road-sites-queries.ts';
import styles from './evaluations.module.css';

export interface RoadSitesFieldProps {
  readonly criteria: RoadSiteCriteria;
  readonly onChange: (criteria: RoadSiteCriteria) => void;
}

/** What sections and junctions must have to be compared with the treated ones. */
export function RoadSitesField({ criteria, onChange }: RoadSitesFieldProps) {
  const { t } = useTranslation();
  const number = (name: 'trafficFactor' | 'leastDistanceMeters' | 'greatestDistanceMeters' | 'toleranceMeters') => (
    <NumberField
      label={t(`evaluations.roads.${name}`)}
      description={t(`evaluations.roads.${name}Help`)}
      value={criteria[name] ?? null}
      onChange={(value) => onChange({ ...criteria, [name]: value })}
    />
  );
  return (
    <div className={styles['criteria']}>
      <NativeSelect
        label={t('evaluations.roads.classes')}
        value={criteria.classes ?? 'same'}
        onChange={(event) => onChange({ ...criteria, classes: event.currentTarget.value })}
        data={[
          { value: 'same', label: t('evaluations.roads.classesSame') },
          { value: 'any', label: t('evaluations.roads.classesAny') },
        ]}
      />
      {number('trafficFactor')}
      {number('leastDistanceMeters')}
      {number('greatestDistanceMeters')}
      {number('toleranceMeters')}
    </div>
  );
}
