import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MappingDraft } from './mapping-draft.ts';
import styles from './mapping.module.css';

interface ReadingFieldsProps {
  readonly draft: MappingDraft;
  /** Proposed, whatever has been chosen since. */
  readonly proposedSrid: number | null;
  readonly nameError: string | undefined;
  readonly onChange: (draft: MappingDraft) => void;
}

const GREEK_GRID = 2100;
/** Greece lies in two zones. */
const UTM = [
  { zone: '34N', code: 32_634 },
  { zone: '35N', code: 32_635 },
];

/** How the file as a whole is read. */
export function ReadingFields({ draft, proposedSrid, nameError, onChange }: ReadingFieldsProps) {
  const { t } = useTranslation();
  const choose = (part: Partial<MappingDraft>): void => onChange({ ...draft, ...part });
  const known = [GREEK_GRID, ...UTM.map(({ code }) => code)];
  const systems = [
    { value: '', label: t('mapping.sridNone') },
    { value: String(GREEK_GRID), label: t('mapping.sridGreek') },
    ...UTM.map(({ zone, code }) => ({ value: String(code), label: t('mapping.sridUtm', { zone, code }) })),
    ...(proposedSrid === null || known.includes(proposedSrid) ? [] : [{ value: String(proposedSrid), label: `EPSG:${proposedSrid}` }]),
  ];
  return (
    <div className={styles['reading']}>
      <TextInput
        label={t('mapping.name')}
        description={t('mapping.nameHelp')}
        value={draft.name}
        error={nameError}
        onChange={(event) => choose({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('mapping.rowIs')}
        value={draft.rowIs}
        onChange={(event) => choose({ rowIs: event.currentTarget.value })}
        data={(['accident', 'casualty'] as const).map((value) => ({ value, label: t(`mapping.${value}`) }))}
      />
      <NativeSelect
        label={t('mapping.dateOrder')}
        value={draft.dateOrder}
        onChange={(event) => choose({ dateOrder: event.currentTarget.value })}
        data={[
          { value: 'day-first', label: t('mapping.dayFirst') },
          { value: 'month-first', label: t('mapping.monthFirst') },
          { value: 'year-first', label: t('mapping.yearFirst') },
        ]}
      />
      <NativeSelect
        label={t('mapping.decimalMark')}
        value={draft.decimalMark}
        onChange={(event) => choose({ decimalMark: event.currentTarget.value })}
        data={[
          { value: ',', label: t('mapping.comma') },
          { value: '.', label: t('mapping.point') },
        ]}
      />
      <NativeSelect
        label={t('mapping.srid')}
        value={draft.srid === null ? '' : String(draft.srid)}
        onChange={(event) => choose({ srid: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
        data={systems}
      />
    </div>
  );
}
