import type { ParameterDeclaration } from '@elektron/domain';
import { FLAG_PARAMETERS, UNIT_PARAMETERS } from '../../tested-units/unit-parameters.ts';

export const GETIS_ORD_PARAMETERS: readonly ParameterDeclaration[] = [
  ...UNIT_PARAMETERS,
  {
    kind: 'choice',
    name: 'alternative',
    labels: { el: 'Τι αναζητείται', en: 'Looked for' },
    meaning: {
      el: 'Μόνο θέσεις με πολλά ατυχήματα, ή και με λίγα· η δεύτερη επιλογή διπλασιάζει κάθε τιμή p.',
      en: 'Places with many accidents only, or also with few; the second doubles every p-value.',
    },
    choices: [
      { value: 'greater', labels: { el: 'Πολλά ατυχήματα', en: 'Many accidents' } },
      { value: 'two-sided', labels: { el: 'Πολλά ή λίγα ατυχήματα', en: 'Many or few accidents' } },
    ],
    defaultValue: 'greater',
  },
  ...FLAG_PARAMETERS,
];
