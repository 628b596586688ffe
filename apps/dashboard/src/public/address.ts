import { LANGUAGES, PUBLISHED_GEOGRAPHIES, type Language, type PublishedGeography } from '@elektron/domain';

/** THE pages of the public site, by their paths. */
export const PUBLIC_PATHS = {
  map: '/',
  compare: '/compare',
  walking: '/walking',
  riding: '/riding',
  driving: '/driving',
  methods: '/methods',
  data: '/data',
  accessibility: '/accessibility',
  feedback: '/feedback',
  embed: '/embed',
  embedCode: '/embed-code',
  report: '/report',
  reportState: '/report-state',
} as const;
export type PublicPage = keyof typeof PUBLIC_PATHS;

/** What can be shown above the areas. */
export const OVERLAYS = ['black-spots', 'interventions', 'barriers'] as const;
export type Overlay = (typeof OVERLAYS)[number];

export const SORT_COLUMNS = ['name', 'count', 'size'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface TableSort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

/** Where a map stands: degrees, and the zoom of web maps. */
export interface PublicView {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

/** Of which accidents the map speaks: a table of the release, and a value of its dimension; null for all of them. */
export interface PublicLayer {
  readonly table: string;
  readonly value: string | null;
}

/** Everything that decides what a reader sees; null where the site chooses. */
export interface PublicAddress {
  /** Null for an address that no page has. */
  readonly page: PublicPage | null;
  readonly language: Language | null;
  readonly release: string | null;
  readonly period: string | null;
  /** Null for the one that fits the zoom. */
  readonly geography: PublishedGeography | null;
  readonly layer: PublicLayer;
  readonly area: string | null;
  readonly overlays: readonly Overlay[];
  readonly view: PublicView | null;
  readonly list: boolean;
  readonly sort: TableSort;
}

export const ALL_ACCIDENTS: PublicLayer = { table: 'total', value: null };
export const FIRST_SORT: TableSort = { column: 'count', descending: true };

/** Enough for a pixel at the nearest zoom. */
const DEGREE_DIGITS = 5;
const ZOOM_DIGITS = 1;
const VIEW = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?),(\d{1,2}(?:\.\d+)?)$/;

/** Reads an address; what cannot be read is as if it were not there. */
export function readAddress(path: string, search: string): PublicAddress {
  const given = new URLSearchParams(search);
  const at = path.length > 1 ? path.replace(/\/$/, '') : path;
  return {
    page: (Object.keys(PUBLIC_PATHS) as PublicPage[]).find((page) => PUBLIC_PATHS[page] === at) ?? null,
    language: LANGUAGES.find((language) => language === given.get('lang')) ?? null,
    release: given.get('release'),
    period: given.get('period'),
    geography: PUBLISHED_GEOGRAPHIES.find((geography) => geography === given.get('by')) ?? null,
    layer: readLayer(given.get('of')),
    area: given.get('area'),
    overlays: OVERLAYS.filter((overlay) => given.get('show')?.split(',').includes(overlay)),
    view: readView(given.get('at')),
    list: given.get('list') === '1',
    sort: readSort(given.get('sort')),
  };
}

/** The address of what a reader sees, as short as it can be; the same for the same. */
export function writeAddress(address: PublicAddress): string {
  const given: (readonly [string, string | null])[] = [
    ['lang', address.language],
    ['release', address.release],
    ['period', address.period],
    ['of', writeLayer(address.layer)],
    ['by', address.geography],
    ['area', address.area],
    ['show', address.overlays.length === 0 ? null : OVERLAYS.filter((overlay) => address.overlays.includes(overlay)).join()],
    ['at', address.view === null ? null : writeView(address.view)],
    ['list', address.list ? '1' : null],
    ['sort', writeSort(address.sort)],
  ];
  const search = new URLSearchParams(given.filter((pair): pair is [string, string] => pair[1] !== null)).toString();
  const path = PUBLIC_PATHS[address.page ?? 'map'];
  return search === '' ? path : `${path}?${search.replaceAll('%2C', ',')}`;
}

function readLayer(text: string | null): PublicLayer {
  const [table = '', value = ''] = (text ?? '').split('.');
  return table === '' || value === '' ? ALL_ACCIDENTS : { table, value };
}

function writeLayer({ table, value }: PublicLayer): string | null {
  return value === null ? null : `${table}.${value}`;
}

function readView(text: string | null): PublicView | null {
  const [, latitude, longitude, zoom] = (VIEW.exec(text ?? '') ?? []).map(Number);
  if (latitude === undefined || longitude === undefined || zoom === undefined) return null;
  return Math.abs(latitude) > 85 || Math.abs(longitude) > 180 ? null : { latitude, longitude, zoom };
}

function writeView({ latitude, longitude, zoom }: PublicView): string {
  return [latitude.toFixed(DEGREE_DIGITS), longitude.toFixed(DEGREE_DIGITS), zoom.toFixed(ZOOM_DIGITS)].map(Number).join();
}

function readSort(text: string | null): TableSort {
  const descending = text?.startsWith('-') === true;
  const column = SORT_COLUMNS.find((each) => each === text?.replace(/^-/, ''));
  return column === undefined ? FIRST_SORT : { column, descending };
}

function writeSort({ column, descending }: TableSort): string | null {
  if (column === FIRST_SORT.column && descending === FIRST_SORT.descending) return null;
  return `${descending ? '-' : ''}${column}`;
}
