import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeScan } from './code-scan.tsx';
import { CodesTables } from './codes-tables.tsx';
import type { Wizard } from './use-wizard.ts';
import { listCodeColumns } from './wizard-draft.ts';
import styles from './mapping.module.css';

/** What the values of coded columns mean, those of the whole file, and which texts mean nothing at all. */
export function CodesStep({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const { tableDraft, changeTable } = wizard;
  const isNone = listCodeColumns(wizard.survey, wizard.table, tableDraft).length === 0;
  return (
    <>
      <MissingField missing={tableDraft.missing} onChange={(missing) => changeTable({ missing })} />
      <CodeScan wizard={wizard} />
      {isNone ? <p className={styles['soft']}>{t('mapping.noCodes')}</p> : <CodesTables wizard={wizard} />}
    </>
  );
}

/** Between the texts; they may hold commas. */
const SEPARATOR = ';';

function MissingField({
  missing,
  onChange,
}: {
  readonly missing: readonly string[];
  readonly onChange: (missing: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(missing.join(`${SEPARATOR} `));
  const write = (written: string): void => {
    setText(written);
    onChange([
      ...new Set(
        written
          .split(SEPARATOR)
          .map((each) => each.trim())
          .filter((each) => each !== ''),
      ),
    ]);
  };
  return (
    <TextInput
      label={t('mapping.missing')}
      description={t('mapping.missingHelp')}
      value={text}
      onChange={(event) => write(event.currentTarget.value)}
    />
  );
}
