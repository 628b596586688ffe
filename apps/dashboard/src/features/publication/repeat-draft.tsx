import { Notice } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useCommand } from '../../graphql/use-command.ts';
import { RELEASE_DRAFTS, REPEAT_RELEASE_DRAFT } from './publication-queries.ts';
import styles from './publication.module.css';

/** The same once more, as a draft of its own, where nothing came of one. */
export function RepeatDraft({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const navigate = useNavigate();
  const { run, loading, refusal } = useCommand(REPEAT_RELEASE_DRAFT, 'repeatReleaseDraft', { refetch: [RELEASE_DRAFTS] });
  const repeat = async (): Promise<void> => {
    const payload = await run({ input: { id } });
    if (payload?.release != null) await navigate({ pathname: `/app/publication/${payload.release.id}`, search });
  };
  return (
    <>
      <p>{t('publication.repeatText')}</p>
      <div className={styles['buttons']}>
        <Button loading={loading} onClick={() => void repeat()}>
          {t('publication.repeat')}
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
