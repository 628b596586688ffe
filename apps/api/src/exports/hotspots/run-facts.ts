import { formatDayNumber, getPeriodDays, type Language, type ParameterDeclaration, type ParameterValue } from '@elektron/domain';

import type { HotspotRunObject } from '../../hotspots/hotspot-run.objects.ts';
import type { ExportColumn, ExportNote, ExportValue } from '../export-table.ts';

const WORDS = {
  run: { el: 'Ανάλυση', en: 'Run' },
  method: { el: 'Μέθοδος', en: 'Method' },
  filter: { el: 'Φίλτρο', en: 'Filter' },
  parameters: { el: 'Παράμετροι', en: 'Parameters' },
  seed: { el: 'Σπόρος τυχαίων αριθμών', en: 'Seed' },
  dataVersion: { el: 'Έκδοση στοιχείων', en: 'Data version' },
  roadsVersion: { el: 'Έκδοση οδών', en: 'Version of the roads' },
  trafficVersion: { el: 'Έκδοση κυκλοφορίας', en: 'Version of the traffic' },
  softwareVersion: { el: 'Έκδοση λογισμικού', en: 'Software version' },
  accidents: { el: 'Ατυχήματα στην ανάλυση (n)', en: 'Accidents analysed (n)' },
  period: { el: 'Περίοδος', en: 'Period' },
  years: { el: 'Έτη', en: 'Years' },
  rankedBy: { el: 'Μέτρο κατάταξης', en: 'Ranked by' },
  notice: { el: 'Προσοχή', en: 'Notice' },
  digest: { el: 'Αποτύπωμα του αποτελέσματος (SHA-256)', en: 'Digest of the result (SHA-256)' },
} as const;

/** A run as a page shows it, with what its file needs to say it in words. */
export interface DescribedRun {
  readonly run: HotspotRunObject;
  /** Of its method; none of one that is not on the list any more. */
  readonly parameters: readonly ParameterDeclaration[];
  /** In words. */
  readonly filter: string;
}

/** What a file says of the run that it is from, beside its filter, its data version and how many places there are. */
export function notesOfRun({ run, parameters }: DescribedRun, language: Language): ExportNote[] {
  const note = (id: keyof typeof WORDS, value: ExportValue | undefined): ExportNote[] =>
    value === null || value === undefined ? [] : [{ id, label: WORDS[id][language], value }];
  return [
    ...note('run', run.id),
    ...note('method', run.methodLabels[language]),
    ...wordsOfParameters(run, parameters, language).map(([name, label, value]) => ({ id: `parameter_${name}`, label, value })),
    ...note('seed', run.seed),
    ...note('roadsVersion', run.roadsVersion),
    ...note('trafficVersion', run.trafficVersion),
    ...note('softwareVersion', run.softwareVersion),
    ...note('accidents', run.accidents),
    ...note('period', periodOf(run)),
    ...note('years', run.years),
    ...note('rankedBy', run.scoreLabels?.[language]),
    ...note('digest', run.resultDigest),
    ...run.warnings.map(({ code, message }) => ({ id: `notice_${code}`, label: WORDS.notice[language], value: message[language] })),
  ];
}

/** Columns that say the same in every row, for a file that has no other place for it. */
export function columnsOfRun(
  described: DescribedRun,
  language: Language,
): { readonly column: ExportColumn; readonly value: ExportValue }[] {
  const { run, parameters, filter } = described;
  const column = (id: string, word: keyof typeof WORDS, type: ExportColumn['type'], value: ExportValue) => ({
    column: { id: `run_${id}`, labels: WORDS[word], type },
    value,
  });
  return [
    column('id', 'run', 'text', run.id),
    column('method', 'method', 'text', run.methodLabels[language]),
    column(
      'parameters',
      'parameters',
      'text',
      wordsOfParameters(run, parameters, language)
        .map(([, label, value]) => `${label}: ${value}`)
        .join(' · '),
    ),
    column('filter', 'filter', 'text', filter),
    column('period', 'period', 'text', periodOf(run)),
    column('seed', 'seed', 'whole', run.seed),
    column('data_version', 'dataVersion', 'whole', run.dataVersion),
    column('n', 'accidents', 'whole', run.accidents),
    column('notices', 'notice', 'text', run.warnings.map(({ message }) => message[language]).join(' ')),
  ];
}

type ParameterInWords = readonly [name: string, label: string, value: string | number];

/** As used: what was left to the method is what it chose. */
function wordsOfParameters(
  { parameters: asked, parametersUsed }: HotspotRunObject,
  declared: readonly ParameterDeclaration[],
  language: Language,
): ParameterInWords[] {
  return Object.entries(parametersUsed ?? asked).flatMap(([name, value]): ParameterInWords[] => {
    const of = declared.find((parameter) => parameter.name === name);
    return value === null ? [] : [[name, labelOf(of, name, language), wordOf(of, value, language)]];
  });
}

function labelOf(declared: ParameterDeclaration | undefined, name: string, language: Language): string {
  if (declared === undefined) return name;
  const unit = declared.kind === 'number' ? declared.unit[language] : '';
  return unit === '' ? declared.labels[language] : `${declared.labels[language]} (${unit})`;
}

function wordOf(declared: ParameterDeclaration | undefined, value: NonNullable<ParameterValue>, language: Language): string | number {
  const choice = declared?.kind === 'choice' ? declared.choices.find((one) => one.value === value) : undefined;
  return choice?.labels[language] ?? value;
}

/** The last day, not the one after it. */
function periodOf({ period }: HotspotRunObject): string | null {
  return period === null ? null : `${period.start} – ${formatDayNumber(getPeriodDays(period).end - 1)}`;
}
