import { skipToken, useQuery } from '@apollo/client/react';
import {
  attributeSources,
  EVERY_FEATURE,
  FEATURE_STATE_LABELS,
  FEATURE_STATES,
  type AccessibilityFilter,
  type BoundingBox,
} from '@elektron/domain';
import { DateField, EmptyState, MapLegend, MapPage, QueryState, SwatchLegend, useFormats, useLanguage } from '@elektron/ui';
import { Button, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { toStatus } from '../../graphql/query-status.ts';
import { useMay, useSession } from '../../graphql/session.tsx';
import { toBox } from '../../graphql/use-map-background.ts';
import { AccessibilityMap } from './accessibility-map.tsx';
import { ACCESSIBILITY_FEATURES, ACCESSIBILITY_INVENTORY, type FeatureInView, type Inventory } from './accessibility-queries.ts';
import { itemOf, stateOf, toInput } from './domain-words.ts';
import type { DrawnFeature } from './draw-features.ts';
import { ExportButtons } from './export-buttons.tsx';
import { FeatureMark } from './feature-mark.tsx';
import { FeaturesTable } from './features-table.tsx';
import { InventoryPanel } from './inventory-panel.tsx';
import { useAccessibilityFilter } from './use-accessibility-filter.ts';
import styles from './accessibility.module.css';

/** As many as one page of the list holds; of more the map and its list show a sample. */
const MOST_IN_VIEW = 500;

/** What helps and hinders people on foot: what there is, in which condition, and since when that is known. */
export function AccessibilityPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter, setFilter } = useAccessibilityFilter();
  const inventory = useInventory(filter);
  const status = toStatus(inventory, language);
  const mayReadNotes = useMay('records.personal');
  const [withNotes, setWithNotes] = useState(false);
  const { features, total, setBox } = useFeaturesInView(filter, withNotes);
  const [lit, setLit] = useState<string | null>(null);
  const drawn = useMemo(() => features.flatMap(toDrawn), [features]);
  const pick = (id: string): void => {
    setLit(id);
    document.getElementById(`feature-${id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const counted = status.data?.accessibilityInventory.total;
  const start = toBox(status.data?.everything.extent);
  return (
    <MapPage
      title={t('accessibility.title')}
      bar={<Bar filter={filter} onFilter={setFilter} shown={counted} all={status.data?.everything.total} />}
      map={
        // The map opens where the features are: it waits until that is known.
        status.data !== undefined && (
          <AccessibilityMap
            sources={attributeSources(status.data.everything.sources).map((text) => text[language])}
            features={drawn}
            start={start}
            lit={drawn.find(({ id }) => id === lit) ?? null}
            onView={setBox}
            onPick={pick}
          />
        )
      }
      legend={<Legend withoutPlace={status.data?.accessibilityInventory.withoutPlace ?? 0} />}
    >
      <QueryState status={status} isEmpty={({ everything }) => everything.total === 0} empty={<Nothing />}>
        {(data: Inventory) => (
          <>
            <InventoryPanel inventory={data} filter={filter} onFilter={setFilter} />
            <FeaturesTable
              features={features}
              total={total}
              lit={lit}
              onLight={setLit}
              withNotes={withNotes}
              onNotes={mayReadNotes ? setWithNotes : null}
            />
          </>
        )}
      </QueryState>
    </MapPage>
  );
}

function useInventory(filter: AccessibilityFilter) {
  return useQuery(ACCESSIBILITY_INVENTORY, {
    variables: {
      filter: toInput(filter),
      withoutItems: toInput({ ...filter, items: [] }),
      withoutStates: toInput({ ...filter, states: [] }),
      withoutConditions: toInput({ ...filter, conditions: [] }),
    },
  });
}

const NONE: readonly FeatureInView[] = [];

function useFeaturesInView(filter: AccessibilityFilter, withNotes: boolean) {
  const [box, setBox] = useState<BoundingBox | null>(null);
  const result = useQuery(
    ACCESSIBILITY_FEATURES,
    box === null ? skipToken : { variables: { filter: toInput(filter), box: [...box], first: MOST_IN_VIEW, withNotes } },
  );
  const found = (result.data ?? result.previousData)?.accessibilityFeatures;
  const features = useMemo(() => found?.edges.map(({ node }) => node) ?? NONE, [found]);
  return { features, total: found?.totalCount ?? 0, setBox };
}

function toDrawn({ id, item, state, longitude, latitude, lines }: FeatureInView): DrawnFeature[] {
  if (longitude == null || latitude == null) return [];
  return [{ id, item: itemOf(item), state: stateOf(state), longitude, latitude, lines: lines as DrawnFeature['lines'] }];
}

interface BarProps {
  readonly filter: AccessibilityFilter;
  readonly onFilter: (next: AccessibilityFilter) => void;
  readonly shown: number | undefined;
  readonly all: number | undefined;
}

function Bar({ filter, onFilter, shown, all }: BarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const mayImport = useMay('records.import');
  const formats = useFormats();
  const { search } = useLocation();
  const { recordsOf } = useSession();
  return (
    <section className={styles['bar']} aria-label={t('accessibility.filter')}>
      <DateField
        label={t('accessibility.seenSince')}
        value={filter.seenSince}
        onChange={(seenSince) => onFilter({ ...filter, seenSince })}
      />
      <DateField
        label={t('accessibility.seenUntil')}
        value={filter.seenUntil}
        onChange={(seenUntil) => onFilter({ ...filter, seenUntil })}
      />
      {!asksNothing(filter) && (
        <UnstyledButton className={styles['clear']} onClick={() => onFilter(EVERY_FEATURE)}>
          {t('accessibility.clear')}
        </UnstyledButton>
      )}
      <p className={styles['count']} role="status">
        {shown !== undefined && all !== undefined && t('accessibility.shown', { shown: formats.count(shown), all: formats.count(all) })}
      </p>
      <ExportButtons filter={filter} count={shown ?? 0} />
      {recordsOf === null && (
        <Button component={Link} size="xs" variant="default" to={{ pathname: '/app/accessibility/priorities', search }}>
          {t('priorities.open')}
        </Button>
      )}
      {mayImport && (
        // A page of its own, which alone may ask where the phone is: it is loaded as one.
        <Button component="a" size="xs" variant="default" href={`/app/accessibility/survey?lang=${language}`}>
          {t('survey.open')}
        </Button>
      )}
      {mayImport && (
        <Button component="a" size="xs" variant="default" href={`/api/templates/accessibility.xlsx?language=${language}`} download>
          {t('accessibility.template')}
        </Button>
      )}
    </section>
  );
}

function asksNothing({ items, states, conditions, seenSince, seenUntil }: AccessibilityFilter): boolean {
  return items.length + states.length + conditions.length === 0 && seenSince === null && seenUntil === null;
}

function Legend({ withoutPlace }: { readonly withoutPlace: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <MapLegend title={t('map.legend')}>
      <SwatchLegend
        items={FEATURE_STATES.map((state) => ({
          label: FEATURE_STATE_LABELS[state][language],
          swatch: <FeatureMark item="crossing" state={state} />,
        }))}
      />
      {withoutPlace > 0 && (
        <span className={styles['soft']}>
          {t('accessibility.withoutPlace', { count: withoutPlace, formatted: formats.count(withoutPlace) })}
        </span>
      )}
    </MapLegend>
  );
}

function Nothing() {
  const { t } = useTranslation();
  const mayImport = useMay('records.import');
  return (
    <EmptyState
      title={t('accessibility.noneTitle')}
      {...(mayImport ? { action: <Link to="/app/imports">{t('accessibility.noneAction')}</Link> } : {})}
    >
      {t('accessibility.noneText')}
    </EmptyState>
  );
}
