import type { Text } from '@elektron/domain';
import { useRef, useState } from 'react';
import { sendFile } from '../../graphql/send-file.ts';
import { useSession } from '../../graphql/session.tsx';
import { useViewer } from '../../graphql/viewer.ts';
import { pathOfLook, type AreaLayer } from './send-areas.ts';

/** How far the look at a chosen file has come. */
export type FileLook =
  | { readonly stage: 'none' }
  | { readonly stage: 'looking' }
  | { readonly stage: 'seen'; readonly layers: readonly AreaLayer[] }
  | { readonly stage: 'refused'; readonly message: Text | null };

/** Looks into the file that was chosen last. */
export function useFileLook(): {
  readonly state: FileLook;
  /** @returns its layers; none where there is no file, or it was refused */
  readonly start: (file: File | null) => Promise<readonly AreaLayer[]>;
} {
  const acting = useViewer()?.organisationId ?? null;
  const { interrupt } = useSession();
  const [state, setState] = useState<FileLook>({ stage: 'none' });
  const latest = useRef<File | null>(null);
  const start = async (file: File | null): Promise<readonly AreaLayer[]> => {
    latest.current = file;
    setState(file === null ? { stage: 'none' } : { stage: 'looking' });
    if (file === null) return [];
    const outcome = await sendFile<{ readonly layers: readonly AreaLayer[] }>(pathOfLook(file), file, acting);
    // Another file was chosen meanwhile.
    if (latest.current !== file) return [];
    if (outcome.kind === 'stored') {
      setState({ stage: 'seen', layers: outcome.stored.layers });
      return outcome.stored.layers;
    }
    if (outcome.interruption !== null) interrupt(outcome.interruption);
    setState({ stage: 'refused', message: outcome.message });
    return [];
  };
  return { state, start };
}
