import { Notice, useFormats, useLanguage } from '@elektron/ui';
import { Button, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../graphql/viewer.ts';
import { placesOf, scanAllCodes } from './scan-codes.ts';
import type { Wizard } from './use-wizard.ts';
import styles from './mapping.module.css';

/** `share`: on the way. */
type ScanState = { readonly share: number } | { readonly refused: string } | null;

/** Columns whose field has a list. */
function listCoded({ survey, tableDraft }: Wizard): number[] {
  const isCoded = (field: string | null): boolean => survey.fields.find(({ id }) => id === field)?.list !== undefined;
  return tableDraft.fields.flatMap((field, position) => (isCoded(field) ? [position] : []));
}

/** Looks through a file that is longer than its first lines for codes that come later, as soon as somebody comes to the codes. */
export function CodeScan({ wizard }: { readonly wizard: Wizard }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { state, start, cancel } = useScan(wizard);
  const columns = listCoded(wizard);
  const { scanned } = wizard.tableDraft;
  const { isWhole, alike = [] } = wizard.table;
  const isDone = (isWhole && alike.length === 0) || (scanned !== null && columns.every((position) => position in scanned));
  const isIdle = state === null && !isDone;
  const startedRef = useRef(false);
  useEffect(() => {
    if (startedRef.current || isDone || columns.length === 0) return;
    startedRef.current = true;
    start(columns);
  });
  if (columns.length === 0) return null;
  if (state !== null && 'share' in state) {
    return (
      <div className={styles['scan']}>
        <p role="status">{t('mapping.scanning', { share: formats.percent(state.share) })}</p>
        <Progress value={100 * state.share} aria-label={t('mapping.scan')} />
        <Button size="sm" variant="default" onClick={cancel}>
          {t('mapping.scanCancel')}
        </Button>
      </div>
    );
  }
  return (
    <>
      {state !== null && <Notice kind="warning">{state.refused}</Notice>}
      <p className={styles['soft']} role="status">
        {t(isDone ? 'mapping.scanned' : 'mapping.notScanned')}
      </p>
      {(isIdle || state !== null) && (
        <div>
          <Button size="sm" variant="default" onClick={() => start(columns)}>
            {t('mapping.scan')}
          </Button>
        </div>
      )}
    </>
  );
}

function useScan({ survey, table, tableDraft, draft, changeTable }: Wizard) {
  const { t } = useTranslation();
  const language = useLanguage();
  const acting = useViewer()?.organisationId ?? null;
  const [state, setState] = useState<ScanState>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = (columns: readonly number[]): void => {
    running.current?.abort();
    const abort = new AbortController();
    running.current = abort;
    setState({ share: 0 });
    const { uploadId } = survey;
    const onProgress = (share: number): void => setState({ share });
    const request = { uploadId, columns, acting, signal: abort.signal, onProgress };
    void scanAllCodes(request, placesOf(table, tableDraft.reading)).then((outcome) => {
      if (running.current !== abort || outcome.kind === 'cancelled') return;
      setState(outcome.kind === 'refused' ? { refused: outcome.message?.[language] ?? t('mapping.scanFailed') } : null);
      if (outcome.kind !== 'done') return;
      const values = Object.fromEntries(outcome.columns.map(({ position, values: found }) => [position, found]));
      changeTable((each) => ({ ...each, scanned: { ...each.scanned, ...values } }), draft.at);
    });
  };
  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    setState(null);
  };
  return { state, start, cancel };
}
