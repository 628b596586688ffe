import { text, type FieldGroup } from './field-group.ts';

const NAME = text('Όνομα του εγγράφου', 'Name of the document');
const SEALED = text(
  'Περιεχόμενο του εγγράφου (κρυπτογραφημένο): ό,τι γράφει ή δείχνει, και πρόσωπα ή πινακίδες σε φωτογραφίες',
  'Contents of the document (encrypted): what it says or shows, including persons or number plates in photographs',
);
const DOCUMENT = { purpose: 'analysis', basis: 'public-task', retention: 'records', source: 'analyst' } as const;

/** What is attached to cases and interventions. */
export const DOCUMENT_FIELDS: readonly FieldGroup[] = [
  { table: 'black_spot_document', ...DOCUMENT, fields: { name: NAME, sealed: SEALED } },
  { table: 'intervention_document', ...DOCUMENT, fields: { name: NAME, sealed: SEALED } },
];
