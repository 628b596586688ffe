import { useQuery } from '@apollo/client/react';
import { ACCIDENT_MEASURES, ACCIDENT_MEASURE_TEXTS, type AccidentMeasure, type BoundingBox } from '@elektron/domain';
import { EmptyState, MapPage, Notice, QueryState, useFormats, useLanguage, type TileHit, type TileLegend } from '@elektron/ui';
import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FilterBar } from '../../filter/filter-bar.tsx';
import { measureName, toFilterInput } from '../../filter/filter-input.ts';
import { roundArea } from '../../filter/filter-url.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { AccidentMap, useMapHandle } from './accident-map.tsx';
import { AccidentPanel } from './accident-panel.tsx';
import { Charts } from './chart-panel.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { MapTools } from './map-tools.tsx';
import { OverviewLegend } from './overview-legend.tsx';
import { OVERVIEW, type AccidentFacets } from './overview-queries.ts';
import { useOverviewView } from './overview-view.ts';
import styles from './overview.module.css';

type Place = { readonly longitude: number; readonly latitude: number } | null;

/** Map, figures and charts of the accidents under the filter: one answer feeds them all. */
export function OverviewPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter } = useFilter();
  const [view, setView] = useOverviewView();
  const result = useQuery(OVERVIEW, { variables: { filter: toFilterInput(filter), measure: measureName(view.measure) } });
  const status = mapStatus(toStatus(result, language), (data) => data.accidentFacets);
  const facets = status.data;
  return (
    <MapPage
      title={t('overview.title')}
      bar={<FilterBar shown={facets?.figures.accidents} all={facets?.allAccidents} hint={t('filter.hint')} />}
      {...useMapSide(facets, view, setView)}
    >
      <QueryState status={status} placeholder={<Waiting />} isEmpty={(data) => data.allAccidents === 0} empty={<NothingImported />}>
        {(data) => <Numbers facets={data} measure={view.measure} onMeasure={(measure) => void setView({ measure })} />}
      </QueryState>
    </MapPage>
  );
}

type View = ReturnType<typeof useOverviewView>;

function useMapSide(facets: AccidentFacets | undefined, view: View[0], setView: View[1]) {
  const { filter, setFilter } = useFilter();
  const { ready, extent } = useMapBackground();
  const handle = useMapHandle();
  const [bounds, setBounds] = useState<BoundingBox | null>(null);
  const [hit, setHit] = useState<TileHit | null>(null);
  const [lit, setLit] = useState<Place>(null);
  const [legend, setLegend] = useState<TileLegend>({ marks: false, breaks: [1], failed: false });

  const [start] = useState(() => view.map ?? filter.area);
  const panelOpen = view.list || view.spot !== null || view.accident !== null;

  const map = (
    <>
      {ready && (
        <AccidentMap
          tilePath={facets?.tilePath}
          accidents={facets?.figures.accidents ?? 0}
          start={start ?? extent}
          area={filter.area}
          lit={lit ?? (hit?.near === true ? hit : null)}
          onHover={setHit}
          onPick={(picked) => void setView({ spot: roundArea(picked.box), accident: null })}
          onView={(next, inView) => {
            setBounds(inView);
            void setView({ map: next });
          }}
          onLegend={setLegend}
          onReady={handle.onReady}
        />
      )}
      {ready && !panelOpen && (
        <MapTools
          onList={() => void setView({ list: true })}
          onArea={() => bounds !== null && setFilter({ ...filter, area: roundArea(bounds) })}
          onWhole={() => handle.fit(extent)}
        />
      )}
      {panelOpen && (
        <AccidentPanel
          filter={filter}
          view={bounds === null ? null : roundArea(bounds)}
          spot={view.spot}
          accident={view.accident}
          litBox={hit?.box ?? null}
          onLight={setLit}
          onOpen={(accident) => void setView({ accident })}
          onWholeView={() => void setView({ spot: null, list: true })}
          onClose={() => void setView({ spot: null, accident: null, list: null })}
        />
      )}
      <HoverText hit={hit} />
    </>
  );
  return { map, legend: <OverviewLegend legend={legend} notLocated={facets?.notLocated ?? 0} /> };
}

/** How many lie under the pointer; the list says the same to those who use none. */
function HoverText({ hit }: { readonly hit: TileHit | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (hit === null) return null;
  return (
    <p className={styles['hover']} aria-hidden="true">
      {t('map.hover', { count: hit.accidents, formatted: formats.count(hit.accidents) })}
    </p>
  );
}

interface NumbersProps {
  readonly facets: AccidentFacets;
  readonly measure: AccidentMeasure;
  readonly onMeasure: (measure: AccidentMeasure) => void;
}

function Numbers({ facets, measure, onMeasure }: NumbersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const { filter } = useFilter();
  return (
    <div className={styles['numbers']}>
      <h2 className="el-hidden">{t('overview.figures')}</h2>
      <FiguresPanel facets={facets} period={filter.period} />
      {facets.dateUncertain > 0 && (
        <Notice kind="note">
          {t('overview.dateUncertain', { count: facets.dateUncertain, formatted: formats.count(facets.dateUncertain) })}
        </Notice>
      )}
      <div className={styles['chartsHead']}>
        <h2>{t('overview.charts')}</h2>
        <NativeSelect
          size="xs"
          label={t('overview.measure')}
          value={measure}
          onChange={(event) => onMeasure(ACCIDENT_MEASURES.find((each) => each === event.currentTarget.value) ?? 'accidents')}
          data={ACCIDENT_MEASURES.map((each) => ({ value: each, label: ACCIDENT_MEASURE_TEXTS[each].labels[language] }))}
          className={styles['measure'] ?? ''}
        />
      </div>
      <Charts facets={facets} measure={measure} />
    </div>
  );
}

function Waiting() {
  return (
    <>
      <div className={styles['figures']}>
        {[1, 2, 3, 4].map((tile) => (
          <Skeleton key={tile} height={92} />
        ))}
      </div>
      <Skeleton height={200} />
      <Skeleton height={240} />
    </>
  );
}

function NothingImported() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('overview.emptyTitle')}
      action={
        <Button component={Link} to="/app/imports">
          {t('overview.emptyAction')}
        </Button>
      }
    >
      {t('overview.emptyText')}
    </EmptyState>
  );
}
