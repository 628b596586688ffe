import { ACCESSIBILITY_ITEM_DECLARATIONS, DATE_BASIS_LABELS, FEATURE_STATE_LABELS, STREET_SIDE_LABELS } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage, type RecordColumn } from '@elektron/ui';
import { Checkbox, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeatureInView } from './accessibility-queries.ts';
import { describeCondition, describeMeasures } from './describe-feature.ts';
import { basisOf, conditionOf, itemOf, sideOf, stateOf } from './domain-words.ts';
import { FeatureMark } from './feature-mark.tsx';
import styles from './accessibility.module.css';

export interface FeaturesTableProps {
  readonly features: readonly FeatureInView[];
  /** In view, of which the table may hold a sample. */
  readonly total: number;
  readonly lit: string | null;
  readonly onLight: (id: string | null) => void;
  readonly withNotes: boolean;
  /** Notes can tell of persons, and to read them is written down: they are asked for. Null for whoever may not. */
  readonly onNotes: ((wanted: boolean) => void) | null;
}

/** The features in view, for those who do not point at a map. */
export function FeaturesTable({ features, total, lit, onLight, withNotes, onNotes }: FeaturesTableProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const title = t('accessibility.inView', { count: total, formatted: formats.count(total) });
  const notes: RecordColumn<FeatureInView> = { head: t('survey.note'), kind: 'wide', cell: ({ note }) => note ?? '–' };
  return (
    <Section
      title={title}
      actions={
        onNotes !== null && (
          <Checkbox
            size="xs"
            label={t('accessibility.notes')}
            checked={withNotes}
            onChange={({ currentTarget }) => onNotes(currentTarget.checked)}
          />
        )
      }
    >
      {features.length < total && <p>{t('accessibility.sample', { shown: formats.count(features.length), all: formats.count(total) })}</p>}
      <RecordTable
        caption={title}
        rows={features}
        rowKey={({ id }) => id}
        first={25}
        columns={[
          {
            head: t('accessibility.item'),
            kind: 'name',
            cell: (feature) => <Name feature={feature} lit={lit === feature.id} onLight={onLight} />,
          },
          ...(withNotes ? [notes] : []),
          { head: t('accessibility.state'), cell: ({ state }) => FEATURE_STATE_LABELS[stateOf(state)][language] },
          {
            head: t('accessibility.condition'),
            cell: ({ item, condition }) => describeCondition(itemOf(item), condition == null ? null : conditionOf(condition), language, t),
          },
          { head: t('accessibility.seen'), kind: 'short', cell: (feature) => <Seen feature={feature} /> },
          {
            head: t('accessibility.measured'),
            kind: 'wide',
            cell: (feature) => describeMeasures(itemOf(feature.item), feature.measures, { language, formats, t }).join(' · '),
          },
        ]}
      />
    </Section>
  );
}

function Name({
  feature,
  lit,
  onLight,
}: {
  readonly feature: FeatureInView;
  readonly lit: boolean;
  readonly onLight: (id: string | null) => void;
}) {
  const language = useLanguage();
  const item = itemOf(feature.item);
  const side = feature.side == null ? null : STREET_SIDE_LABELS[sideOf(feature.side)][language];
  return (
    <UnstyledButton
      id={`feature-${feature.id}`}
      className={styles['feature']}
      aria-pressed={lit}
      data-lit={lit || undefined}
      onMouseEnter={() => onLight(feature.id)}
      onFocus={() => onLight(feature.id)}
      onClick={() => onLight(feature.id)}
    >
      <FeatureMark item={item} state={stateOf(feature.state)} />
      <span>
        {[ACCESSIBILITY_ITEM_DECLARATIONS[item].labels[language], feature.roadName, side].filter((part) => part != null).join(', ')}
      </span>
    </UnstyledButton>
  );
}

function Seen({ feature }: { readonly feature: FeatureInView }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (feature.observedOn == null) return t('accessibility.coverage.undated');
  const basis = feature.dateBasis == null ? null : basisOf(feature.dateBasis);
  return (
    <>
      {formats.date(feature.observedOn)}
      {basis === 'extract' && <span className={styles['soft']}> {DATE_BASIS_LABELS[basis][language]}</span>}
    </>
  );
}
