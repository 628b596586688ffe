import { RecordTable, useLanguage } from '@elektron/ui';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { decideCode, listCodeColumns, type CodeColumn, type MappingDraft } from './mapping-draft.ts';
import type { Survey } from './survey.ts';
import styles from './mapping.module.css';

interface CodesProps {
  readonly survey: Survey;
  readonly draft: MappingDraft;
  readonly onChange: (draft: MappingDraft) => void;
}

/** What the values of coded columns mean. */
export function CodesTables({ survey, draft, onChange }: CodesProps) {
  const columns = listCodeColumns(survey, draft);
  return columns.map((column) => <CodesTable key={column.position} {...{ survey, draft, onChange, column }} />);
}

/** What stands for a value that nobody has decided, and for one that the source does not know. */
const UNDECIDED = '';
const UNKNOWN = '?';

function CodesTable({ survey, draft, onChange, column }: CodesProps & { readonly column: CodeColumn }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const decided = draft.codes[column.position] ?? {};
  const options = Object.entries(survey.lists[column.list] ?? {}).map(([value, labels]) => ({ value, label: labels[language] }));
  const toTarget = (chosen: string): string | null | undefined => (chosen === UNDECIDED ? undefined : chosen === UNKNOWN ? null : chosen);
  return (
    <section className={styles['codes']} aria-label={t('mapping.codes', { heading: column.heading })}>
      <h3>{t('mapping.codes', { heading: column.heading })}</h3>
      <p className={styles['soft']}>{t('mapping.codesLead')}</p>
      <RecordTable
        caption={t('mapping.codes', { heading: column.heading })}
        rows={column.values}
        rowKey={(value) => value}
        columns={[
          { head: t('mapping.value'), kind: 'name', cell: (value) => value },
          {
            head: t('mapping.valueMeaning'),
            kind: 'wide',
            cell: (value) => (
              <NativeSelect
                aria-label={t('mapping.meaningOfValue', { value })}
                value={Object.hasOwn(decided, value) ? (decided[value] ?? UNKNOWN) : UNDECIDED}
                onChange={(event) => onChange(decideCode(draft, column.position, value, toTarget(event.currentTarget.value)))}
                data={[{ value: UNDECIDED, label: t('mapping.undecided') }, { value: UNKNOWN, label: t('mapping.unknown') }, ...options]}
              />
            ),
          },
        ]}
      />
    </section>
  );
}
