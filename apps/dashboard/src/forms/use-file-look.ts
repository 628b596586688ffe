import type { Text } from '@elektron/domain';
import { useRef, useState } from 'react';
import { sendFile } from '../graphql/send-file.ts';
import { useSession } from '../graphql/session.tsx';
import { useViewer } from '../graphql/viewer.ts';

/** How far the look at a chosen file has come. */
export type FileLook<Found> =
  | { readonly stage: 'none' }
  | { readonly stage: 'looking' }
  | { readonly stage: 'seen'; readonly found: Found }
  | { readonly stage: 'refused'; readonly message: Text | null };

/**
 * Looks into the file that was chosen last.
 * @param pathOf where a file is looked into
 */
export function useFileLook<Found>(pathOf: (file: File) => string): {
  readonly state: FileLook<Found>;
  /** @returns what it holds; null where there is no file, it was refused, or another one was chosen meanwhile */
  readonly start: (file: File | null) => Promise<Found | null>;
} {
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();
  const [state, setState] = useState<FileLook<Found>>({ stage: 'none' });
  const latest = useRef<File | null>(null);
  const start = async (file: File | null): Promise<Found | null> => {
    latest.current = file;
    setState(file === null ? { stage: 'none' } : { stage: 'looking' });
    if (file === null) return null;
    const outcome = await sendFile<Found>(pathOf(file), file, acting);
    if (latest.current !== file) return null;
    if (outcome.kind === 'stored') {
      setState({ stage: 'seen', found: outcome.stored });
      return outcome.stored;
    }
    if (outcome.interruption !== null) interrupt(outcome.interruption);
    setState({ stage: 'refused', message: outcome.message });
    return null;
  };
  return { state, start };
}
