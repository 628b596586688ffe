import type { interventionsHere as english } from '../en/interventions-here.ts';

export const interventionsHere: typeof english = {
  mark: 'Παρέμβαση',
  title: 'Παρεμβάσεις εδώ',
  result: 'αποτέλεσμα',
  resultOf: 'Αποτέλεσμα: {{name}}',
};
