import { Notice, Section } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { PublishDialog, ReasonDialog } from './decision-dialogs.tsx';
import { PROPOSE_RELEASE, RELEASE_DRAFT, type Draft } from './publication-queries.ts';
import { RepeatDraft } from './repeat-draft.tsx';
import styles from './publication.module.css';

type Open = 'publish' | 'reject' | 'withdraw' | null;

/** What can be done with a draft next, by whoever looks at it. */
export function DraftSteps({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const mayPublish = useMay('releases.publish');
  const mayVeto = useMay('releases.veto');
  const [open, setOpen] = useState<Open>(null);
  const close = (): void => setOpen(null);
  const { status, isOwnProposal } = draft;
  const mayStop = mayPublish || mayVeto;
  const isRepeatable = mayPublish && draft.result == null && (status === 'interrupted' || status === 'failed');
  const isPossible = isRepeatable || (status === 'ready' && mayPublish) || ((status === 'proposed' || status === 'published') && mayStop);
  if (!isPossible) return null;
  return (
    <Section title={t('publication.next')} card>
      {isRepeatable && <RepeatDraft id={draft.id} />}
      {status === 'ready' && <Propose id={draft.id} />}
      {status === 'proposed' && (
        <>
          {mayPublish && <p>{t(isOwnProposal ? 'publication.proposedByMe' : 'publication.review')}</p>}
          {!mayPublish && <p>{t('publication.veto')}</p>}
          <div className={styles['buttons']}>
            {mayPublish && !isOwnProposal && <Button onClick={() => setOpen('publish')}>{t('publication.publish')}</Button>}
            <Button variant="default" onClick={() => setOpen('reject')}>
              {t('publication.reject')}
            </Button>
          </div>
        </>
      )}
      {status === 'published' && (
        <div className={styles['buttons']}>
          <Button variant="default" onClick={() => setOpen('withdraw')}>
            {t('publication.withdraw')}
          </Button>
        </div>
      )}
      {open === 'publish' && <PublishDialog draft={draft} onClose={close} />}
      {open === 'reject' && <ReasonDialog kind="reject" draft={draft} onClose={close} />}
      {open === 'withdraw' && <ReasonDialog kind="withdraw" draft={draft} onClose={close} />}
    </Section>
  );
}

function Propose({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { run, loading, refusal } = useCommand(PROPOSE_RELEASE, 'proposeRelease', { refetch: [RELEASE_DRAFT] });
  return (
    <>
      <p>{t('publication.proposeText')}</p>
      <div className={styles['buttons']}>
        <Button loading={loading} onClick={() => void run({ input: { id } })}>
          {t('publication.propose')}
        </Button>
      </div>
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
    </>
  );
}
