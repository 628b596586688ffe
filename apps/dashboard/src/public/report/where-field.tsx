import type { OpenAreaCount, OpenRelease } from '@elektron/domain';
import { useFormats, useLanguage, useText } from '@elektron/ui';
import { lazy, Suspense, useState } from 'react';
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
import type { PickedPlace } from './place-map.tsx';
import styles from './report.module.css';
import { recipientPath, type Recipient } from './send-report.ts';

const PlaceMap = lazy(async () => ({ default: (await import('./place-map.tsx')).PlaceMap }));

/** Greece: where a map opens that knows no more. */
const WIDEST = [19.3, 34.7, 28.4, 41.9] as const;
const DIGITS = 5;

interface Areas {
  readonly areas: readonly OpenAreaCount[];
}

export interface WhereFieldProps {
  readonly place: PickedPlace | null;
  readonly onPick: (place: PickedPlace) => void;
}

/** The place of a report: on the map, by a name, by the device, or in degrees. */
export function WhereField({ place, onPick }: WhereFieldProps) {
  const words = useWords(REPORT_TEXTS);
  const inLanguage = useText();
  const releases = useReleases();
  const release = releases.state === 'ready' ? releases.release : null;
  const municipalities = useAreas(release, 'municipality');
  const [wanted, setWanted] = useState<PickedPlace | null>(null);
  const go = (to: PickedPlace): void => {
    setWanted(to);
    onPick(to);
  };
  return (
    <fieldset className={styles['field']}>
      <legend>{words('where')}</legend>
      <p className={styles['help']}>{words('whereHelp')}</p>
      {release !== null && <PlaceSearch release={release} onFind={({ centre: [longitude, latitude] }) => go({ longitude, latitude })} />}
      <LocateButton onFound={go} />
      <Suspense fallback={<div className={styles['map']} />}>
        <PlaceMap
          key={release?.releaseId}
          label={words('mapLabel')}
          attribution={release === null ? '' : sourcesOf(release.head).map(inLanguage).join(' · ')}
          streets={release === null ? null : streetsOf(release)}
          bounds={release?.head.bounds ?? WIDEST}
          municipalities={municipalities}
          wanted={wanted}
          onPick={onPick}
        />
      </Suspense>
      <Degrees place={place} onPick={go} />
      {place !== null && <NearBy release={release} municipalities={municipalities} place={place} />}
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
        ({ coords: { longitude, latitude } }) => onFound({ longitude: round(longitude), latitude: round(latitude) }),
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

function round(degrees: number): number {
  return Number(degrees.toFixed(DIGITS));
}

/** The same in numbers: for who sees no map, and for who has them from elsewhere. */
function Degrees({ place, onPick }: WhereFieldProps) {
  const words = useWords(REPORT_TEXTS);
  const change = (part: Partial<PickedPlace>): void => {
    const next = { longitude: place?.longitude ?? 0, latitude: place?.latitude ?? 0, ...part };
    if (Math.abs(next.longitude) <= 180 && Math.abs(next.latitude) <= 85) onPick(next);
  };
  const fields = [
    ['latitude', place?.latitude],
    ['longitude', place?.longitude],
  ] as const;
  return (
    <div className={styles['degrees']}>
      {fields.map(([name, value]) => (
        <label key={name} className={styles['field']}>
          <span className={styles['help']}>{words(name)}</span>
          <input
            className={styles['input']}
            inputMode="decimal"
            defaultValue={value ?? ''}
            key={value ?? ''}
            onBlur={({ target }) => {
              const typed = Number(target.value.trim().replace(',', '.').replace('−', '-'));
              if (target.value.trim() !== '' && Number.isFinite(typed) && typed !== value) change({ [name]: round(typed) });
            }}
          />
        </label>
      ))}
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
  const recipient = useOpen<Recipient>(recipientPath(longitude, latitude));
  const { organisation, keptDays } = recipient.state === 'ready' ? recipient.value : { organisation: undefined, keptDays: null };
  return (
    <div role="status">
      {area?.names != null && <p>{new AreaNames(areas, municipalities).of(area, language)}</p>}
      {organisation === null && <p>{words('goesNowhere')}</p>}
      {organisation != null && <p>{words('goesTo', { organisation, days: formats.count(keptDays ?? 0) })}</p>}
    </div>
  );
}
