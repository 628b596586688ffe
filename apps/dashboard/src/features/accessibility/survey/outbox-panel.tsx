import { ACCESSIBILITY_ITEM_DECLARATIONS, FEATURE_STATE_LABELS, numberOfNewFeature } from '@elektron/domain';
import { ConfirmDialog, Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemOf, stateOf } from '../domain-words.ts';
import { isOwn } from './send-waiting.ts';
import type { KeptEntry, Owner } from './street-store.ts';
import type { Outbox } from './use-outbox.ts';
import styles from './survey.module.css';

export interface OutboxPanelProps {
  readonly outbox: Outbox;
  readonly owner: Owner;
  readonly onEdit: (kept: KeptEntry) => void;
  readonly onRemove: (kept: KeptEntry) => void;
}

/** What is on the phone: how much waits, what was refused and why, and what the server has. */
export function OutboxPanel({ outbox, owner, onEdit, onRemove }: OutboxPanelProps) {
  const { t } = useTranslation();
  const { entries, sending, failed, send } = outbox;
  const own = entries.filter((kept) => isOwn(kept, owner));
  const others = entries.filter((kept) => !isOwn(kept, owner) && kept.status !== 'sent').length;
  const count = (status: KeptEntry['status']): number => own.filter((kept) => kept.status === status).length;
  const waiting = count('waiting');
  return (
    <section className={styles['outbox']} aria-labelledby="outbox-title">
      <h2 id="outbox-title">{t('survey.outbox.title')}</h2>
      <div role="status">
        <dl className={styles['counts']}>
          {(['waiting', 'refused', 'sent'] as const).map((status) => (
            <div key={status} data-status={status}>
              <dt>{t(`survey.outbox.${status}`)}</dt>
              <dd>{count(status)}</dd>
            </div>
          ))}
        </dl>
      </div>
      {failed !== null && waiting > 0 && <Notice kind="warning">{failed.message ?? t('survey.outbox.noAnswer')}</Notice>}
      {others > 0 && <Notice kind="note">{t('survey.outbox.others', { count: others })}</Notice>}
      {waiting > 0 && (
        <Button variant="default" size="lg" fullWidth loading={sending} onClick={send}>
          {t('survey.outbox.send')}
        </Button>
      )}
      <ul className={styles['kept']}>
        {own.toReversed().map((kept) => (
          <Kept key={kept.entryId} kept={kept} onEdit={onEdit} onRemove={onRemove} />
        ))}
      </ul>
    </section>
  );
}

function Kept({ kept, onEdit, onRemove }: Pick<OutboxPanelProps, 'onEdit' | 'onRemove'> & { readonly kept: KeptEntry }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  const [asks, setAsks] = useState(false);
  const { entry, status, reason, tried } = kept;
  const name = ACCESSIBILITY_ITEM_DECLARATIONS[itemOf(entry.item)].labels[language];
  const number = entry.featureNumber ?? numberOfNewFeature(kept.entryId);
  // What has been on its way may be on record: taking it off the phone would not take it away.
  const mayRemove = status === 'refused' || (status === 'waiting' && !tried);
  return (
    <li data-status={status}>
      <p>
        <strong>{name}</strong>: {FEATURE_STATE_LABELS[stateOf(entry.state)][language]}{' '}
        <span className={styles['soft']}>
          {number}, {formats.dateTime(new Date(kept.madeAt).toISOString(), undefined)}
        </span>
      </p>
      <p className={styles['status']}>{t(`survey.outbox.is.${status}`)}</p>
      {reason !== null && <p className={styles['error']}>{reason[language]}</p>}
      {mayRemove && (
        <div className={styles['twoButtons']}>
          <Button variant="default" onClick={() => onEdit(kept)} aria-label={`${t('survey.outbox.edit')}: ${name} ${number}`}>
            {t('survey.outbox.edit')}
          </Button>
          <Button variant="subtle" onClick={() => setAsks(true)} aria-label={`${t('survey.outbox.remove')}: ${name} ${number}`}>
            {t('survey.outbox.remove')}
          </Button>
        </div>
      )}
      <ConfirmDialog
        opened={asks}
        title={t('survey.outbox.removeTitle')}
        confirm={t('survey.outbox.remove')}
        keep={t('survey.outbox.keep')}
        onConfirm={() => onRemove(kept)}
        onClose={() => setAsks(false)}
      >
        {t('survey.outbox.removeText', { name, number })}
      </ConfirmDialog>
    </li>
  );
}
