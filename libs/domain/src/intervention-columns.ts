import type { Text } from './language.ts';

/** What a column of a table of interventions holds. */
export type InterventionField =
  | 'name'
  | 'kind'
  | 'works_first_day'
  | 'works_last_day'
  | 'geometry'
  | 'latitude'
  | 'longitude'
  | 'selection_reason'
  | 'selection_note'
  | 'source'
  | 'illustrative'
  | 'capital_cost'
  | 'yearly_cost'
  | 'currency'
  | 'price_year';

export interface InterventionColumn {
  /** The heading where programs read it; never changes. */
  readonly id: InterventionField;
  /** The heading where people read it, in a template and in a file that was taken away: a file is read back under any of the three. */
  readonly labels: Text;
  /** Without it no line is an intervention. */
  readonly needed: boolean;
}

const column = (id: InterventionField, el: string, en: string, needed = false): InterventionColumn => ({ id, labels: { el, en }, needed });

/** THE columns of a table of interventions, in their order. Of the places either the shape is needed, or latitude and longitude of one point. */
export const INTERVENTION_COLUMNS: readonly InterventionColumn[] = [
  column('name', 'Παρέμβαση', 'Intervention', true),
  column('kind', 'Είδος', 'Kind', true),
  column('works_first_day', 'Πρώτη ημέρα έργων', 'First day of works', true),
  column('works_last_day', 'Τελευταία ημέρα έργων', 'Last day of works', true),
  column('geometry', 'Σχήμα (WKT, EPSG:4326)', 'Shape (WKT, EPSG:4326)'),
  column('latitude', 'Γεωγραφικό πλάτος', 'Latitude'),
  column('longitude', 'Γεωγραφικό μήκος', 'Longitude'),
  column('selection_reason', 'Λόγος επιλογής', 'Reason for selection', true),
  column('selection_note', 'Ο λόγος με δικά σας λόγια', 'The reason in your own words'),
  column('source', 'Πηγή', 'Source'),
  column('illustrative', 'Επινοημένη', 'Invented'),
  column('capital_cost', 'Κόστος κατασκευής', 'Capital cost'),
  column('yearly_cost', 'Ετήσιο κόστος συντήρησης', 'Yearly cost of upkeep'),
  column('currency', 'Νόμισμα (ISO 4217)', 'Currency (ISO 4217)'),
  column('price_year', 'Έτος τιμών', 'Price year'),
];
