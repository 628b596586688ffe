import { AUDIT_ACTION_LABELS, AUDIT_ACTIONS } from '@elektron/domain';
import { CloseIcon, DateField, useLanguage } from '@elektron/ui';
import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { groupActions, type AuditFilter, type SetAuditFilter } from './audit-filter.ts';
import styles from './audit.module.css';

export interface AuditFilterBarProps {
  readonly filter: AuditFilter;
  readonly setFilter: SetAuditFilter;
  /** Of the person that the filter is about; `undefined` while nothing of theirs is on the page. */
  readonly personName: string | undefined;
}

/** Which events: what, from which to which day, and of whom where somebody was picked from the list. */
export function AuditFilterBar({ filter, setFilter, personName }: AuditFilterBarProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { action, person, since, until } = filter;
  const asksForAll = action === null && person === null && since === null && until === null;
  const reversed = since !== null && until !== null && until < since;
  return (
    <section className={styles['filter']} aria-label={t('audit.filter.title')}>
      <NativeSelect
        label={t('audit.filter.action')}
        value={action ?? ''}
        onChange={(event) => void setFilter({ action: AUDIT_ACTIONS.find((each) => each === event.currentTarget.value) ?? null })}
        data={[
          { value: '', label: t('audit.filter.every') },
          ...groupActions().map(([group, actions]) => ({
            group: t(`audit.groups.${group}`),
            items: actions.map((each) => ({ value: each, label: AUDIT_ACTION_LABELS[each][language] })),
          })),
        ]}
      />
      <DateField label={t('audit.filter.from')} value={since} onChange={(day) => void setFilter({ since: day })} />
      <DateField
        label={t('audit.filter.until')}
        value={until}
        error={reversed ? t('audit.filter.reversed') : undefined}
        onChange={(day) => void setFilter({ until: day })}
      />
      {person !== null && (
        <Button variant="default" size="sm" rightSection={<CloseIcon />} onClick={() => void setFilter({ person: null })}>
          {t('audit.filter.person', { name: personName ?? t('audit.filter.somebody') })}
        </Button>
      )}
      {!asksForAll && (
        <Button variant="default" size="sm" onClick={() => void setFilter({ action: null, person: null, since: null, until: null })}>
          {t('audit.filter.clear')}
        </Button>
      )}
    </section>
  );
}
