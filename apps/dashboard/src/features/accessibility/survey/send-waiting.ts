import type { Text } from '@elektron/domain';
import type { StreetEntryInput } from '../../../graphql/generated/graphql.ts';
import type { KeptEntry, Owner, StreetStore } from './street-store.ts';

/** What the server says of an entry. */
export interface Settled {
  readonly entryId: string;
  readonly outcome: 'RECORDED' | 'WAITING' | 'REFUSED';
  readonly batchId?: number | null;
  readonly reason?: { readonly message: Text } | null;
}

/** Fewer than the server takes at once: what is lost on a bad line is sent again. */
const AT_ONCE = 20;

export function isOwn({ owner }: KeptEntry, { personId, organisationId }: Owner): boolean {
  return owner.personId === personId && owner.organisationId === organisationId;
}

/**
 * Sends what waits, piece by piece, until the server takes no more of it. Whatever fails leaves its entries waiting.
 * @param send fails where there is no answer
 */
export async function sendWaiting(
  store: Pick<StreetStore, 'list' | 'change'>,
  owner: Owner,
  send: (entries: readonly StreetEntryInput[]) => Promise<readonly Settled[]>,
): Promise<void> {
  for (;;) {
    const waiting = (await store.list()).filter((kept) => kept.status === 'waiting' && isOwn(kept, owner)).slice(0, AT_ONCE);
    if (waiting.length === 0) return;
    const sent = waiting.map((kept) => ({ ...kept, tried: true }));
    await store.change(sent);
    const settled = new Map((await send(sent.map(({ entry }) => entry))).map((each) => [each.entryId, each]));
    const heard = sent.map((kept) => settle(kept, settled.get(kept.entryId)));
    await store.change(heard);
    if (heard.every(({ status }) => status === 'waiting')) return;
  }
}

function settle(kept: KeptEntry, said: Settled | undefined): KeptEntry {
  if (said?.outcome === 'RECORDED') return { ...kept, status: 'sent', batchId: said.batchId ?? null };
  if (said?.outcome === 'REFUSED') return { ...kept, status: 'refused', reason: said.reason?.message ?? null };
  return kept;
}

/** One attempt at a time; whoever asks for one meanwhile is heard after it. */
export function oneAtATime(
  attempt: () => Promise<void>,
  onState: (sending: boolean, failed: { readonly error: unknown } | null) => void,
): () => void {
  let isBusy = false;
  let isAskedAgain = false;
  const run = async (): Promise<void> => {
    isAskedAgain = isBusy;
    if (isBusy) return;
    isBusy = true;
    onState(true, null);
    const failed = await attempt().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    isBusy = false;
    onState(false, failed);
    if (isAskedAgain) await run();
  };
  return () => void run();
}
