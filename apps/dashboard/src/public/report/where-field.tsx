import type { OpenAreaCount, OpenFoundArea, OpenRelease } from '@elektron/domain';
import { useFormats, useLanguage, useText } from '@elektron/ui';
import { lazy, Suspense, useRef, useState } from 'react';
import { ALL_ACCIDENTS } from '../address.ts';
import { AreaNames } from '../area-names.ts';
import { PlaceSearch } from '../map/place-search.tsx';
import { openPaths } from '../open-paths.ts';
import { findAreaAt } from '../place-in-area.ts';
import { sourcesOf, streetsOf } from '../release-head.ts';
import { useReleases } from '../releases.tsx';
import { REPORT_TEXTS } from '../texts/report-texts.ts';
import { useOpen } from '../use-open.ts';
import { useWords } from '../use-words.ts';
import { Degrees, roundDegrees, type DegreesProps } from './degrees.tsx';
import type { PickedPlace } from './place-map.tsx';
import styles from './report.module.css';
import { recipientPath, type Recipient } from './send-report.ts';

const PlaceMap = lazy(async () => ({ default: (await import('./place-map.tsx')).PlaceMap }));

/** Greece: where a map opens that knows no more. */
const WIDEST = [19.3, 34.7, 28.4, 41.9] as const;

interface Areas {
  readonly areas: readonly OpenAreaCount[];
}

/** The place of a report: on the map, by a name, by the device, or in degrees. */
export function WhereField({ place, onPick }: DegreesProps) {
  const words = useWords(REPORT_TEXTS);
  const inLanguage = useText();
  const releases = useReleases();
  const release = releases.state === 'ready' ? releases.release : null;
  const municipalities = useAreas(release, 'municipality');
  const [wanted, setWanted] = useState<PickedPlace | null>(null);
  const map = useRef<HTMLDivElement>(null);
  const go = (to: PickedPlace): void => {
    setWanted(to);
    onPick(to);
  };
  // From a name one goes on to the map: its arrow keys come closer to the very place.
  const find = ({ centre: [longitude, latitude] }: OpenFoundArea): void => {
    go({ longitude, latitude });
    map.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  };
  return (
    <fieldset className={styles['field']}>
      <legend>{words('where')}</legend>
      <p className={styles['help']}>{words('whereHelp')}</p>
      {release !== null && <PlaceSearch release={release} municipalities={municipalities} onFind={find} />}
      <LocateButton onFound={go} />
      <div ref={map}>
        <Suspense fallback={<div className={styles['map']} />}>
          <PlaceMap
            key={release?.releaseId}
            label={words('mapLabel')}
            keys={words('mapKeys')}
            attribution={release === null ? '' : sourcesOf(release.head).map(inLanguage).join(' · ')}
            streets={release === null ? null : streetsOf(release)}
            bounds={release?.head.bounds ?? WIDEST}
            municipalities={municipalities}
            wanted={wanted}
            onPick={onPick}
          />
        </Suspense>
      </div>
      <Degrees place={place} onPick={go} />
      <div role="status">{place !== null && <NearBy release={release} municipalities={municipalities} place={place} />}</div>
    </fieldset>
  );
}

const NO_AREAS: readonly OpenAreaCount[] = [];

function useAreas(release: OpenRelease | null, wanted: 'municipality' | 'finest'): readonly OpenAreaCount[] {
  const hexagons = release?.head.geographies.filter((each) => each.startsWith('hexagon-')).sort() ?? [];
  const geography = wanted === 'municipality' ? wanted : hexagons.at(-1);
  const period = release?.head.tables
    .find(({ id, geographies }) => id === ALL_ACCIDENTS.table && geography !== undefined && geographies.includes(geography))
    ?.periods.at(-1);
  const path =
    release === null || geography === undefined || period === undefined
      ? null
      : openPaths.areas(release.releaseId, geography, period, ALL_ACCIDENTS);
  const answer = useOpen<Areas>(path);
  return answer.state === 'ready' ? answer.value.areas : NO_AREAS;
}

function LocateButton({ onFound }: { readonly onFound: (place: PickedPlace) => void }) {
  const words = useWords(REPORT_TEXTS);
  const [failed, setFailed] = useState(false);
  const locate = (): void => {
    setFailed(false);
    // Absent on plain HTTP, whatever the types say.
    const device = navigator.geolocation as Geolocation | undefined;
    if (device === undefined) setFailed(true);
    else
      device.getCurrentPosition(
        ({ coords: { longitude, latitude } }) => onFound({ longitude: roundDegrees(longitude), latitude: roundDegrees(latitude) }),
        () => setFailed(true),
        { enableHighAccuracy: true, timeout: 10_000 },
      );
  };
  return (
    <div className={styles['actions']}>
      <button type="button" className={styles['button']} onClick={locate}>
        {words('locate')}
      </button>
      <span role="status">{failed ? words('notLocated') : ''}</span>
    </div>
  );
}

interface NearByProps {
  readonly release: OpenRelease | null;
  readonly municipalities: readonly OpenAreaCount[];
  readonly place: PickedPlace;
}

/** What people call the place, and who would get the report. */
function NearBy({ release, municipalities, place: { longitude, latitude } }: NearByProps) {
  const words = useWords(REPORT_TEXTS);
  const language = useLanguage();
  const formats = useFormats();
  const areas = useAreas(release, 'finest');
  const area = findAreaAt(areas, [longitude, latitude]);
  const municipality = findAreaAt(municipalities, [longitude, latitude])?.names?.[language];
  const recipient = useOpen<Recipient>(recipientPath(longitude, latitude));
  // Until the next answer the last one stays: whoever moves the map by keys hears what has changed, and not the same again.
  const [told, setTold] = useState<Recipient | null>(null);
  if (recipient.state === 'ready' && recipient.value !== told) setTold(recipient.value);
  const name = area?.names == null ? municipality : new AreaNames(areas, municipalities).of(area, language);
  return (
    <>
      {name !== undefined && <p>{name}</p>}
      {told !== null && told.organisation === null && <p>{words('goesNowhere')}</p>}
      {told?.organisation != null && <p>{words('goesTo', { organisation: told.organisation, days: formats.count(told.keptDays ?? 0) })}</p>}
    </>
  );
}
