import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useState } from 'react';
import { KEEP_UPLOAD_DRAFT } from './mapping-queries.ts';
import type { WizardDraft } from './wizard-draft.ts';

/** So long after the last change it is kept. */
const PAUSE_MILLISECONDS = 500;

export type KeptState = 'kept' | 'keeping' | 'failed';

interface KeepAnswer {
  readonly draft: WizardDraft;
  readonly isKept: boolean;
}

/** Keeps drafts of one upload one after the other: an older one must never take the place of a newer. */
class DraftKeeper {
  readonly #client: ApolloClient;
  readonly #uploadId: string;
  readonly #onAnswer: (answer: KeepAnswer) => void;
  #waiting: WizardDraft | null = null;
  #later: ReturnType<typeof setTimeout> | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(client: ApolloClient, uploadId: string, onAnswer: (answer: KeepAnswer) => void) {
    this.#client = client;
    this.#uploadId = uploadId;
    this.#onAnswer = onAnswer;
  }

  /** Keeps a draft after a pause, unless another one comes. */
  note(draft: WizardDraft): void {
    this.#waiting = draft;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.flush(), PAUSE_MILLISECONDS);
  }

  /**
   * Keeps at once what waits.
   * @param isLeaving the page may be gone before an answer comes, and nobody waits for the one before
   */
  flush(isLeaving = false): void {
    clearTimeout(this.#later);
    const draft = this.#waiting;
    this.#waiting = null;
    if (draft === null) return;
    if (isLeaving) void this.#send(draft, true);
    else this.#work = this.#work.then(() => this.#send(draft, false));
  }

  async #send(draft: WizardDraft, keepalive: boolean): Promise<void> {
    const variables = { input: { uploadId: this.#uploadId, decided: draft } };
    const context = keepalive ? { fetchOptions: { keepalive } } : {};
    try {
      const { data } = await this.#client.mutate({ mutation: KEEP_UPLOAD_DRAFT, variables, context });
      this.#onAnswer({ draft, isKept: data?.keepUploadDraft.draft != null });
    } catch {
      this.#onAnswer({ draft, isKept: false });
    }
  }
}

/** Keeps what a person decides on the server as they go: whoever closes the page loses nothing. */
export function useKeptDraft(uploadId: string, draft: WizardDraft): KeptState {
  const client = useApolloClient();
  // As the server has it already.
  const [answer, setAnswer] = useState<KeepAnswer>({ draft, isKept: true });
  const [begun] = useState(draft);
  const keeper = useMemo(() => new DraftKeeper(client, uploadId, setAnswer), [client, uploadId]);
  useEffect(() => {
    if (draft !== begun) keeper.note(draft);
  }, [keeper, draft, begun]);
  useEffect(() => {
    const leave = (): void => keeper.flush(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      // To another page of ours.
      keeper.flush();
    };
  }, [keeper]);
  if (answer.draft !== draft) return 'keeping';
  return answer.isKept ? 'kept' : 'failed';
}
