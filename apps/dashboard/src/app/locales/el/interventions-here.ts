import type { interventionsHere as english } from '../en/interventions-here.ts';

export const interventionsHere: typeof english = {
  mark: 'Παρέμβαση',
  title_one: '{{formatted}} παρέμβαση εδώ',
  title_other: '{{formatted}} παρεμβάσεις εδώ',
  result: 'αποτέλεσμα',
  resultOf: 'Αποτέλεσμα: {{name}}',
};
