import { useLanguage } from '@elektron/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sendFile } from '../graphql/send-file.ts';
import { useSession } from '../graphql/session.tsx';
import { useViewer } from '../graphql/viewer.ts';

export interface FileSending<Stored> {
  readonly sending: boolean;
  /** What was made of the last file; null before, and while another one is on its way. */
  readonly stored: Stored | null;
  /** Why the last file was refused. */
  readonly refused: string | null;
  /** @param path of the API, with what is said of the file */
  readonly send: (path: string, file: File) => Promise<void>;
}

/** One file that is sent by itself, and what became of it. */
export function useFileSending<Stored>(onStored: () => void): FileSending<Stored> {
  const { t } = useTranslation();
  const language = useLanguage();
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();
  const [sending, setSending] = useState(false);
  const [stored, setStored] = useState<Stored | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (path: string, file: File): Promise<void> => {
    setSending(true);
    setStored(null);
    setRefused(null);
    const outcome = await sendFile<Stored>(path, file, acting);
    setSending(false);
    if (outcome.kind === 'stored') {
      setStored(outcome.stored);
      onStored();
      return;
    }
    if (outcome.interruption !== null) interrupt(outcome.interruption);
    setRefused(outcome.message?.[language] ?? t('areas.sendFailed'));
  };
  return { sending, stored, refused, send };
}
