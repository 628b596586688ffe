import { Checkbox } from '@mantine/core';
import type { SelectableChartProps } from './chart-bar.ts';
import { useFormats, useUiText } from './language-context.tsx';
import styles from './data-table.module.css';

export interface ChartTableProps extends SelectableChartProps {
  readonly countLabel: string;
}

/** The numbers behind a chart, zeros and unknown included, with the same choice of values. */
export function ChartTable({ title, subtitle, bars, total, onToggle, countLabel }: ChartTableProps) {
  const formats = useFormats();
  const text = useUiText();
  return (
    <table className={styles['table']}>
      <caption className="el-hidden">{subtitle === undefined ? title : `${title}. ${subtitle}`}</caption>
      <thead>
        <tr>
          <th scope="col">{text('filterBy')}</th>
          <th scope="col">{text('value')}</th>
          <th scope="col" className={styles['number']}>
            {countLabel}
          </th>
          <th scope="col" className={styles['number']}>
            {text('share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} data-key={bar.key}>
            <td>
              <Checkbox size="xs" checked={bar.selected} onChange={() => onToggle(bar.key)} aria-label={`${title}: ${bar.label}`} />
            </td>
            <th scope="row">{bar.mark === undefined ? bar.label : `${bar.label} [${bar.mark}]`}</th>
            <td className={styles['number']}>{formats.count(bar.count)}</td>
            <td className={styles['number']}>{total > 0 ? formats.percent(bar.count / total, 1) : '–'}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <th scope="row">{text('total')}</th>
          <td className={styles['number']}>{formats.count(total)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
