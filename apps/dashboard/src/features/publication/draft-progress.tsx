import { Notice, useFormats } from '@elektron/ui';
import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../graphql/session.tsx';
import { useCommand } from '../../graphql/use-command.ts';
import { CANCEL_RELEASE_DRAFT, type Draft } from './publication-queries.ts';
import styles from './publication.module.css';

/** A draft that is being computed: how far it is, and the way to stop it. */
export function DraftProgress({ draft }: { readonly draft: Draft }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const mayPublish = useMay('releases.publish');
  const { run, loading, refusal } = useCommand(CANCEL_RELEASE_DRAFT, 'cancelReleaseDraft');
  return (
    <section className={styles['progress']} aria-label={t('publication.computing')}>
      <p role="status">
        {t('publication.computing')} · {formats.percent(draft.progress)}
      </p>
      <Progress value={100 * draft.progress} aria-label={t('publication.computing')} />
      <p className={styles['soft']}>{t('publication.computingText')}</p>
      {mayPublish && (
        <div>
          <Button
            size="sm"
            variant="default"
            loading={loading}
            disabled={draft.cancelRequested}
            onClick={() => void run({ input: { id: draft.id } })}
          >
            {t(draft.cancelRequested ? 'publication.cancelling' : 'publication.cancel')}
          </Button>
        </div>
      )}
      {refusal !== null && (
        <Notice kind="danger" announce>
          {refusal.message}
        </Notice>
      )}
    </section>
  );
}
