import { Facts, RecordTable, Section, useFormats, useLanguage, type Formats } from '@elektron/ui';
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { roadClassLabel } from '../../graphql/near-road.ts';
import { RoadsExport } from './roads-export.tsx';
import type { Place } from './roads-map.tsx';
import type { RoadClassRow, RoadGap, RoadNetwork, RoadPart } from './roads-queries.ts';
import styles from './roads.module.css';

/** So many rows are read; the others are there for whoever asks. */
const FIRST_ROWS = 10;

export interface NetworkSummaryProps {
  readonly network: RoadNetwork;
  readonly onShow: (place: Place) => void;
}

/** The network in figures and tables: all that the map shows. */
export function NetworkSummary({ network, onShow }: NetworkSummaryProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={styles['summary']}>
      <Section card title={t('roads.title')} lead={t('roads.lead')}>
        <Facts
          facts={[
            [t('roads.length'), <strong key="length">{kilometers(network.lengthMeters, formats, t)}</strong>],
            [t('roads.segments'), formats.count(network.segments)],
            [t('roads.junctions'), formats.count(network.junctions)],
            [t('roads.deadEnds'), formats.count(network.deadEnds)],
            [t('roads.partsTotal'), formats.count(network.partsTotal)],
            [t('roads.gapsTotal', { meters: formats.count(network.gapMeters) }), formats.count(network.gapsTotal)],
          ]}
        />
        {network.classes.some(({ lines }) => lines == null) && <p className={styles['note']}>{t('roads.tooLargeToDraw')}</p>}
      </Section>
      <ClassesTable classes={network.classes} />
      <RoadsExport networks={network.networks} />
      <PartsTable parts={network.parts.slice(1)} total={network.partsTotal - 1} onShow={onShow} />
      <GapsTable gaps={network.gaps} total={network.gapsTotal} onShow={onShow} />
    </div>
  );
}

function kilometers(meters: number, formats: Formats, t: TFunction): string {
  return t('roads.kilometers', { value: formats.decimal(meters / 1_000, 1) });
}

function ClassesTable({ classes }: { readonly classes: readonly RoadClassRow[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  return (
    <Section title={t('roads.byClass')}>
      <RecordTable
        caption={t('roads.byClass')}
        rows={classes}
        rowKey={({ roadClass }) => roadClass ?? ''}
        columns={[
          {
            head: t('roads.class'),
            kind: 'name',
            cell: ({ roadClass }) => roadClassLabel(roadClass, language) ?? roadClass ?? t('roads.classUnknown'),
          },
          { head: t('roads.segments'), kind: 'number', cell: ({ segments }) => formats.count(segments) },
          { head: t('roads.length'), kind: 'number', cell: ({ lengthMeters }) => kilometers(lengthMeters, formats, t) },
          {
            head: t('roads.withSpeedLimit'),
            kind: 'number',
            cell: ({ lengthMeters, lengthWithSpeedLimitMeters }) =>
              lengthMeters === 0 ? '–' : formats.percent(lengthWithSpeedLimitMeters / lengthMeters),
          },
        ]}
      />
    </Section>
  );
}

interface PlacesProps {
  readonly total: number;
  readonly onShow: (place: Place) => void;
}

function PartsTable({ parts, total, onShow }: PlacesProps & { readonly parts: readonly RoadPart[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (total === 0) return null;
  const nameOf = ({ roadName }: RoadPart): string => roadName ?? t('roads.nameless');
  return (
    <Section
      title={t('roads.parts')}
      lead={
        total > parts.length ? t('roads.firstOf', { shown: formats.count(parts.length), all: formats.count(total) }) : t('roads.partsLead')
      }
    >
      <RecordTable
        caption={t('roads.parts')}
        rows={parts}
        first={FIRST_ROWS}
        rowKey={({ id }) => id}
        columns={[
          { head: t('roads.road'), kind: 'name', cell: nameOf },
          { head: t('roads.segments'), kind: 'number', cell: ({ segments }) => formats.count(segments) },
          { head: t('roads.length'), kind: 'number', cell: ({ lengthMeters }) => kilometers(lengthMeters, formats, t) },
          { head: t('roads.show'), kind: 'actions', cell: (part) => <ShowButton name={nameOf(part)} place={part} onShow={onShow} /> },
        ]}
      />
    </Section>
  );
}

function GapsTable({ gaps, total, onShow }: PlacesProps & { readonly gaps: readonly RoadGap[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (total === 0) return null;
  return (
    <Section
      title={t('roads.gaps')}
      lead={
        total > gaps.length ? t('roads.firstOf', { shown: formats.count(gaps.length), all: formats.count(total) }) : t('roads.gapsLead')
      }
    >
      <RecordTable
        caption={t('roads.gaps')}
        rows={gaps}
        first={FIRST_ROWS}
        rowKey={({ id }) => id}
        columns={[
          { head: t('roads.endingRoad'), kind: 'name', cell: ({ roadName }) => roadName ?? t('roads.nameless') },
          { head: t('roads.nearbyRoad'), cell: ({ otherRoadName }) => otherRoadName ?? t('roads.nameless') },
          {
            head: t('roads.distance'),
            kind: 'number',
            cell: ({ distanceMeters }) => t('roads.meters', { value: formats.decimal(distanceMeters, 1) }),
          },
          {
            head: t('roads.show'),
            kind: 'actions',
            cell: (gap) => <ShowButton name={gap.roadName ?? t('roads.nameless')} place={gap} onShow={onShow} />,
          },
        ]}
      />
    </Section>
  );
}

function ShowButton({ name, place, onShow }: { readonly name: string; readonly place: Place; readonly onShow: (place: Place) => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => onShow({ longitude: place.longitude, latitude: place.latitude })}
      aria-label={t('roads.showNamed', { name })}
    >
      {t('roads.show')}
    </Button>
  );
}
