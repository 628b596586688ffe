import { organisationNamesOf, type OpenAreaCount, type OpenFoundArea, type OpenRelease, type PublishedGeography } from '@elektron/domain';
import { useFormats, useLanguage, useText } from '@elektron/ui';
import { useCallback, useMemo, useState } from 'react';
import type { PublicLayer, PublicView } from '../address.ts';
import { findNearest } from '../place-in-area.ts';
import { Loaded } from '../release-gate.tsx';
import { titleOfLayer } from '../release-head.ts';
import { useReleases } from '../releases.tsx';
import { SayChange } from '../say-change.tsx';
import { MAP_TEXTS } from '../texts/map-texts.ts';
import { useAddress } from '../use-address.tsx';
import { useWords } from '../use-words.ts';
import { AreaLegend } from './area-legend.tsx';
import { AreaPanel } from './area-panel.tsx';
import { Choice, MapControls } from './map-controls.tsx';
import { MapStage } from './map-stage.tsx';
import { MapTables } from './map-tables.tsx';
import { MapWays } from './map-ways.tsx';
import styles from './map-page.module.css';
import { PlaceSearch } from './place-search.tsx';
import { useCaption } from './use-caption.ts';
import { useMapData, useMapSelection, type MapData, type MapSelection } from './use-map-data.ts';
import { countPlaces, tellPlaces, usePlaces } from './use-places.ts';

/** At which zoom an area that was found fills the map. */
const ZOOM_OF: Readonly<Record<PublishedGeography, number>> = {
  municipality: 12,
  'hexagon-7': 12.5,
  'hexagon-8': 14,
  'hexagon-9': 15.5,
  junction: 16,
  section: 15.5,
};

/** The map of a release, what it says of an area, and the same as tables. */
export function MapView({ release }: { readonly release: OpenRelease }) {
  const words = useWords(MAP_TEXTS);
  const language = useLanguage();
  const [address, go] = useAddress();
  const [view, setView] = useState<PublicView | null>(address.view);
  const selection = useMapSelection(release, view?.zoom ?? null);
  const data = useMapData(release, selection);
  const places = usePlaces(release);
  const told = useMemo(() => tellPlaces(places, address.overlays, words, language), [places, address.overlays, words, language]);
  const [said, setSaid] = useState('');
  // Of what the panel is to tell whoever has left the button that led there.
  const [called, setCalled] = useState<Called | null>(null);
  const reached = useCallback(() => setCalled(null), []);
  const caption = useCaption(release, selection, data);
  const moved = useCallback(
    (next: PublicView, byReader: boolean) => {
      setView(next);
      if (byReader) go({ view: next }, 'replace');
    },
    [go],
  );
  const say = useSayArea(data);
  const pick = useCallback(
    (area: OpenAreaCount) => {
      go({ area: area.id });
      setSaid(say(area));
    },
    [go, say],
  );
  const show = (centre: readonly [number, number], zoom: number, area: string | null): void =>
    go({ area, view: { longitude: centre[0], latitude: centre[1], zoom } });
  if (selection === null) return <p>{words('notOfLayer')}</p>;
  return (
    <>
      <div className={styles['ask']}>
        <OrganisationChoice release={release} />
        <PlaceSearch
          release={release}
          municipalities={data.municipalities}
          onFind={(area: OpenFoundArea) => {
            show(area.centre, ZOOM_OF[area.geography], area.id);
            setSaid('');
            setCalled({ area: area.id });
          }}
        />
      </div>
      <p role="status" className="el-hidden">
        {said}
      </p>
      <SayChange text={caption} />
      <div className={styles['layout']}>
        <div className={styles['mapSide']}>
          <MapControls release={release} selection={selection} overlays={countPlaces(places)} />
          <MapStage release={release} data={data} places={told} chosen={address.area} onView={moved} onPick={pick} />
          <SelectionLegend release={release} selection={selection} data={data} />
        </div>
        <Panel
          release={release}
          data={data}
          period={selection.period.id}
          layer={selection.layer}
          view={view}
          called={called}
          onReached={reached}
          onLeave={() => {
            go({ area: null });
            setSaid('');
            setCalled({ area: null });
          }}
        />
      </div>
      <MapWays release={release} selection={selection} />
      <MapTables
        release={release}
        selection={selection}
        caption={caption}
        data={data}
        places={told}
        onPick={pick}
        onShow={(centre) => show(centre, ZOOM_OF.junction, address.area)}
      />
    </>
  );
}

/** What a screen reader hears of an area that was chosen. */
function useSayArea({ names }: MapData): (area: OpenAreaCount) => string {
  const words = useWords(MAP_TEXTS);
  const language = useLanguage();
  return useCallback(
    (area) => {
      const count = area.count === null ? words('totalNotGiven') : words('accidents', { count: area.count });
      return words('announce', { name: names.of(area, language), count });
    },
    // The words are those of the language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [names, language],
  );
}

function SelectionLegend({
  release: { head },
  selection: { layer, geography },
  data: { areas, breaks },
}: {
  readonly release: OpenRelease;
  readonly selection: MapSelection;
  readonly data: MapData;
}) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  if (geography === null) return <p>{words('notOfLayer')}</p>;
  if (areas.state !== 'ready') return <Loaded from={areas}>{() => null}</Loaded>;
  return <AreaLegend breaks={breaks} threshold={head.threshold} layer={inLanguage(titleOfLayer(head, layer))} />;
}

/** Id of an area that was found or let go; null for the one on the map. */
interface Called {
  readonly area: string | null;
}

/** Of the area that was chosen; as long as none is, of the municipality that the map stands on. */
function Panel({
  release,
  data: { names, municipalities, list },
  period,
  layer,
  view,
  called,
  onReached,
  onLeave,
}: {
  readonly release: OpenRelease;
  readonly data: MapData;
  readonly period: string;
  readonly layer: PublicLayer;
  readonly view: PublicView | null;
  readonly called: Called | null;
  readonly onReached: () => void;
  readonly onLeave: () => void;
}) {
  const words = useWords(MAP_TEXTS);
  const { language } = useFormats();
  const [{ area: chosen }] = useAddress();
  const [west, south, east, north] = release.head.bounds;
  const middle: readonly [number, number] = view === null ? [(west + east) / 2, (south + north) / 2] : [view.longitude, view.latitude];
  const around = isNear(release.head.bounds, middle) ? findNearest(municipalities, middle) : null;
  if (chosen === null && around === null) return <p className={styles['panel']}>{words('chooseArea')}</p>;
  const known = chosen === null ? around : (list.find(({ id }) => id === chosen) ?? municipalities.find(({ id }) => id === chosen) ?? null);
  return (
    <AreaPanel
      key={chosen ?? around?.id}
      release={release}
      areaId={chosen ?? around?.id ?? ''}
      nameOf={(area) => names.of(known ?? area, language)}
      period={period}
      layer={layer}
      onLeave={chosen === null ? null : onLeave}
      isCalled={called !== null && called.area === chosen}
      onReached={onReached}
    />
  );
}

/** Whether a map that stands here can show anything of the bounds: from farther away than they are large, nothing of them is “on the map”. */
function isNear([west, south, east, north]: OpenRelease['head']['bounds'], [longitude, latitude]: readonly [number, number]): boolean {
  const [width, height] = [east - west, north - south];
  return longitude >= west - width && longitude <= east + width && latitude >= south - height && latitude <= north + height;
}

function OrganisationChoice({ release }: { readonly release: OpenRelease }) {
  const words = useWords(MAP_TEXTS);
  const inLanguage = useText();
  const releases = useReleases();
  const [, go] = useAddress();
  if (releases.state !== 'ready' || releases.choices.length < 2) return null;
  return (
    <Choice
      label={words('region')}
      value={release.head.organisation.slug}
      onChoose={(slug) => {
        const chosen = releases.choices.find(({ head }) => head.organisation.slug === slug);
        if (chosen !== undefined) go({ release: chosen.releaseId, period: null, area: null, view: null });
      }}
    >
      {releases.choices.map(({ head }) => (
        <option key={head.organisation.slug} value={head.organisation.slug}>
          {inLanguage(organisationNamesOf(head))}
        </option>
      ))}
    </Choice>
  );
}
