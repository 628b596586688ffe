import type { AccidentFileKind } from '@elektron/domain';
import { useLanguage } from '@elektron/ui';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../graphql/session.tsx';
import { useViewer } from '../graphql/viewer.ts';
import { fetchExport, saveFile } from './export-file.ts';

export type ExportStage<Kind> =
  | { readonly name: 'idle' }
  | { readonly name: 'fetching'; readonly kind: Kind }
  | { readonly name: 'saved'; readonly file: string }
  | { readonly name: 'failed'; readonly message: string };

/**
 * Fetches and saves one file at a time; it is given up when the page goes.
 * @param pathOf where the file of a kind is
 */
export function useExport<Kind extends AccidentFileKind>(pathOf: (kind: Kind) => string) {
  const { t } = useTranslation();
  const language = useLanguage();
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();
  const [stage, setStage] = useState<ExportStage<Kind>>({ name: 'idle' });
  const fetching = useRef<AbortController | null>(null);
  useEffect(() => () => fetching.current?.abort(), []);
  const start = async (kind: Kind): Promise<void> => {
    const abort = new AbortController();
    fetching.current = abort;
    setStage({ name: 'fetching', kind });
    const outcome = await fetchExport(pathOf(kind), { acting, signal: abort.signal });
    if (outcome.kind === 'fetched') {
      saveFile(outcome.file, outcome.name);
      setStage({ name: 'saved', file: outcome.name });
    } else if (outcome.kind === 'cancelled') setStage({ name: 'idle' });
    else {
      if (outcome.interruption !== null) interrupt(outcome.interruption);
      setStage({ name: 'failed', message: outcome.message?.[language] ?? t('exports.brokenOff') });
    }
  };
  return { stage, start: (kind: Kind) => void start(kind), cancel: () => fetching.current?.abort() };
}
