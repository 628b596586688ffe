import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';

import type { Environment } from '../../common/env.ts';
import { ENVIRONMENT } from '../../common/environment.module.ts';
import { ifAbsent } from '../../common/if-absent.ts';
import { isUuid } from '../../common/uuid.ts';
import { Database } from '../../database/database.ts';
import { oneAtATime } from '../../database/one-at-a-time.ts';
import { PRIVATE_FILE, PRIVATE_FOLDER, tighten } from '../../database/private-files.ts';
import type { KnownHead } from './chain-verifier.ts';
import { headMacOf, NO_SEAL, type Head } from './seal-chain.ts';

/** Writing a head takes milliseconds; whoever was killed in the middle of it must not keep the next one waiting. */
const ABANDONED_MS = 10_000;
const SUFFIX = '.json';

interface HeadFile {
  readonly chain: string;
  readonly sealNo: number;
  readonly mac: string;
  readonly sealedAt: string;
  readonly headMac: string;
}

/**
 * The heads of all chains, outside of the database: one small file a chain, replaced whole. Whoever takes away the end of a chain, or the
 * whole of it, cannot take it out of here. A head that is missing is never made again unasked.
 */
@Injectable()
export class AuditHeads {
  readonly #directory: string;
  readonly #database: Database;

  constructor(@Inject(ENVIRONMENT) environment: Pick<Environment, 'auditHeadDirectory'>, database: Database) {
    this.#directory = environment.auditHeadDirectory;
    this.#database = database;
  }

  /** Chains of which a head is kept, whether or not the database knows them. */
  async listChains(): Promise<string[]> {
    const names = await readdir(this.#directory).catch(ifAbsent([]));
    return names
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
      .filter(isUuid);
  }

  async read(chain: string): Promise<KnownHead> {
    const text = await readFile(this.#pathOf(chain), 'utf8').catch(ifAbsent(null));
    if (text === null) return 'missing';
    const file = parseHeadFile(text);
    if (file === null || file.chain !== chain) return 'forged';
    const head: Head = { sealNo: file.sealNo, mac: Buffer.from(file.mac, 'hex'), sealedAt: file.sealedAt };
    return headMacOf(this.#database.keys, chain, head).equals(Buffer.from(file.headMac, 'hex')) ? head : 'forged';
  }

  /** For a chain that has no seal yet; one that has a head keeps it. */
  begin(chain: string): Promise<void> {
    return this.#replace(chain, (known) => (known === 'missing' ? NO_SEAL : null));
  }

  /** Moves a head on. It never goes back, whichever process comes last. */
  advance(chain: string, head: Head): Promise<void> {
    return this.#replace(chain, (known) => (typeof known === 'object' && known.sealNo < head.sealNo ? head : null));
  }

  /** Puts a head in place of whatever there is, because somebody who is responsible has said so. */
  accept(chain: string, head: Head): Promise<void> {
    return this.#replace(chain, () => head);
  }

  async #replace(chain: string, decide: (known: KnownHead) => Head | null): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: PRIVATE_FOLDER });
    await tighten(this.#directory, PRIVATE_FOLDER);
    await oneAtATime(join(this.#directory, `${chain}.writing`), ABANDONED_MS, async () => {
      const head = decide(await this.read(chain));
      if (head !== null) await this.#write(chain, head);
    });
  }

  async #write(chain: string, head: Head): Promise<void> {
    const { sealNo, mac, sealedAt } = head;
    const headMac = headMacOf(this.#database.keys, chain, head).toString('hex');
    const file: HeadFile = { chain, sealNo, mac: mac.toString('hex'), sealedAt, headMac };
    const draft = join(this.#directory, `${chain}.new`);
    const handle = await open(draft, 'w', PRIVATE_FILE);
    try {
      await handle.writeFile(`${JSON.stringify(file)}\n`);
      // On the disk before it takes the place of the former one: a power cut leaves one of the two.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, this.#pathOf(chain));
  }

  #pathOf(chain: string): string {
    if (!isUuid(chain)) throw new Error(`${chain} is no chain`);
    return join(this.#directory, `${chain}${SUFFIX}`);
  }
}

function parseHeadFile(text: string): HeadFile | null {
  try {
    const { chain, sealNo, mac, sealedAt, headMac } = JSON.parse(text) as Partial<Record<keyof HeadFile, unknown>>;
    const isHead =
      typeof chain === 'string' &&
      Number.isSafeInteger(sealNo) &&
      typeof mac === 'string' &&
      typeof sealedAt === 'string' &&
      typeof headMac === 'string';
    return isHead ? { chain, sealNo: Number(sealNo), mac, sealedAt, headMac } : null;
  } catch {
    return null;
  }
}
