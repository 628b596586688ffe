import { useLanguage } from '@elektron/ui';
import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { nameOfTable } from './name-of-table.ts';
import type { SurveyedTable } from './survey.ts';
import type { Wizard } from './use-wizard.ts';
import styles from './mapping.module.css';

/** Which of the tables that the files hold are read. */
export function FilesStep({ wizard: { survey, draft, tables, changeTable, change } }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const choose = (at: number, isChosen: boolean): void => {
    changeTable({ isChosen }, at);
    // The steps that follow are about a table that is read.
    if (isChosen) change((former) => ({ ...former, at }));
    else
      change((former) => ({
        ...former,
        at: Math.max(
          0,
          former.tables.findIndex((table) => table.isChosen),
        ),
      }));
  };
  const alikeText = ({ alike = [] }: SurveyedTable): string =>
    alike.length === 0 ? '' : ` ${t('mapping.alike', { count: alike.length, names: alike.map(nameOfTable).join(', ') })}`;
  return (
    <>
      <details>
        <summary>{t('mapping.why')}</summary>
        <p className={styles['soft']}>{survey.message[language]}</p>
      </details>
      <fieldset className={styles['choices']}>
        <legend>{t('mapping.tables')}</legend>
        {tables.map((table, at) => (
          <Checkbox
            key={`${table.file} ${table.content ?? ''}`}
            label={nameOfTable(table)}
            description={`${t('mapping.tableIs', {
              unit: t(`mapping.units.${draft.tables[at]?.rowIs ?? 'accident'}`),
              columns: table.columns.length,
              headings: headingsOf(table.columns.map(({ heading }) => heading)),
            })}${alikeText(table)}`}
            checked={draft.tables[at]?.isChosen ?? false}
            onChange={(event) => choose(at, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      {survey.others.length > 0 && (
        <section aria-label={t('mapping.others')}>
          <h4>{t('mapping.others')}</h4>
          <ul className={styles['others']}>
            {survey.others.map((other) => (
              <li key={nameOfTable(other)}>
                {nameOfTable(other)} <span className={styles['soft']}>{other.message?.[language] ?? t('mapping.noTable')}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const HEADINGS_SHOWN = 6;

function headingsOf(headings: readonly string[]): string {
  const named = headings.filter((heading) => heading !== '');
  return named.length > HEADINGS_SHOWN ? `${named.slice(0, HEADINGS_SHOWN).join(', ')}, …` : named.join(', ');
}
