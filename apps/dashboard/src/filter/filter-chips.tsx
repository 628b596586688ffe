import { CloseIcon } from '@elektron/ui';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AccidentFilter } from '@elektron/domain';
import type { FilterPart } from './describe-filter.ts';
import styles from './filter-bar.module.css';

export interface FilterChipsProps {
  readonly parts: readonly FilterPart[];
  /** Gets the filter without the part that was clicked. */
  readonly onFilter: (filter: AccidentFilter) => void;
}

/** The parts of a filter; a click takes one off. */
export function FilterChips({ parts, onFilter }: FilterChipsProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles['chips']}>
      {parts.map((part) => (
        <li key={part.id}>
          <UnstyledButton
            className={styles['chip']}
            data-filter={part.id}
            onClick={() => onFilter(part.without)}
            aria-label={t('filter.remove', { what: part.label })}
          >
            <span>{part.label}</span>
            <CloseIcon size={12} />
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
