import { ROAD_PLACEMENT_LABELS } from '@elektron/domain';
import { RecordTable, Section, useFormats, useLanguage } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { placementOf, roadClassLabel, roadTitle } from '../../graphql/near-road.ts';
import type { AccidentOnRoad, PlacementCount, SiteOnRoad } from './roads-queries.ts';
import styles from './roads.module.css';

/** An outcome in words. */
export function usePlacementLabel(): (name: string) => string {
  const language = useLanguage();
  return (name) => {
    const placement = placementOf(name);
    return placement === undefined ? name : ROAD_PLACEMENT_LABELS[placement][language];
  };
}

/** Every outcome with how many have it: the counts add up to the whole. */
export function OutcomeTable({ title, placements }: { readonly title: string; readonly placements: readonly PlacementCount[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const labelOf = usePlacementLabel();
  const all = placements.reduce((sum, { count }) => sum + count, 0);
  return (
    <Section title={title}>
      <RecordTable
        caption={title}
        rows={placements}
        rowKey={({ placement }) => placement}
        columns={[
          { head: t('onRoads.outcome'), kind: 'name', cell: ({ placement }) => labelOf(placement) },
          { head: t('onRoads.count'), kind: 'number', cell: ({ count }) => formats.count(count) },
          { head: t('onRoads.share'), kind: 'number', cell: ({ count }) => (all === 0 ? '–' : formats.percent(count / all)) },
        ]}
      />
    </Section>
  );
}

/** Of which nobody can say how far it is from a road. */
const WITHOUT_DISTANCE: ReadonlySet<string> = new Set(['NO_PLACE', 'AREA_ONLY', 'NO_ROADS']);

type Placed = Pick<AccidentOnRoad, 'otherRoadName' | 'placement'> & {
  readonly road?: Omit<NonNullable<SiteOnRoad['road']>, 'longitude' | 'latitude'> | null;
};

/** The road of a thing that has one, else the nearest one. */
export function RoadCell({
  placed,
  onRoad,
  nearestMeters,
}: {
  readonly placed: Placed;
  readonly onRoad: boolean;
  readonly nearestMeters: number;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { road, otherRoadName, placement } = placed;
  if (road == null && WITHOUT_DISTANCE.has(placement)) return <span>–</span>;
  if (road == null) return <span>{t('onRoads.noneWithin', { meters: formats.count(nearestMeters) })}</span>;
  const title = roadTitle(road) ?? t('onRoads.nameless');
  if (onRoad) {
    const note = road.agreement === 'SAME' ? t('onRoads.named') : road.agreement === 'OTHER' ? t('onRoads.otherNumber') : null;
    return (
      <span>
        {title}
        {note !== null && <span className={styles['note']}> ({note})</span>}
      </span>
    );
  }
  if (otherRoadName != null) return <span>{t('onRoads.between', { one: title, other: otherRoadName })}</span>;
  return <span>{t('onRoads.nearest', { road: title })}</span>;
}

interface Rules {
  readonly tolerances: readonly { readonly roadClass?: string | null; readonly meters: number }[];
  readonly junctionMeters: number;
  readonly doubtMeters: number;
  readonly nearestMeters: number;
}

/** By which rule things are placed on roads, with the tolerance of each class. */
export function PlacementRules({ rules, more }: { readonly rules: Rules; readonly more?: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const meters = (value: number): string => formats.number(value);
  return (
    <Section title={t('onRoads.rulesTitle')}>
      <div className={styles['rules']}>
        <p>{t('onRoads.rulesTolerance')}</p>
        <p>{t('onRoads.rulesJunction', { meters: meters(rules.junctionMeters) })}</p>
        <p>{t('onRoads.rulesDoubt', { meters: meters(rules.doubtMeters), junction: meters(rules.junctionMeters) })}</p>
        {more !== undefined && <p>{more}</p>}
        <p>
          {t('onRoads.rulesNearest', { meters: meters(rules.nearestMeters) })} {t('onRoads.rulesChoice')} {t('onRoads.rulesState')}
        </p>
      </div>
      <RecordTable
        caption={t('onRoads.tolerances')}
        rows={rules.tolerances}
        rowKey={({ roadClass }) => roadClass ?? ''}
        columns={[
          {
            head: t('onRoads.class'),
            kind: 'name',
            cell: ({ roadClass }) => roadClassLabel(roadClass, language) ?? t('onRoads.classUnknown'),
          },
          { head: t('onRoads.tolerance'), kind: 'number', cell: (row) => t('onRoads.meters', { value: meters(row.meters) }) },
        ]}
      />
    </Section>
  );
}
