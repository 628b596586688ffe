import {
  DEFICIT_CLASS_LABELS,
  DEFICIT_CLASSES,
  EXCESS_CLASS_LABELS,
  EXCESS_CLASSES,
  positionOfCell,
  type DeficitClass,
  type ExcessClass,
} from '@elektron/domain';
import { ScrollBox, useFormats, useLanguage } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Priorities } from './sites-queries.ts';
import { deficitClassOf, excessClassOf } from './site-words.ts';
import styles from './priorities.module.css';

export interface PriorityMatrixProps {
  readonly cells: NonNullable<Priorities['cells']>;
  /** Position of the cell whose sites are listed; null for none. */
  readonly chosen: number | null;
  readonly onChoose: (cell: number | null) => void;
}

const ROWS: readonly (ExcessClass | null)[] = [...EXCESS_CLASSES, null];
const COLUMNS: readonly (DeficitClass | null)[] = [...DEFICIT_CLASSES, null];

/** How many sites are in each class of both axes; a cell lists its sites. */
export function PriorityMatrix({ cells, chosen, onChoose }: PriorityMatrixProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t('priorities.matrix.title');
  const excessLabel = (excess: ExcessClass | null): string =>
    excess === null ? t('priorities.matrix.noExcess') : EXCESS_CLASS_LABELS[excess][language];
  const deficitLabel = (deficit: DeficitClass | null): string =>
    deficit === null ? t('priorities.matrix.noDeficit') : DEFICIT_CLASS_LABELS[deficit][language];
  return (
    <ScrollBox framed label={title}>
      <table className={styles['matrix']}>
        <caption className="el-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('priorities.matrix.axes')}</th>
            {COLUMNS.map((deficit) => (
              <th key={deficit ?? ''} scope="col">
                {deficitLabel(deficit)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map((excess) => (
            <tr key={excess ?? ''}>
              <th scope="row">{excessLabel(excess)}</th>
              {COLUMNS.map((deficit) => {
                const position = positionOfCell({ excess, deficit });
                const found = cells.find((cell) => excessClassOf(cell.excess) === excess && deficitClassOf(cell.deficit) === deficit);
                return (
                  <td key={deficit ?? ''} data-both={(excess === 'above' && deficit === 'high') || undefined}>
                    <Cell
                      sites={found?.sites ?? 0}
                      label={`${excessLabel(excess)} · ${deficitLabel(deficit)}`}
                      chosen={chosen === position}
                      onToggle={() => onChoose(chosen === position ? null : position)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface CellProps {
  readonly sites: number;
  readonly label: string;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function Cell({ sites, label, chosen, onToggle }: CellProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = formats.count(sites);
  if (sites === 0 && !chosen) return count;
  return (
    <UnstyledButton
      className={styles['cell']}
      aria-pressed={chosen}
      data-lit={chosen || undefined}
      aria-label={t('priorities.matrix.cell', { count: sites, formatted: count, label })}
      onClick={onToggle}
    >
      {count}
    </UnstyledButton>
  );
}
