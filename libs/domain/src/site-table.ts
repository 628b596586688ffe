import { fillText, type Language, type Text } from './language.ts';

/*
 * A table of sites: road sections or junctions that already carry their traffic, and mostly their numbers of accidents over a stated period.
 * Whoever has no accident records can rank these.
 */

/** What a column of a table of sites can be. */
export const SITE_FIELDS = [
  'code',
  'name',
  'group',
  'line',
  'longitude',
  'latitude',
  'easting',
  'northing',
  'length',
  'traffic',
  'minor-traffic',
  'accidents',
  'fatal',
  'serious',
  'slight',
  'damage-only',
] as const;
export type SiteField = (typeof SITE_FIELDS)[number];

export const SITE_FIELD_LABELS: Readonly<Record<SiteField, Text>> = {
  code: { el: 'Κωδικός θέσης', en: 'Code of the site' },
  name: { el: 'Όνομα θέσης', en: 'Name of the site' },
  group: { el: 'Ομάδα όμοιων θέσεων (π.χ. κατηγορία οδού)', en: 'Group of like sites (such as the class of road)' },
  line: { el: 'Γραμμή του τμήματος (γεωμετρία)', en: 'Line of the section (geometry)' },
  longitude: { el: 'Γεωγραφικό μήκος (μοίρες)', en: 'Longitude (degrees)' },
  latitude: { el: 'Γεωγραφικό πλάτος (μοίρες)', en: 'Latitude (degrees)' },
  easting: { el: 'Χ προβολής (μέτρα)', en: 'Easting (metres)' },
  northing: { el: 'Υ προβολής (μέτρα)', en: 'Northing (metres)' },
  length: { el: 'Μήκος του τμήματος', en: 'Length of the section' },
  traffic: { el: 'Κυκλοφορία (σε κόμβο: της κύριας οδού)', en: 'Traffic (at a junction: of the major road)' },
  'minor-traffic': { el: 'Κυκλοφορία της δευτερεύουσας οδού', en: 'Traffic of the minor road' },
  accidents: { el: 'Ατυχήματα συνολικά', en: 'Accidents in all' },
  fatal: { el: 'Θανατηφόρα ατυχήματα', en: 'Fatal accidents' },
  serious: { el: 'Σοβαρά ατυχήματα (ή θανατηφόρα και σοβαρά μαζί)', en: 'Serious accidents (or fatal and serious together)' },
  slight: { el: 'Ελαφρά ατυχήματα', en: 'Slight accidents' },
  'damage-only': { el: 'Ατυχήματα με υλικές ζημιές μόνο', en: 'Damage-only accidents' },
};

/** Columns of numbers of accidents by severity. */
export const SITE_SEVERITIES = ['fatal', 'serious', 'slight', 'damage-only'] as const satisfies readonly SiteField[];
export type SiteSeverity = (typeof SITE_SEVERITIES)[number];

export const SITE_TABLE_KINDS = ['segment', 'junction'] as const;
export type SiteTableKind = (typeof SITE_TABLE_KINDS)[number];

export const SITE_TABLE_KIND_LABELS: Readonly<Record<SiteTableKind, Text>> = {
  segment: { el: 'Οδικά τμήματα', en: 'Road sections' },
  junction: { el: 'Κόμβοι', en: 'Junctions' },
};

/** What the numbers of traffic are. Those of a relative measure are in proportion to traffic and no vehicles a day: nobody can make a rate of them. */
export const TRAFFIC_MEASURES = ['vehicles-per-day', 'relative'] as const;
export type TrafficMeasure = (typeof TRAFFIC_MEASURES)[number];

export const TRAFFIC_MEASURE_LABELS: Readonly<Record<TrafficMeasure, Text>> = {
  'vehicles-per-day': { el: 'Οχήματα ανά ημέρα (ΕΜΗΚ)', en: 'Vehicles a day (AADT)' },
  relative: { el: 'Σχετικό μέτρο κυκλοφορίας', en: 'A relative measure of traffic' },
};

export const TRAFFIC_ORIGINS = ['measured', 'modelled'] as const;
export type TrafficOrigin = (typeof TRAFFIC_ORIGINS)[number];

export const TRAFFIC_ORIGIN_LABELS: Readonly<Record<TrafficOrigin, Text>> = {
  measured: { el: 'Μετρημένη', en: 'Measured' },
  modelled: { el: 'Από μοντέλο ή εκτίμηση', en: 'From a model, or estimated' },
};

export const LENGTH_UNITS = ['m', 'km'] as const;
export type LengthUnit = (typeof LENGTH_UNITS)[number];

/** What a person says of a whole table. */
export interface SiteTableStatement {
  readonly name: string;
  /** Publisher and terms; empty where nobody has said it. */
  readonly source: string;
  /** First and last calendar year of the counted accidents, whole years both; null for a table without numbers of accidents. */
  readonly years: readonly [first: number, last: number] | null;
  readonly trafficMeasure: TrafficMeasure;
  readonly trafficOrigin: TrafficOrigin;
  readonly lengthUnit: LengthUnit;
}

/** More sites than these are no table that somebody looks through. */
export const MOST_SITES = 100_000;
/** Of one site, and of all of a table. */
export const MOST_ACCIDENTS_OF_SITE = 100_000;
export const MOST_ACCIDENTS_OF_TABLE = 5_000_000;

/** More terms than these a function of one table does not carry. */
export const MOST_COVARIATES = 3;

/** Why a line of a table is no site, or lacks something; the last of sites of a study alone. */
export const SITE_REMARK_CODES = [
  'LINE_INVALID',
  'PLACE_MISSING',
  'PLACE_OUT_OF_REACH',
  'NUMBER_MISSING',
  'NUMBER_INVALID',
  'SEVERITIES_EXCEED',
  'CODE_TWICE',
  'ROLE_UNKNOWN',
] as const;
export type SiteRemarkCode = (typeof SITE_REMARK_CODES)[number];

export interface SiteRemark {
  /** As a text editor or Excel numbers the lines (headings = 1). */
  readonly row: number;
  readonly column: string;
  readonly code: SiteRemarkCode;
  readonly value: string;
}

const SITE_REMARKS: Readonly<Record<SiteRemarkCode, Text>> = {
  LINE_INVALID: {
    el: 'η στήλη «{{column}}» δεν περιέχει γραμμή με μήκος: «{{value}}»',
    en: 'column “{{column}}” holds no line that has a length: “{{value}}”',
  },
  PLACE_MISSING: {
    el: 'οι συντεταγμένες ({{column}}) δεν είναι αριθμοί: «{{value}}»',
    en: 'the coordinates ({{column}}) are no numbers: “{{value}}”',
  },
  PLACE_OUT_OF_REACH: {
    el: 'η θέση ({{column}}) βρίσκεται έξω από το σύστημα αναφοράς του οργανισμού ή του αρχείου: {{value}}',
    en: 'the place ({{column}}) lies beyond the reference system of the organisation or of the file: {{value}}',
  },
  NUMBER_MISSING: {
    el: 'η στήλη «{{column}}» είναι κενή, και κενό δεν σημαίνει κανένα ατύχημα',
    en: 'column “{{column}}” is empty, and empty does not mean no accident',
  },
  NUMBER_INVALID: {
    el: 'η στήλη «{{column}}» δεν περιέχει αριθμό μέσα στα λογικά όρια: «{{value}}»',
    en: 'column “{{column}}” holds no number within reason: “{{value}}”',
  },
  SEVERITIES_EXCEED: {
    el: 'τα ατυχήματα κατά βαρύτητα είναι περισσότερα από το σύνολο της στήλης «{{column}}»: {{value}}',
    en: 'the accidents by severity are more than the sum in column “{{column}}”: {{value}}',
  },
  CODE_TWICE: {
    el: 'ο κωδικός «{{value}}» (στήλη «{{column}}») υπάρχει ήδη πιο πάνω',
    en: 'the code “{{value}}” (column “{{column}}”) stands earlier in the file',
  },
  ROLE_UNKNOWN: {
    el: 'η στήλη «{{column}}» δεν λέει «παρέμβασης» ούτε «αναφοράς»: «{{value}}»',
    en: 'column “{{column}}” says neither “treated” nor “reference”: “{{value}}”',
  },
};

/** A remark as part of a sentence. */
export function describeSiteRemark({ code, column, value }: Omit<SiteRemark, 'row'>, language: Language): string {
  return fillText(SITE_REMARKS[code][language], { column, value }, language);
}
