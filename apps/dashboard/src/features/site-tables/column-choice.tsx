import { SITE_FIELD_LABELS, type SiteField } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Columns, TableLook } from './send-site-table.ts';

/** Fields whose values are texts; any other is a column of numbers. */
const TEXTS: ReadonlySet<SiteField> = new Set(['code', 'name', 'group', 'line']);

export interface ColumnChoiceProps {
  readonly field: SiteField;
  readonly look: TableLook;
  readonly columns: Columns;
  readonly onColumns: (columns: Columns) => void;
  readonly error?: string | undefined;
}

/** Which column of the file is one field, with its first values. */
export function ColumnChoice({ field, look, columns, onColumns, error }: ColumnChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const chosen = columns[field] ?? '';
  const offered = look.headings.filter((heading) => TEXTS.has(field) || look.numbers.includes(heading) || heading === chosen);
  // Coordinates of a line tell nobody anything.
  const examples = field === 'line' ? [] : (look.examples[look.headings.indexOf(chosen)] ?? []);
  const choose = (heading: string): void => {
    // A column is one thing: whatever it was before, it is not any more.
    const others = Object.entries(columns).filter(([other, own]) => other !== field && own !== heading);
    onColumns({ ...Object.fromEntries(others), ...(heading === '' ? {} : { [field]: heading }) });
  };
  return (
    <NativeSelect
      label={SITE_FIELD_LABELS[field][language]}
      description={examples.length === 0 ? undefined : t('siteTables.examples', { values: examples.map(shorten).join(' · ') })}
      value={chosen}
      error={error}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[{ value: '', label: t('siteTables.noColumn') }, ...offered.map((heading) => ({ value: heading, label: heading }))]}
    />
  );
}

const SHOWN = 24;

function shorten(value: string): string {
  return value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value;
}
