import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface ColumnChoiceProps<F extends string> {
  readonly field: F;
  readonly label: string;
  /** Headings that may be chosen; the one that is chosen is always offered. */
  readonly offered: readonly string[];
  /** First values of the chosen column. */
  readonly examples: readonly string[];
  readonly columns: Readonly<Partial<Record<F, string>>>;
  readonly onColumns: (columns: Readonly<Partial<Record<F, string>>>) => void;
  readonly error?: string | undefined;
}

/** Which column of a file is one field, with its first values. */
export function ColumnChoice<F extends string>({ field, label, offered, examples, columns, onColumns, error }: ColumnChoiceProps<F>) {
  const { t } = useTranslation();
  const chosen = columns[field] ?? '';
  const choose = (heading: string): void => {
    // A column is one thing: whatever it was before, it is not any more.
    const others = Object.entries(columns).filter(([other, own]) => other !== field && own !== heading);
    onColumns(Object.fromEntries([...others, ...(heading === '' ? [] : [[field, heading]])]) as Readonly<Partial<Record<F, string>>>);
  };
  return (
    <NativeSelect
      label={label}
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
