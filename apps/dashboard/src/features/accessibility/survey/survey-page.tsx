import { Notice, Page } from '@elektron/ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OutboxPanel } from './outbox-panel.tsx';
import { StreetFormView } from './street-form-view.tsx';
import { blankForm, dayOf, nextForm, toEntry, toForm, type StreetForm } from './street-form.ts';
import type { KeptEntry, Owner, StreetStore } from './street-store.ts';
import styles from './survey.module.css';
import { useOutbox } from './use-outbox.ts';

export interface SurveyPageProps {
  readonly store: StreetStore;
  /** Whoever looks, and for which organisation. */
  readonly owner: Owner;
  /** Whether the phone knows that they still are. */
  readonly isSignedIn: boolean;
}

/** What stands in the form: the next look, or one that is put right. */
interface Sheet {
  /** Each is a form of its own. */
  readonly number: number;
  readonly start: StreetForm;
  readonly replaces: KeptEntry | null;
}

/** The form for a survey in the street: kept on the phone first, and sent when there is a connection. */
export function SurveyPage({ store, owner, isSignedIn }: SurveyPageProps) {
  const { t } = useTranslation();
  const outbox = useOutbox(store, owner, isSignedIn);
  const [sheet, setSheet] = useState<Sheet>(() => ({ number: 0, start: blankForm(dayOf(new Date())), replaces: null }));
  const [said, setSaid] = useState<'kept' | 'failed' | null>(null);
  const top = useTop(sheet.number);
  const turn = (start: StreetForm, replaces: KeptEntry | null = null): void =>
    setSheet((former) => ({ number: former.number + 1, start, replaces }));
  const keep = async (form: StreetForm): Promise<void> => {
    const entryId = crypto.randomUUID();
    const kept: KeptEntry = {
      entryId,
      owner,
      madeAt: Date.now(),
      entry: toEntry(form, entryId),
      status: 'waiting',
      tried: false,
      reason: null,
      batchId: null,
    };
    try {
      await store.add(kept, sheet.replaces?.entryId);
    } catch {
      // What was typed stays in the form.
      setSaid('failed');
      return;
    }
    setSaid('kept');
    turn(nextForm(form, dayOf(new Date())));
    outbox.send();
  };
  return (
    <Page title={t('survey.title')} lead={t('survey.lead')}>
      <div className={styles['page']}>
        <div ref={top} tabIndex={-1} className={styles['top']}>
          <p role="status" className={styles['said']}>
            {said === 'kept' && t('survey.kept')}
          </p>
          {said === 'failed' && (
            <Notice kind="danger" announce>
              {t('survey.notKept')}
            </Notice>
          )}
          {sheet.replaces !== null && <Notice kind="note">{t('survey.putRight')}</Notice>}
        </div>
        <StreetFormView
          key={sheet.number}
          start={sheet.start}
          onKeep={keep}
          onCancel={sheet.replaces === null ? null : () => turn(blankForm(dayOf(new Date())))}
        />
        <OutboxPanel
          outbox={outbox}
          owner={owner}
          onEdit={(kept) => turn(toForm(kept.entry), kept)}
          onRemove={({ entryId }) => void store.remove([entryId])}
        />
      </div>
    </Page>
  );
}

/** A new form begins at its top, for eyes and for a screen reader. */
function useTop(number: number) {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (number === 0) return;
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus({ preventScroll: true });
  }, [number]);
  return top;
}
