import { ConfirmDialog, Section, useFormats, useLanguage } from '@elektron/ui';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../graphql/use-command.ts';
import { ACCEPT_PLACES, type PlacesAccount } from './places-queries.ts';
import { PlacementsList } from './placements-list.tsx';
import { SkippedList } from './skipped-list.tsx';
import styles from './places.module.css';

export interface PlacesAccountProps {
  readonly account: PlacesAccount;
  /** Places were accepted, or accepted ones taken back. */
  readonly onChanged: () => void;
}

/** How many accidents have no place, and those of which the place was found surely enough, to be accepted with one yes. */
export function PlacesAccountPanel({ account, onChanged }: PlacesAccountProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const { total, ready, proposed, skipped } = account;
  const threshold = formats.percent(account.threshold);
  const shown = formats.count(ready);
  return (
    <Section title={t('places.found')} card>
      <dl className={styles['figures']}>
        <Figure label={t('places.total')} value={formats.count(total)} />
        <Figure label={t('places.ready')} value={shown} />
        <Figure label={t('places.proposed')} value={formats.count(proposed)} />
        <Figure label={t('places.skipped')} value={formats.count(skipped)} />
      </dl>
      {ready > 0 && (
        <div className={styles['ready']}>
          <p>{t('places.readyText', { count: ready, shown, threshold })}</p>
          <p className={styles['soft']}>{t('places.readyHow')}</p>
          <Button onClick={() => setAsking(true)}>{t('places.accept', { count: ready, shown })}</Button>
        </div>
      )}
      <Reasons account={account} />
      {skipped > 0 && <SkippedList key={skipped} count={skipped} onChanged={onChanged} />}
      <PlacementsList placements={account.placements} onChanged={onChanged} />
      {asking && (
        <AcceptDialog
          ready={ready}
          threshold={threshold}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Reasons({ account: { reasons } }: { readonly account: PlacesAccount }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const formats = useFormats();
  if (reasons.length === 0) return null;
  return (
    <table className={styles['reasons']}>
      <caption>{t('places.reasonsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('places.reasonHead')}</th>
          <th scope="col">{t('places.countHead')}</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(({ reason, label, count }) => (
          <tr key={reason}>
            <th scope="row">{label[language]}</th>
            <td>{formats.count(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface AcceptDialogProps {
  readonly ready: number;
  readonly threshold: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function AcceptDialog({ ready, threshold, onClose, onDone }: AcceptDialogProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [reason, setReason] = useState(t('places.reasonAll', { threshold }));
  const { run, loading, refusal } = useCommand(ACCEPT_PLACES, 'acceptPlaces');
  const counted = { count: ready, shown: formats.count(ready) };
  const accept = async (): Promise<void> => {
    if ((await run({ input: { expectedCount: ready, reason } })) !== null) onDone();
  };
  return (
    <ConfirmDialog
      opened
      title={t('places.acceptTitle')}
      confirm={t('places.acceptYes', counted)}
      keep={t('places.acceptNo')}
      loading={loading}
      refused={refusal?.message ?? null}
      onConfirm={() => void accept()}
      onClose={onClose}
    >
      <p>{t('places.acceptText', counted)}</p>
      <TextInput label={t('places.reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}
