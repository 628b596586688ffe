import { skipToken, useQuery } from '@apollo/client/react';
import type { BoundingBox } from '@elektron/domain';
import { MapPage, QueryState, EmptyState, toLatLngBounds, useLanguage, type TileLegend } from '@elektron/ui';
import { Button, useComputedColorScheme } from '@mantine/core';
import { GeoJSON as GeoJsonLayer, type Map as LeafletMap } from 'leaflet';
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readStoredFilter } from '../../filter/describe-filter.ts';
import { FilterBar } from '../../filter/filter-bar.tsx';
import { toFilterInput } from '../../filter/filter-input.ts';
import { useFilter } from '../../filter/use-filter.ts';
import { mapStatus, toStatus } from '../../graphql/query-status.ts';
import { useMay } from '../../graphql/session.tsx';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { ComparisonPage } from './comparison-page.tsx';
import { COMPARED_RUNS } from './comparison.ts';
import { HotspotLegend } from './hotspot-legend.tsx';
import { HotspotMap } from './hotspot-map.tsx';
import { HOTSPOT_METHODS, HOTSPOT_RUN, RUN_TILES, isUnderWay, type Run } from './hotspots-queries.ts';
import { RunForm } from './run-form.tsx';
import { RunProgress } from './run-progress.tsx';
import { RunResult } from './run-result.tsx';
import { RunsList } from './runs-list.tsx';
import { useChosenTable } from './site-choice.tsx';
import { drawSites } from './drawn-sites.ts';
import { readProportions } from './proportions.ts';
import { extentOf, readScreening } from './screening.ts';
import { readStreets } from './streets.ts';
import { readStretches } from './stretches.ts';
import { readSurface } from './surface-image.ts';
import styles from './hotspots.module.css';

const POLL_MILLISECONDS = 1000;

/** Where do accidents concentrate? Ask a method, watch it, read the answer, repeat it; or put answers beside each other. */
export function HotspotsPage() {
  const [runId, setRunId] = useQueryState('run', parseAsString.withOptions({ history: 'push' }));
  const [compared, setCompared] = useQueryState('compare', parseAsArrayOf(parseAsString).withOptions({ history: 'push' }));
  const open = (next: string | null): void => {
    void setCompared(null);
    void setRunId(next);
  };
  const compare = (runIds: readonly string[]): void => {
    void setRunId(null);
    void setCompared([...runIds]);
  };
  if (compared !== null && compared.length >= COMPARED_RUNS.minimum) return <ComparisonPage runIds={compared} onOpen={open} />;
  return <RunPage runId={runId} onOpen={open} onCompare={compare} />;
}

interface RunPageProps {
  readonly runId: string | null;
  readonly onOpen: (runId: string | null) => void;
  readonly onCompare: (runIds: readonly string[]) => void;
}

function RunPage({ runId, onOpen: open, onCompare }: RunPageProps) {
  const { t } = useTranslation();
  const { filter } = useFilter();
  const run = useRun(runId);
  const finished = run.data?.status === 'finished' ? run.data : null;
  const asked = useMemo(() => (finished === null ? filter : readStoredFilter(finished.filter)), [finished, filter]);
  const tiles = useQuery(RUN_TILES, { variables: { filter: toFilterInput(asked) } });
  const facets = tiles.data?.accidentFacets ?? tiles.previousData?.accidentFacets;
  const { ready } = useMapBackground();
  const { map, legend, lit, setLit, pick } = useResultMap(finished, facets, asked.area, ready);
  const mayRun = useMay('analyses.run');
  const { tables } = useChosenTable();
  // Sites that count their own accidents need no record.
  const hasTables = tables.some(({ firstYear }) => firstYear != null);
  const title = t('hotspots.title');

  if (runId === null) {
    return (
      <MapPage title={title} bar={<FilterBar shown={facets?.figures.accidents} all={facets?.allAccidents} />} map={map} legend={legend}>
        {facets?.allAccidents === 0 && !hasTables ? (
          <NoAccidents />
        ) : (
          mayRun && <RunForm accidents={facets?.figures.accidents} onStarted={open} />
        )}
        <RunsList onOpen={open} onCompare={onCompare} />
      </MapPage>
    );
  }
  return (
    <MapPage title={title} bar={<Sentence run={finished} />} map={map} legend={legend}>
      <QueryState
        status={run}
        isEmpty={(data) => data === null}
        empty={
          <EmptyState
            title={t('hotspots.goneTitle')}
            action={<Button onClick={() => open(null)}>{t(mayRun ? 'hotspots.new' : 'hotspots.all')}</Button>}
          >
            {t('hotspots.goneText')}
          </EmptyState>
        }
      >
        {(data) =>
          data !== null &&
          (data.status === 'finished' ? (
            <ResultOf
              run={data}
              currentVersion={facets?.dataVersion}
              lit={lit}
              onLight={setLit}
              onPick={pick}
              onOpen={open}
              onCompare={onCompare}
            />
          ) : (
            <RunProgress run={data} onAgain={() => open(null)} />
          ))
        }
      </QueryState>
    </MapPage>
  );
}

function NoAccidents() {
  const { t } = useTranslation();
  const mayImport = useMay('records.import');
  return (
    <EmptyState
      title={t('hotspots.noAccidentsTitle')}
      action={
        mayImport && (
          <Button component={Link} to="/app/imports">
            {t('overview.emptyAction')}
          </Button>
        )
      }
    >
      {t('hotspots.noAccidentsText')} {mayImport && <Link to="/app/site-tables">{t('siteTables.bring')}</Link>}
    </EmptyState>
  );
}

function ResultOf(props: Omit<Parameters<typeof RunResult>[0], 'method'>) {
  const { data } = useQuery(HOTSPOT_METHODS);
  return <RunResult {...props} method={data?.hotspotMethods.find((method) => method.id === props.run.methodId)} />;
}

/** A run, asked for each second until it has ended. */
function useRun(runId: string | null) {
  const language = useLanguage();
  const result = useQuery(HOTSPOT_RUN, runId === null ? skipToken : { variables: { id: runId } });
  const { startPolling, stopPolling } = result;
  const fresh = result.data?.hotspotRun?.id === runId ? result.data : undefined;
  const moving = runId !== null && fresh?.hotspotRun != null && isUnderWay(fresh.hotspotRun.status);
  useEffect(() => {
    if (moving) startPolling(POLL_MILLISECONDS);
    return () => stopPolling();
  }, [moving, startPolling, stopPolling]);
  // The answer about another run is no answer about this one.
  const status = toStatus({ ...result, previousData: undefined }, language);
  return mapStatus({ ...status, loading: status.loading && fresh === undefined }, (data) => data.hotspotRun ?? null);
}

interface TileFacets {
  readonly tilePath: string;
  readonly figures: { readonly accidents: number };
}

function useResultMap(run: Run | null, facets: TileFacets | undefined, area: BoundingBox | null, ready: boolean) {
  const [leaflet, setLeaflet] = useState<LeafletMap | null>(null);
  const [lit, setLit] = useState<number | null>(null);
  const [tiles, setTiles] = useState<TileLegend>({ marks: false, breaks: [1], failed: false });
  const surface = useMemo(() => readSurface(run?.surface), [run]);
  const screening = useMemo(() => readScreening(run?.screening), [run]);
  const proportions = useMemo(() => readProportions(run?.proportions), [run]);
  const streets = useMemo(() => readStreets(run?.streets), [run]);
  const scheme = useComputedColorScheme('light');
  const sites = useMemo(() => drawSites(screening, proportions, scheme), [screening, proportions, scheme]);
  const pick = useCallback(
    (place: number) => {
      const shape = sites === null ? run?.hotspots.find(({ rank }) => rank === place)?.outline : sites[place - 1]?.geometry;
      if (shape == null || leaflet === null) return;
      setLit(place);
      leaflet.fitBounds(new GeoJsonLayer(shape as GeoJSON.Geometry).getBounds(), { maxZoom: 17, padding: [70, 70] });
      document.getElementById(`${sites === null ? 'hotspot' : 'site'}-${place}`)?.scrollIntoView({ block: 'nearest' });
    },
    [run, sites, leaflet],
  );
  // A network may be a small part of where accidents are: what was ranked is what there is to see.
  const seen = useMemo(() => {
    const shown = sites ?? readStretches(run?.stretches)?.stretches ?? streets?.lines.features;
    return area ?? (shown === undefined ? null : extentOf({ sites: shown }));
  }, [area, run, sites, streets]);
  const seenKey = seen?.join();
  useEffect(() => {
    if (leaflet !== null && seen !== null) leaflet.fitBounds(toLatLngBounds(seen), { padding: [14, 14] });
    // An equal area is the same area.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [leaflet, seenKey]);
  const map = ready && (
    <HotspotMap
      run={run}
      sites={sites}
      streets={streets}
      surface={surface}
      tilePath={facets?.tilePath}
      accidents={facets?.figures.accidents ?? 0}
      area={seen}
      lit={lit}
      onLight={setLit}
      onPick={pick}
      onReady={setLeaflet}
      onLegend={setTiles}
    />
  );
  return {
    map,
    legend: <HotspotLegend run={run} screening={screening} proportions={proportions} streets={streets} surface={surface} tiles={tiles} />,
    lit,
    setLit,
    pick,
  };
}

/** The answer in one sentence, above everything else. */
function Sentence({ run }: { readonly run: Run | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className={styles['sentence']} aria-label={t('hotspots.inOneSentence')} aria-live="polite">
      {run?.sentence != null && <p>{run.sentence[language]}</p>}
    </section>
  );
}
