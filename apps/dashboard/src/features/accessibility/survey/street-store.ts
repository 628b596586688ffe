import type { Text } from '@elektron/domain';
import type { StreetEntryInput } from '../../../graphql/generated/graphql.ts';

/*
 * What was seen in the street, kept on the phone until the server has it. Ids and entries alone: no name, no session, nothing that the server has
 * answered beyond why an entry was refused.
 */

/** Whose an entry is: nobody else sends it, and for no other organisation. */
export interface Owner {
  readonly personId: string;
  readonly organisationId: string;
}

export interface KeptEntry {
  readonly entryId: string;
  readonly owner: Owner;
  /** Milliseconds since 1970, on the clock of the phone. */
  readonly madeAt: number;
  readonly entry: StreetEntryInput;
  readonly status: 'waiting' | 'sent' | 'refused';
  /** It has been on its way: the server may have it, whatever the phone has heard. */
  readonly tried: boolean;
  readonly reason: Text | null;
  readonly batchId: number | null;
}

/** What was sent is shown for a day, and then it is not on the phone any more. */
const SHOWN_MILLISECONDS = 24 * 60 * 60 * 1000;

const DATABASE = 'elektron-street';
const ENTRIES = 'entries';
const ABOUT = 'about';
const OWNER = 'owner';

/** Entries on this phone. Another window of it keeps the same ones. */
export class StreetStore {
  readonly #database: IDBDatabase;
  readonly #others = new BroadcastChannel(DATABASE);
  readonly #listeners = new Set<() => void>();

  private constructor(database: IDBDatabase) {
    this.#database = database;
    this.#others.onmessage = () => this.#tell();
  }

  /** @throws Error where the browser keeps nothing, as in some private windows */
  static async open(): Promise<StreetStore> {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(ENTRIES, { keyPath: 'entryId' });
      request.result.createObjectStore(ABOUT);
    };
    return new StreetStore(await answerOf(request));
  }

  /** In the order in which they were made. */
  async list(): Promise<KeptEntry[]> {
    const entries = await answerOf(this.#database.transaction(ENTRIES).objectStore(ENTRIES).getAll() as IDBRequest<KeptEntry[]>);
    return entries.sort((a, b) => a.madeAt - b.madeAt);
  }

  /** @param replaces the entry that this one puts right: one of the two is there, whatever happens */
  add(entry: KeptEntry, replaces: string | null = null): Promise<void> {
    return this.#write((entries) => {
      entries.put(entry);
      if (replaces !== null) entries.delete(replaces);
    });
  }

  change(changed: readonly KeptEntry[]): Promise<void> {
    return this.#write((entries) => changed.forEach((entry) => entries.put(entry)));
  }

  remove(entryIds: readonly string[]): Promise<void> {
    return this.#write((entries) => entryIds.forEach((entryId) => entries.delete(entryId)));
  }

  async removeShown(now: number): Promise<void> {
    const old = (await this.list()).filter(({ status, madeAt }) => status === 'sent' && now - madeAt > SHOWN_MILLISECONDS);
    if (old.length > 0) await this.remove(old.map(({ entryId }) => entryId));
  }

  /** Who was signed in when the phone last heard from the server. */
  async getOwner(): Promise<Owner | null> {
    const kept = await answerOf(this.#database.transaction(ABOUT).objectStore(ABOUT).get(OWNER) as IDBRequest<Owner | undefined>);
    return kept ?? null;
  }

  async setOwner({ personId, organisationId }: Owner): Promise<void> {
    const transaction = this.#database.transaction(ABOUT, 'readwrite');
    transaction.objectStore(ABOUT).put({ personId, organisationId }, OWNER);
    await endOf(transaction);
  }

  /** @returns ends the watching */
  watch(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #write(work: (entries: IDBObjectStore) => void): Promise<void> {
    // On the disk before anybody is told that it is kept.
    const transaction = this.#database.transaction(ENTRIES, 'readwrite', { durability: 'strict' });
    work(transaction.objectStore(ENTRIES));
    await endOf(transaction);
    this.#others.postMessage('changed');
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('the browser keeps nothing'));
  });
}
