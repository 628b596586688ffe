import { roundArea, type BoundingBox } from '@elektron/domain';
import { useFormats, type OrientationSite, type TileHit, type TileLegend } from '@elektron/ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFilter } from '../../filter/use-filter.ts';
import { useMapBackground } from '../../graphql/use-map-background.ts';
import { useMapContext } from '../../graphql/workspace.ts';
import { AccidentMap } from './accident-map.tsx';
import { AccidentPanel } from './accident-panel.tsx';
import { MapTools } from './map-tools.tsx';
import { OverviewLegend } from './overview-legend.tsx';
import type { AccidentFacets } from './overview-queries.ts';
import { containsArea, isPanelOpen, middleOf, startOf, toArea, type OverviewView, type SetOverviewView } from './overview-view.ts';
import styles from './overview.module.css';
import { useMapHandle } from './use-map-handle.ts';

export type Place = { readonly longitude: number; readonly latitude: number };

/** Opening a panel is a step of its own, so that "back" closes it. */
const STEP = { history: 'push' } as const;
const NO_PANEL = { list: null, spot: null, accident: null, site: null } as const;

/** The map, what lies over it and what explains it. */
export function useMapSide(facets: AccidentFacets | undefined, view: OverviewView, setView: SetOverviewView) {
  const { filter, setFilter } = useFilter();
  const { ready, extent } = useMapBackground();
  const handle = useMapHandle();
  const [bounds, setBounds] = useState<BoundingBox | null>(null);
  const [hit, setHit] = useState<TileHit | null>(null);
  const [hoveredSite, setHoveredSite] = useState<OrientationSite | null>(null);
  const [lit, setLit] = useState<Place | null>(null);
  const [legend, setLegend] = useState<TileLegend>({ marks: false, breaks: [1], failed: false });
  const [start] = useState(() => startOf(view, filter.area));
  const panel = useRef<HTMLElement>(null);
  const { site, onShow } = useShownPlace(view, handle.reveal, panel);
  const everything = toArea(facets?.extent);
  const filterToView = (): void => {
    if (bounds === null) return;
    const area = roundArea(bounds);
    // First a little further away, so that the frame is in the picture: then the filtered picture is drawn once.
    handle.fit(area, { animate: false });
    setFilter({ ...filter, area });
  };

  const map = (
    <>
      {ready && (
        <AccidentMap
          tilePath={facets?.tilePath}
          accidents={facets?.figures.accidents ?? 0}
          start={start ?? extent}
          filter={filter}
          lit={lit ?? site ?? (hit?.near === true ? hit : null) ?? (view.spot === null ? null : middleOf(view.spot.join()))}
          showSites={view.sites}
          showReports={view.reports}
          onHover={setHit}
          onHoverSite={setHoveredSite}
          onPick={(picked) => void setView({ ...NO_PANEL, spot: roundArea(picked.box) }, STEP)}
          onPickSite={(picked) => void setView({ ...NO_PANEL, site: picked.id }, STEP)}
          onView={(next, inView) => {
            setBounds(inView);
            void setView({ map: next });
          }}
          onLegend={setLegend}
          onReady={handle.onReady}
        />
      )}
      {ready && !isPanelOpen(view) && (
        <MapTools
          sitesShown={view.sites}
          onList={() => void setView({ list: true }, STEP)}
          onArea={filterToView}
          onWhole={() => handle.fit(extent)}
          onSites={() => void setView({ sites: !view.sites })}
          reportsShown={view.reports}
          onReports={() => void setView({ reports: !view.reports })}
        />
      )}
      {isPanelOpen(view) && (
        <AccidentPanel
          ref={panel}
          filter={filter}
          count={facets?.figures.accidents}
          inView={bounds === null ? null : roundArea(bounds)}
          view={view}
          litBox={hit?.box ?? null}
          onLight={setLit}
          onShow={onShow}
          onOpen={(accident) => void setView({ accident }, STEP)}
          onOpenSite={(id) => void setView({ site: id }, STEP)}
          onBack={(to) => void setView(to)}
          onClose={() => void setView(NO_PANEL)}
        />
      )}
      <HoverText hit={hit} site={hoveredSite} />
    </>
  );
  const farAway = bounds !== null && everything !== null && !containsArea(bounds, everything) ? (facets?.farAway ?? 0) : 0;
  const explained = (
    <OverviewLegend
      legend={legend}
      sites={view.sites}
      reports={view.reports}
      notLocated={facets?.notLocated ?? 0}
      farAway={farAway}
      onShowFarAway={() => everything !== null && handle.fit(everything)}
    />
  );
  return { map, legend: explained };
}

/** Keeps in sight what the panel is about: the picked place, the count site, the opened accident. */
function useShownPlace(
  view: OverviewView,
  reveal: ReturnType<typeof useMapHandle>['reveal'],
  panel: { readonly current: HTMLElement | null },
) {
  const { data } = useMapContext();
  const found = data?.mapContext.countSites.find((candidate) => candidate.id === view.site);
  const site = found === undefined ? undefined : [found.longitude, found.latitude, found.longitude, found.latitude].join();
  const shown = site ?? view.spot?.join() ?? null;
  useEffect(() => {
    if (shown !== null) reveal(middleOf(shown), panel.current);
  }, [shown, reveal, panel]);
  const onShow = useCallback((place: Place) => reveal(place, panel.current), [reveal, panel]);
  return { site: found ?? null, onShow };
}

/** How many lie under the pointer; the list says the same to those who use none. */
function HoverText({ hit, site }: { readonly hit: TileHit | null; readonly site: OrientationSite | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (hit === null && site === null) return null;
  return (
    <p className={styles['hover']} aria-hidden="true">
      {hit !== null
        ? t('map.hover', { count: hit.accidents, formatted: formats.count(hit.accidents) })
        : [
            site?.roadName ?? t('site.unnamed'),
            site?.annualAverageDailyTraffic == null ? null : t('site.perDay', { vehicles: formats.count(site.annualAverageDailyTraffic) }),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
    </p>
  );
}
