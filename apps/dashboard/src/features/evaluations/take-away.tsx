import { useLazyQuery } from '@apollo/client/react';
import { ExportIcon, useLanguage } from '@elektron/ui';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../exports/export-file.ts';
import { describeError } from '../../graphql/query-status.ts';
import { useSession } from '../../graphql/session.tsx';
import { EVALUATION_FILE } from './evaluation-parts-queries.ts';

/** The result on paper, and as one file that repeats it. Another organisation's evaluation has no file: it holds counts of every site. */
export function TakeAway({ runId }: { readonly runId: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { recordsOf } = useSession();
  const [ask, { loading }] = useLazyQuery(EVALUATION_FILE, { fetchPolicy: 'no-cache' });
  const [said, setSaid] = useState('');
  useOpenInPrint();

  const save = async (): Promise<void> => {
    setSaid('');
    try {
      const text = (await ask({ variables: { id: runId } })).data?.evaluationFile ?? null;
      if (text === null) setSaid(t('evaluationParts.noFile'));
      else saveFile(new Blob([text], { type: 'application/json' }), `evaluation-${runId}.json`);
    } catch (error) {
      setSaid(describeError(error, language));
    }
  };

  return (
    <>
      <Button variant="default" size="sm" onClick={() => window.print()}>
        {t('evaluationParts.print')}
      </Button>
      {recordsOf === null && (
        <Button variant="default" size="sm" leftSection={<ExportIcon size={15} />} loading={loading} onClick={() => void save()}>
          {t('evaluationParts.file')}
        </Button>
      )}
      <span role="status">{said}</span>
    </>
  );
}

/** Paper has nothing to click on: what is folded up on the screen is open there. */
function useOpenInPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = (): void => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')];
      for (const details of opened) details.open = true;
    };
    const close = (): void => {
      for (const details of opened) details.open = false;
    };
    window.addEventListener('beforeprint', open);
    window.addEventListener('afterprint', close);
    return () => {
      window.removeEventListener('beforeprint', open);
      window.removeEventListener('afterprint', close);
    };
  }, []);
}
