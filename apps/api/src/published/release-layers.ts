import {
  PUBLISHED_GEOGRAPHY_LABELS,
  type PublishedArea,
  type PublishedBarrier,
  type PublishedGeography,
  type PublishedHead,
  type PublishedRelease,
  type PublishedSite,
  type Text,
} from '@elektron/domain';

import { columnsOf } from './release-columns.ts';

/** A cell of a layer: what is hidden, or not known, is null. */
export type LayerValue = string | number | null;

export interface LayerColumn {
  readonly id: string;
  readonly labels: Text;
  readonly type: 'text' | 'whole' | 'decimal';
}

export interface LayerRow {
  readonly id: string;
  /** In the order of the columns. */
  readonly values: readonly LayerValue[];
  /** GeoJSON. */
  readonly geometry: PublishedArea['outline'];
  /** Years that it is of; null for all of the release. */
  readonly years: readonly [from: number, to: number] | null;
}

/** One kind of thing of a release, as files, collections and tiles have it: a table with a place in each row. */
export interface ReleaseLayer {
  readonly id: string;
  readonly title: Text;
  readonly columns: readonly LayerColumn[];
  readonly rows: (release: PublishedRelease) => readonly LayerRow[];
}

type Column<T> = LayerColumn & { readonly valueOf: (item: T) => LayerValue };

function column<T>(id: string, labels: Text, type: LayerColumn['type'], valueOf: (item: T) => LayerValue): Column<T> {
  return { id, labels, type, valueOf };
}

const ID: Text = { el: 'Αναγνωριστικό', en: 'Id' };
const NAME_EL: Text = { el: 'Όνομα (ελληνικά)', en: 'Name (Greek)' };
const NAME_EN: Text = { el: 'Όνομα (αγγλικά)', en: 'Name (English)' };
const KIND: Text = { el: 'Είδος', en: 'Kind' };

/** Where a mark goes. */
function centred<T extends Pick<PublishedArea, 'centre'>>(): readonly Column<T>[] {
  return [
    column('longitude', { el: 'Γεωγραφικό μήκος', en: 'Longitude' }, 'decimal', ({ centre }) => centre[0]),
    column('latitude', { el: 'Γεωγραφικό πλάτος', en: 'Latitude' }, 'decimal', ({ centre }) => centre[1]),
  ];
}

const OF_AREAS: readonly Column<PublishedArea>[] = [
  column('id', ID, 'text', ({ id }) => id),
  column('parent', { el: 'Μέρος του', en: 'Part of' }, 'text', ({ parent }) => parent),
  column('name_el', NAME_EL, 'text', ({ names }) => names?.el ?? null),
  column('name_en', NAME_EN, 'text', ({ names }) => names?.en ?? null),
  // Junctions and sections cover no land; a zero would say that it had been measured.
  column('area_km2', { el: 'Έκταση (km²)', en: 'Area (km²)' }, 'decimal', ({ areaKm2 }) => (areaKm2 > 0 ? areaKm2 : null)),
  ...centred<PublishedArea>(),
];

const OF_SITES: readonly Column<PublishedSite>[] = [
  column('id', ID, 'text', ({ id }) => id),
  column('kind', KIND, 'text', ({ kind }) => kind),
  column('name_el', NAME_EL, 'text', ({ names }) => names.el),
  column('name_en', NAME_EN, 'text', ({ names }) => names.en),
  column('from_year', { el: 'Από έτος', en: 'From year' }, 'whole', ({ from }) => from),
  column('to_year', { el: 'Έως έτος', en: 'To year' }, 'whole', ({ to }) => to),
  column('accidents_about', { el: 'Ατυχήματα, περίπου', en: 'Accidents, about' }, 'whole', ({ accidentsAbout }) => accidentsAbout),
  column('rounded_to', { el: 'Στρογγυλοποίηση', en: 'Rounded to' }, 'whole', ({ roundedTo }) => roundedTo),
  column('intervention_kind', { el: 'Παρέμβαση', en: 'Intervention' }, 'text', ({ effect }) => effect?.interventionKind ?? null),
  column('change_percent', { el: 'Μεταβολή (%)', en: 'Change (%)' }, 'decimal', ({ effect }) => effect?.percent ?? null),
  column(
    'change_low',
    { el: 'Μεταβολή, κάτω όριο (%)', en: 'Change, lower limit (%)' },
    'decimal',
    ({ effect }) => effect?.percentLow ?? null,
  ),
  column(
    'change_high',
    { el: 'Μεταβολή, άνω όριο (%)', en: 'Change, upper limit (%)' },
    'decimal',
    ({ effect }) => effect?.percentHigh ?? null,
  ),
  column('method', { el: 'Μέθοδος', en: 'Method' }, 'text', ({ effect }) => effect?.method ?? null),
  ...centred<PublishedSite>(),
];

const OF_BARRIERS: readonly Column<PublishedBarrier>[] = [
  column('id', ID, 'text', ({ id }) => id),
  column('kind', KIND, 'text', ({ kind }) => kind),
  column('name_el', NAME_EL, 'text', ({ names }) => names.el),
  column('name_en', NAME_EN, 'text', ({ names }) => names.en),
  column('observed_year', { el: 'Έτος παρατήρησης', en: 'Year observed' }, 'whole', ({ observedYear }) => observedYear),
  ...centred<PublishedBarrier>(),
];

const SITES: Text = { el: 'Επικίνδυνες θέσεις και παρεμβάσεις', en: 'Black spots and interventions' };
const BARRIERS: Text = { el: 'Εμπόδια προσβασιμότητας', en: 'Accessibility barriers' };

/** THE layers of a release: one for each geography, the sites, and the barriers. Which there are follows from what the release says of itself. */
export function layersOf(head: PublishedHead): readonly ReleaseLayer[] {
  return [
    ...head.geographies.map((geography) => layerOfAreas(head, geography)),
    {
      id: 'sites',
      title: SITES,
      columns: OF_SITES,
      rows: ({ sites }) =>
        sites.map((site) => ({ ...rowOf(site, OF_SITES), geometry: pointAt(site), years: [site.from, site.to] as const })),
    },
    {
      id: 'barriers',
      title: BARRIERS,
      columns: OF_BARRIERS,
      rows: ({ barriers }) =>
        barriers.map((barrier) => ({ ...rowOf(barrier, OF_BARRIERS), geometry: pointAt(barrier), years: yearOf(barrier) })),
    },
  ];
}

function layerOfAreas(head: PublishedHead, geography: PublishedGeography): ReleaseLayer {
  const counts = columnsOf(head, geography).map(({ id, labels, countOf }): Column<PublishedArea> => column(id, labels, 'whole', countOf));
  const columns = [...OF_AREAS, ...counts];
  return {
    id: geography,
    title: PUBLISHED_GEOGRAPHY_LABELS[geography],
    columns,
    rows: ({ areas }) =>
      areas
        .filter((area) => area.geography === geography)
        .map((area) => ({ ...rowOf(area, columns), geometry: area.outline, years: null })),
  };
}

function rowOf<T extends { readonly id: string }>(item: T, columns: readonly Column<T>[]): Pick<LayerRow, 'id' | 'values'> {
  return { id: item.id, values: columns.map((one) => one.valueOf(item)) };
}

const pointAt = ({ centre }: Pick<PublishedSite, 'centre'>): LayerRow['geometry'] => ({ type: 'Point', coordinates: centre });
const yearOf = ({ observedYear: year }: PublishedBarrier): LayerRow['years'] => (year === null ? null : [year, year]);
