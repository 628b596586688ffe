import { SITE_FIELD_LABELS, type SiteField } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { ColumnChoice } from '../../forms/column-choice.tsx';
import type { Columns, TableLook } from './send-site-table.ts';

/** Fields whose values are texts; any other is a column of numbers. */
const TEXTS: ReadonlySet<SiteField> = new Set(['code', 'name', 'group', 'line']);

export interface SiteColumnChoiceProps {
  readonly field: SiteField;
  readonly look: TableLook;
  readonly columns: Columns;
  readonly onColumns: (columns: Columns) => void;
  readonly error?: string | undefined;
}

/** Which column of the file is one field, with its first values. */
export function SiteColumnChoice({ field, look, ...choice }: SiteColumnChoiceProps) {
  const language = useLanguage();
  const chosen = choice.columns[field] ?? '';
  return (
    <ColumnChoice
      {...choice}
      field={field}
      label={SITE_FIELD_LABELS[field][language]}
      offered={look.headings.filter((heading) => TEXTS.has(field) || look.numbers.includes(heading) || heading === chosen)}
      // Coordinates of a line tell nobody anything.
      examples={field === 'line' ? [] : (look.examples[look.headings.indexOf(chosen)] ?? [])}
    />
  );
}
