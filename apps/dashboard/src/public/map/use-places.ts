import {
  INTERVENTION_KIND_LABELS,
  type Language,
  type OpenRelease,
  type PublishedBarrier,
  type PublishedSite,
  type TextValue,
} from '@elektron/domain';
import { makeFormats } from '@elektron/ui';
import { OVERLAYS, type Overlay } from '../address.ts';
import { openPaths } from '../open-paths.ts';
import { writeChange } from '../statements.ts';
import type { MAP_TEXTS } from '../texts/map-texts.ts';
import { useOpen, type OpenState } from '../use-open.ts';
import type { Words } from '../use-words.ts';

/** A place that is no area, in the reader's language. */
export interface ToldPlace {
  readonly id: string;
  readonly overlay: Overlay;
  readonly kind: 'black-spot' | 'intervention' | 'barrier';
  readonly name: string;
  readonly kindName: string;
  readonly known: string;
  readonly centre: readonly [number, number];
}

type MapWords = Words<typeof MAP_TEXTS>;

interface Places {
  readonly sites: readonly PublishedSite[];
  readonly barriers: readonly PublishedBarrier[];
}

/** All places of a release; none as long as they are not there. */
export function usePlaces({ releaseId }: OpenRelease): Places {
  const sites = useOpen<{ readonly sites: readonly PublishedSite[] }>(openPaths.sites(releaseId));
  const barriers = useOpen<{ readonly barriers: readonly PublishedBarrier[] }>(openPaths.barriers(releaseId));
  return { sites: valueOf(sites)?.sites ?? NO_SITES, barriers: valueOf(barriers)?.barriers ?? NO_BARRIERS };
}

const NO_SITES: readonly PublishedSite[] = [];
const NO_BARRIERS: readonly PublishedBarrier[] = [];

function valueOf<T>(state: OpenState<T>): T | null {
  return state.state === 'ready' ? state.value : null;
}

export function countPlaces({ sites, barriers }: Places): Readonly<Record<Overlay, number>> {
  const sitesOf = (kind: PublishedSite['kind']): number => sites.filter((site) => site.kind === kind).length;
  return { 'black-spots': sitesOf('black-spot'), interventions: sitesOf('intervention'), barriers: barriers.length };
}

/** Says what is known of the places of the chosen kinds. */
export function tellPlaces(places: Places, chosen: readonly Overlay[], words: MapWords, language: Language): readonly ToldPlace[] {
  const told = [
    ...places.sites.map((site) => tellSite(site, words, language)),
    ...places.barriers.map((barrier) => tellBarrier(barrier, words, language)),
  ];
  return OVERLAYS.filter((overlay) => chosen.includes(overlay)).flatMap((overlay) => told.filter((place) => place.overlay === overlay));
}

function tellSite(site: PublishedSite, words: MapWords, language: Language): ToldPlace {
  const { id, names, centre, kind, from, to, accidentsAbout: count, roundedTo: step, effect } = site;
  const years = from === to ? String(from) : `${from}–${to}`;
  const about = words('siteAbout', { count, years, step });
  const isSpot = kind === 'black-spot';
  return {
    id,
    centre,
    kind,
    overlay: isSpot ? 'black-spots' : 'interventions',
    name: names[language],
    kindName: words(isSpot ? 'blackSpot' : 'intervention'),
    known: effect === null ? about : `${tellEffect(effect, words, language)}; ${about}`,
  };
}

function tellEffect(
  { interventionKind, percent, percentLow, percentHigh }: NonNullable<PublishedSite['effect']>,
  words: MapWords,
  language: Language,
): string {
  const formats = makeFormats(language);
  const labels: Readonly<Record<string, TextValue>> = INTERVENTION_KIND_LABELS;
  return words(percent <= 0 ? 'effectFewer' : 'effectMore', {
    kind: labels[interventionKind] ?? interventionKind,
    percent: formats.percent(Math.abs(percent) / 100),
    low: writeChange(percentLow, formats),
    high: writeChange(percentHigh, formats),
    chance: percentLow <= 0 && percentHigh >= 0 ? words('effectByChance') : '',
  });
}

function tellBarrier({ id, names, centre, observedYear }: PublishedBarrier, words: MapWords, language: Language): ToldPlace {
  return {
    id,
    centre,
    kind: 'barrier',
    overlay: 'barriers',
    name: names[language],
    kindName: words('barrier'),
    known: observedYear === null ? words('observedUnknown') : words('observed', { year: String(observedYear) }),
  };
}
