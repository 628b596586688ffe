import { UNKNOWN_LABEL, type Language } from '@elektron/domain';
import { CADAS_WITHOUT_FIELD, CODE_LABELS, getMappingField, UNHURT } from '@elektron/importers';

import type { ExportNote, ExportValue } from '../export-table.ts';
import type { CadasColumn } from './cadas-columns.ts';
import { CADAS_NOTES, CODE_HEADINGS, OMISSION_TEXTS } from './cadas-texts.ts';
import type { StatedVariable } from './stated-variables.ts';
import type { LeftOut, WrittenCodes } from './written-codes.ts';

/** What the sheet of codes tells of a file. */
export interface CodesOfFile {
  readonly stated: ReadonlyMap<string, StatedVariable>;
  /** The variables that are written. */
  readonly columns: readonly CadasColumn[];
  /** After the last row: what was left out is known then. */
  readonly codes: WrittenCodes;
  readonly notes: readonly ExportNote[];
  readonly language: Language;
  /** Whether units and persons are in it. */
  readonly isWhole: boolean;
}

/** The rows of the sheet that says which codes are written, by which mapping, and what could not be said. */
export function listCodes({ stated, columns, codes, notes, language, isWhole }: CodesOfFile): (readonly ExportValue[])[] {
  const { guide, severity, withheld, withoutField } = CADAS_NOTES;
  const leftOut = codes.leftOut();
  return [
    ...notes.map(({ label, value }) => [label, value]),
    ...[guide, severity, ...(isWhole ? [] : [withheld])].map(({ label, text }) => [label[language], text[language]]),
    [withoutField.label[language], CADAS_WITHOUT_FIELD.filter((id) => !stated.has(id)).join(', ')],
    [],
    CODE_HEADINGS.map((heading) => heading[language]),
    ...columns.flatMap((column) => describeVariable(column, { stated, codes, leftOut, language })),
  ];
}

interface Told extends Pick<CodesOfFile, 'stated' | 'codes' | 'language'> {
  readonly leftOut: readonly LeftOut[];
}

function describeVariable({ id, field }: CadasColumn, { stated, codes, leftOut, language }: Told): (readonly ExportValue[])[] {
  const { labels, list } = getMappingField(field);
  const by = stated.get(id);
  const source = by === undefined ? null : `${by.name}, ${by.batchId}`;
  const own = leftOut.filter(({ variable }) => variable === id);
  const row = (label: string | null, meaning: readonly string[], out: LeftOut | undefined): readonly ExportValue[] => [
    id,
    labels[language],
    label,
    meaning.join(', '),
    out?.cells ?? 0,
    out === undefined ? null : OMISSION_TEXTS[out.why][language],
    source,
  ];
  if (list === undefined) return own.length === 0 ? [row(null, [], undefined)] : own.map((out) => row(null, [], out));
  const values = Object.entries(CODE_LABELS[list]).filter(([value]) => value !== UNHURT);
  const told = [...values.map(([value, text]) => [value, text[language]] as const), [null, UNKNOWN_LABEL[language]] as const];
  return [
    ...told.map(([value, label]) => {
      const out = own.find((each) => each.value === value && each.why !== 'no-casualties');
      return row(label, codes.codesOf(id, value), out);
    }),
    ...own.filter(({ why }) => why === 'no-casualties').map((out) => row(null, [], out)),
  ];
}
