import type { MappingField } from './mapping-fields.ts';

/** What a column of a table of lines on the ground can be. */
export const ROAD_FIELDS = [
  { id: 'road-line', labels: { el: 'Γραμμή της οδού (γεωμετρία)', en: 'Line of the road (geometry)' }, kind: 'line', of: 'road' },
  { id: 'road-key', labels: { el: 'Κωδικός τμήματος', en: 'Identifier of the section' }, kind: 'identifier', of: 'road' },
  { id: 'road-reference', labels: { el: 'Αριθμός οδού', en: 'Road number' }, kind: 'numbered', of: 'road' },
  { id: 'road-class', labels: { el: 'Κατηγορία οδού', en: 'Class of the road' }, kind: 'code', of: 'road', list: 'road-class' },
  { id: 'lanes', labels: { el: 'Λωρίδες κυκλοφορίας', en: 'Lanes' }, kind: 'count', of: 'road' },
  { id: 'road-length', labels: { el: 'Μήκος, όπως το δίνει το αρχείο', en: 'Length, as the file states it' }, kind: 'amount', of: 'road' },
  { id: 'road-authority', labels: { el: 'Αρμόδιος φορέας της οδού', en: 'Road authority' }, kind: 'text', of: 'road' },
  {
    id: 'start-kilometre',
    labels: { el: 'Χιλιομετρική θέση αρχής (χ/θ)', en: 'Kilometre position of the start' },
    kind: 'position',
    of: 'road',
  },
  {
    id: 'end-kilometre',
    labels: { el: 'Χιλιομετρική θέση τέλους (χ/θ)', en: 'Kilometre position of the end' },
    kind: 'position',
    of: 'road',
  },
] as const satisfies readonly MappingField[];
