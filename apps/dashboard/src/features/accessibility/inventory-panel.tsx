import {
  ACCESSIBILITY_ITEM_DECLARATIONS,
  ACCESSIBILITY_ITEMS,
  ACCESSIBILITY_MEASURE_DECLARATIONS,
  ACCESSIBILITY_THRESHOLDS,
  FEATURE_CONDITION_LABELS,
  FEATURE_CONDITIONS,
  FEATURE_STATE_LABELS,
  FEATURE_STATES,
  type AccessibilityFilter,
} from '@elektron/domain';
import { BarList, ChartCard, ChartTable, RecordTable, Section, useFormats, useLanguage, type ChartBar } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import type { Inventory } from './accessibility-queries.ts';
import { itemOf, measureOf, stateOf } from './domain-words.ts';
import { FeatureMark } from './feature-mark.tsx';
import { monthInDigits } from './month-in-digits.ts';
import styles from './accessibility.module.css';
import { toggled } from './use-accessibility-filter.ts';

export interface InventoryPanelProps {
  readonly inventory: Inventory;
  readonly filter: AccessibilityFilter;
  readonly onFilter: (next: AccessibilityFilter) => void;
}

/** How many features there are, what was found, in which condition, and when they were last seen. */
export function InventoryPanel({ inventory, filter, onFilter }: InventoryPanelProps) {
  return (
    <div className={styles['panel']}>
      <Charts inventory={inventory} filter={filter} onFilter={onFilter} />
      <Ends ends={inventory.accessibilityInventory.crossingEnds} />
      <Coverage months={inventory.accessibilityInventory.coverage} />
      <Measures items={inventory.accessibilityInventory.items} />
    </div>
  );
}

function Charts({ inventory, filter, onFilter }: InventoryPanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { byItem, byState, byCondition } = inventory;
  const states = byState.items.flatMap((item) => item.states);
  const items = ACCESSIBILITY_ITEMS.map((key) => ({
    key,
    label: ACCESSIBILITY_ITEM_DECLARATIONS[key].labels[language],
    count: byItem.items.find(({ item }) => itemOf(item) === key)?.total ?? 0,
    selected: filter.items.includes(key),
  }));
  const found = FEATURE_STATES.map((key) => ({
    key,
    label: FEATURE_STATE_LABELS[key][language],
    count: sumOf(states.filter(({ state }) => stateOf(state) === key).map(({ count }) => count)),
    selected: filter.states.includes(key),
  }));
  const conditions = FEATURE_CONDITIONS.map((key) => ({
    key,
    label: FEATURE_CONDITION_LABELS[key][language],
    count: sumOf(byCondition.items.map(({ inOrder, defective }) => (key === 'in-order' ? inOrder : defective))),
    selected: filter.conditions.includes(key),
  }));
  return (
    <>
      <BarsCard
        title={t('accessibility.byItem')}
        bars={items}
        total={byItem.total}
        onToggle={(key) => onFilter({ ...filter, items: toggled(filter.items, key) })}
        onClear={filter.items.length === 0 ? undefined : () => onFilter({ ...filter, items: [] })}
        markOf={(key) => <FeatureMark item={key} />}
      />
      <BarsCard
        title={t('accessibility.byState')}
        help={t('accessibility.stateHelp')}
        bars={found}
        total={byState.total}
        onToggle={(key) => onFilter({ ...filter, states: toggled(filter.states, key) })}
        onClear={filter.states.length === 0 ? undefined : () => onFilter({ ...filter, states: [] })}
      />
      <BarsCard
        title={t('accessibility.byCondition')}
        help={t('accessibility.conditionHelp')}
        bars={conditions}
        total={byCondition.total}
        onToggle={(key) => onFilter({ ...filter, conditions: toggled(filter.conditions, key) })}
        onClear={filter.conditions.length === 0 ? undefined : () => onFilter({ ...filter, conditions: [] })}
      />
    </>
  );
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

interface BarsCardProps<Key extends string> {
  readonly title: string;
  readonly help?: string;
  readonly bars: readonly (ChartBar & { readonly key: Key })[];
  readonly total: number;
  readonly onToggle: (key: Key) => void;
  readonly onClear: (() => void) | undefined;
  readonly markOf?: (key: Key) => React.ReactNode;
}

/** A list of bars that filters, with its table. */
function BarsCard<Key extends string>({ title, help, bars, total, onToggle, onClear, markOf }: BarsCardProps<Key>) {
  const { t } = useTranslation();
  const chart = { title, bars, total, onToggle: onToggle as (key: string) => void };
  return (
    <ChartCard
      title={title}
      {...(help === undefined ? {} : { help })}
      onClear={onClear}
      table={<ChartTable {...chart} countLabel={t('accessibility.features')} />}
    >
      <BarList {...chart} {...(markOf === undefined ? {} : { markOf: markOf as (key: string) => React.ReactNode })} />
    </ChartCard>
  );
}

function Ends({ ends }: { readonly ends: Inventory['accessibilityInventory']['crossingEnds'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (ends.crossings === 0) return null;
  const rows = (['bothRamps', 'oneRamp', 'noRamp'] as const).map((id) => ({ id, count: ends[id] }));
  return (
    <Section title={t('accessibility.ends.title')}>
      <p>{t('accessibility.ends.known', { known: formats.count(ends.known), all: formats.count(ends.crossings) })}</p>
      {ends.known > 0 && (
        <RecordTable
          caption={t('accessibility.ends.title')}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { head: t('accessibility.ends.which'), kind: 'name', cell: ({ id }) => t(`accessibility.ends.${id}`) },
            { head: t('accessibility.ends.crossings'), kind: 'number', cell: ({ count }) => formats.count(count) },
          ]}
        />
      )}
    </Section>
  );
}

function Coverage({ months }: { readonly months: Inventory['accessibilityInventory']['coverage'] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Section title={t('accessibility.coverage.title')}>
      <p>{t('accessibility.coverage.lead')}</p>
      <RecordTable
        caption={t('accessibility.coverage.title')}
        rows={months}
        rowKey={({ month }) => month ?? 'undated'}
        first={12}
        columns={[
          {
            head: t('accessibility.coverage.month'),
            kind: 'name',
            cell: ({ month }) => (month == null ? t('accessibility.coverage.undated') : monthInDigits(month)),
          },
          { head: t('accessibility.coverage.surveyed'), kind: 'number', cell: ({ surveyed }) => formats.count(surveyed) },
          { head: t('accessibility.coverage.ofFile'), kind: 'number', cell: ({ ofFile }) => formats.count(ofFile) },
          { head: t('accessibility.coverage.withoutDate'), kind: 'number', cell: ({ undated }) => formats.count(undated) },
        ]}
      />
    </Section>
  );
}

function Measures({ items }: { readonly items: Inventory['accessibilityInventory']['items'] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const rows = items.flatMap(({ item, measures }) =>
    measures.map((each) => ({ ...each, item: itemOf(item), measure: measureOf(each.measure) })),
  );
  if (rows.length === 0) return null;
  const known = (count: number | null | undefined): string => (count == null ? t('accessibility.measures.noLimit') : formats.count(count));
  const limits = ACCESSIBILITY_THRESHOLDS.filter(({ limit }) => limit !== null);
  return (
    <Section title={t('accessibility.measures.title')}>
      <p>{t('accessibility.measures.lead', { source: limits[0]?.source[language] ?? '' })}</p>
      <RecordTable
        caption={t('accessibility.measures.title')}
        rows={rows}
        rowKey={({ item, measure }) => `${item} ${measure}`}
        columns={[
          {
            head: t('accessibility.measures.what'),
            kind: 'name',
            cell: ({ item, measure }) =>
              `${ACCESSIBILITY_ITEM_DECLARATIONS[item].labels[language]}: ${ACCESSIBILITY_MEASURE_DECLARATIONS[measure].labels[language]}`,
          },
          { head: t('accessibility.measures.measured'), kind: 'number', cell: ({ measured }) => formats.count(measured) },
          { head: t('accessibility.measures.meeting'), kind: 'number', cell: ({ meeting }) => known(meeting) },
          { head: t('accessibility.measures.missing'), kind: 'number', cell: ({ missing }) => known(missing) },
        ]}
      />
    </Section>
  );
}
