import { useMutation } from '@apollo/client/react';
import { Notice, useLanguage } from '@elektron/ui';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { describeError } from '../../graphql/query-status.ts';
import { COMMIT_IMPORT, DISCARD_IMPORT, IMPORT_BATCHES, RESUME_IMPORT, UNDO_IMPORT, type Batch } from './imports-queries.ts';
import styles from './imports.module.css';

type Action = 'commit' | 'resume' | 'undo' | 'discard';
/** Those that are asked once more. */
type Asked = 'undo' | 'discard';

interface Answer {
  readonly userErrors: readonly { readonly message: { readonly el: string; readonly en: string } }[];
}

/** Commit and resume at once, since they can be undone; undo and discard are asked once more. */
export function BatchActions({ batch, onChanged }: { readonly batch: Batch; readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const act = useBatchAction(batch.id);
  const close = (): void => {
    setAsked(null);
    setRefused(null);
  };
  const confirm = async (action: Action): Promise<void> => {
    try {
      const answer = await act.run(action);
      const problems = answer?.userErrors.map((error) => error.message[language]) ?? [];
      if (problems.length > 0) setRefused(problems.join(' '));
      else close();
    } catch (error) {
      setRefused(describeError(error, language));
    }
    onChanged();
  };
  const allowed: readonly Action[] = [
    ...(batch.canCommit ? (['commit'] as const) : []),
    ...(batch.canResume ? (['resume'] as const) : []),
    ...(batch.canUndo ? (['undo'] as const) : []),
    ...(batch.canDiscard ? (['discard'] as const) : []),
  ];
  const refusal = refused !== null && (
    <Notice kind="danger" announce>
      {refused}
    </Notice>
  );
  return (
    <>
      {allowed.map((action) => (
        <Button
          key={action}
          size="sm"
          variant={isAsked(action) ? 'default' : 'filled'}
          loading={!isAsked(action) && act.loading}
          onClick={() => (isAsked(action) ? setAsked(action) : void confirm(action))}
        >
          {t(`imports.${action}`)}
        </Button>
      ))}
      {asked === null && refusal}
      {batch.undoBlockedBy != null && <UndoBlocked number={batch.undoBlockedBy} />}
      <Modal
        opened={asked !== null}
        onClose={close}
        title={asked === null ? '' : t(`imports.confirm.${asked}.title`)}
        closeButtonProps={{ 'aria-label': t('imports.confirm.no') }}
        centered
      >
        {asked !== null && (
          <div className={styles['confirm']}>
            <p>{t(`imports.confirm.${asked}.text`)}</p>
            {refusal}
            <div className={styles['go']}>
              <Button loading={act.loading} onClick={() => void confirm(asked)}>
                {t(`imports.${asked}`)}
              </Button>
              <Button variant="default" onClick={close}>
                {t('imports.confirm.no')}
              </Button>
            </div>
          </div>
        )}
      </Modal>
    </>
  );
}

function isAsked(action: Action): action is Asked {
  return action === 'undo' || action === 'discard';
}

/** Why there is nothing to undo here yet, and the way to where there is. */
function UndoBlocked({ number }: { readonly number: string }) {
  const { t } = useTranslation();
  const search = new URLSearchParams(useLocation().search);
  search.set('batch', number);
  return (
    <p className={styles['soft']}>
      {t('imports.undoBlocked', { number })} <Link to={`?${search.toString()}`}>{t('imports.openOther', { number })}</Link>
    </p>
  );
}

function useBatchAction(batchId: string) {
  const options = { variables: { input: { batchId } }, refetchQueries: [IMPORT_BATCHES] };
  const [commit, committing] = useMutation(COMMIT_IMPORT, options);
  const [resume, resuming] = useMutation(RESUME_IMPORT, options);
  const [undo, undoing] = useMutation(UNDO_IMPORT, options);
  const [discard, discarding] = useMutation(DISCARD_IMPORT, options);
  const run = async (action: Action): Promise<Answer | undefined> => {
    switch (action) {
      case 'commit':
        return (await commit()).data?.commitImport;
      case 'resume':
        return (await resume()).data?.resumeImport;
      case 'undo':
        return (await undo()).data?.undoImport;
      case 'discard':
        return (await discard()).data?.discardImport;
    }
  };
  return { run, loading: committing.loading || resuming.loading || undoing.loading || discarding.loading };
}
