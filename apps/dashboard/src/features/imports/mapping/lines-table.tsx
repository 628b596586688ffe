import { ScrollBox } from '@elektron/ui';
import { useTranslation } from 'react-i18next';
import { nameOfTable } from './name-of-table.ts';
import type { SurveyedTable } from './survey.ts';
import styles from './mapping.module.css';

/** The first lines as they are cut: titles, headings, and five records. Columns that tell who somebody is are blank. */
export function LinesTable({ table }: { readonly table: SurveyedTable }) {
  const { t } = useTranslation();
  const { headerRow } = table.cut;
  const titles = table.firstLines.filter(({ row }) => row < headerRow);
  const label = t('mapping.firstLines', { file: nameOfTable(table) });
  return (
    <ScrollBox label={label} framed>
      <table className={styles['lines']}>
        <caption className={styles['soft']}>{label}</caption>
        {titles.length > 0 && (
          <tbody className={styles['soft']}>
            {titles.map(({ row, cells }) => (
              <tr key={row}>
                <th scope="row">{row}</th>
                <td colSpan={table.columns.length}>{cells.filter((cell) => cell !== '').join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        )}
        <tbody>
          <tr data-heading>
            <th scope="row">{table.cut.headerLines === 0 ? '–' : headerRow}</th>
            {table.columns.map(({ heading }, i) => (
              // Columns have no other name than their place.
              <th key={i} scope="col">
                {heading || t('mapping.noHeading', { number: i + 1 })}
              </th>
            ))}
          </tr>
          {table.preview.map(({ row, cells }) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {table.columns.map((_, i) => (
                <td key={i}>{cells[i] ?? ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
