import type { Language, Text } from '@elektron/domain';

import { PERSONAL_FIELDS, type PersonalField } from './personal-fields.ts';

const TITLE: Text = { el: 'Μητρώο πεδίων με προσωπικά δεδομένα', en: 'Register of personal fields' };

const LEAD: Text = {
  el: 'Κάθε στήλη της βάσης που μπορεί να αφορά πρόσωπο, με τον σκοπό, τη νομική βάση (ως υπόδειξη: την ορίζει ο υπεύθυνος επεξεργασίας), τον χρόνο τήρησης και την πηγή της. Ονόματα, αριθμοί κυκλοφορίας και αριθμοί ταυτότητας παθόντων δεν αποθηκεύονται: οι στήλες που μοιάζουν με τέτοια παραλείπονται κατά την εισαγωγή.',
  en: 'Every column of the database that can tell of a person, with its purpose, lawful basis (a hint: the controller decides it), retention and source. No names, number plates or identity numbers of casualties are stored: columns that look like them are left out on import.',
};

const HEADINGS: Readonly<Record<Language, readonly string[]>> = { el: ['Πεδίο', 'Τι είναι'], en: ['Field', 'What it is'] };

/** What holds for all fields of a table that stand together. */
const SHARED = [
  ['purpose', { el: 'Σκοπός', en: 'Purpose' }],
  ['basis', { el: 'Νομική βάση', en: 'Lawful basis' }],
  ['retention', { el: 'Τήρηση', en: 'Retention' }],
  ['source', { el: 'Πηγή', en: 'Source' }],
] as const satisfies readonly (readonly [keyof PersonalField, Text])[];

const GENERATED = '<!-- Generated from apps/api/src/data-protection/personal-fields.ts by `npm run generate`; do not edit. -->';

/** The register as docs/personal-data.md, in both languages. */
export function formatPersonalData(): string {
  return [GENERATED, formatIn('el'), formatIn('en')].join('\n\n') + '\n';
}

function formatIn(language: Language): string {
  const tables = [...Map.groupBy(PERSONAL_FIELDS, ({ table }) => table)];
  const sections = tables.map(([table, fields]) => `## \`${table}\`\n\n${formatTable(fields, language)}`);
  return [`# ${TITLE[language]}`, LEAD[language], ...sections].join('\n\n');
}

function formatTable(fields: readonly PersonalField[], language: Language): string {
  const groups = Map.groupBy(fields, (field) => SHARED.map(([name]) => field[name][language]).join('\n'));
  return [...groups.values()].map((group) => formatGroup(group, language)).join('\n\n');
}

function formatGroup(group: readonly PersonalField[], language: Language): string {
  const shared = SHARED.map(([name, label]) => `- ${label[language]}: ${group[0]?.[name][language] ?? ''}`);
  const rows = group.map(({ field, label }) => [`\`${field}\``, label[language]]);
  const headings = HEADINGS[language];
  const table = [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return [...shared, '', ...table].join('\n');
}
