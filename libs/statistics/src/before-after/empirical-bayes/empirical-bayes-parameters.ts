import type { ChoiceParameter, ParameterDeclaration, ParameterValues } from '@elektron/domain';
import { CONFIDENCE_LEVEL } from '../before-after-parameters.ts';
import type { ExpectationBasis, ReferenceRole } from './empirical-bayes-detail.ts';

export const BASIS = {
  reference: 'reference-group',
  predictions: 'safety-performance-function',
  fitted: 'fitted-function',
} as const satisfies Readonly<Record<string, ExpectationBasis>>;

const BASIS_PARAMETER: ChoiceParameter = {
  kind: 'choice',
  name: 'basis',
  labels: { el: 'Από πού προκύπτει το αναμενόμενο', en: 'Where the expectation comes from' },
  meaning: {
    el: 'Η ομάδα αναφοράς αρκεί όταν δεν υπάρχει συνάρτηση πρόβλεψης για αυτό το είδος θέσης.',
    en: 'The reference group is enough where there is no safety performance function for this kind of site.',
  },
  choices: [
    { value: BASIS.reference, labels: { el: 'Ομάδα αναφοράς (μέθοδος των ροπών)', en: 'Reference group (method of moments)' } },
    { value: BASIS.predictions, labels: { el: 'Συνάρτηση πρόβλεψης ατυχημάτων (SPF)', en: 'Safety performance function (SPF)' } },
    {
      value: BASIS.fitted,
      labels: { el: 'Συνάρτηση που προσαρμόζεται στις θέσεις αναφοράς', en: 'Function fitted to the reference sites' },
    },
  ],
  defaultValue: BASIS.reference,
};

const REFERENCE_ROLE = { remainder: 'remainder', separate: 'separate' } as const satisfies Readonly<Record<string, ReferenceRole>>;

const REFERENCE_ROLE_PARAMETER: ChoiceParameter = {
  kind: 'choice',
  name: 'referenceRole',
  labels: { el: 'Οι θέσεις αναφοράς είναι', en: 'The reference sites are' },
  meaning: {
    el: 'Αν οι θέσεις παρέμβασης επιλέχθηκαν ανάμεσα σε αυτές, οι υπόλοιπες έμειναν με λιγότερα ατυχήματα από τον μακροχρόνιο μέσο τους· αυτό πρέπει να διορθωθεί.',
    en: 'If the treated sites were picked from among them, the rest were left with fewer accidents than their long-run mean; that must be corrected.',
  },
  choices: [
    {
      value: REFERENCE_ROLE.remainder,
      labels: {
        el: 'οι υπόλοιπες του συνόλου από όπου επιλέχθηκαν οι θέσεις',
        en: 'the rest of the set that the treated sites were picked from',
      },
    },
    { value: REFERENCE_ROLE.separate, labels: { el: 'ανεξάρτητο δείγμα όμοιων θέσεων', en: 'a separate sample of similar sites' } },
  ],
  defaultValue: REFERENCE_ROLE.remainder,
};

export const EMPIRICAL_BAYES_PARAMETERS: readonly ParameterDeclaration[] = [CONFIDENCE_LEVEL, BASIS_PARAMETER, REFERENCE_ROLE_PARAMETER];

export function readBasis(values: ParameterValues): ExpectationBasis {
  return Object.values(BASIS).find((basis) => basis === values[BASIS_PARAMETER.name]) ?? BASIS.reference;
}

export function readReferenceRole(values: ParameterValues): ReferenceRole {
  return values[REFERENCE_ROLE_PARAMETER.name] === REFERENCE_ROLE.separate ? REFERENCE_ROLE.separate : REFERENCE_ROLE.remainder;
}
