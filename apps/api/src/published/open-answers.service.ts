import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import { BoundedCache } from './bounded-cache.ts';
import { CurrentReleases, type CurrentRelease } from './current-releases.service.ts';
import { bytesOfAnswer, packAnswer, sendAnswer, type PackedAnswer } from './packed-answer.ts';

/** What is ready to be sent, of all releases together. */
const MOST_BYTES = 128 * 1_024 * 1_024;

const JSON_TYPE = 'application/json; charset=utf-8';

/** What an answer is made of: text or bytes of a media type, or a value that is told as JSON. */
export type OpenContent =
  { readonly mediaType: string; readonly content: string | Uint8Array; readonly fileName?: string } | { readonly json: unknown };

/** Answers the public: each answer is made and packed once, and sent from memory as long as its release is public. */
@Injectable()
export class OpenAnswers {
  readonly #releases: CurrentReleases;
  readonly #packed = new BoundedCache<PackedAnswer>(MOST_BYTES, bytesOfAnswer);

  constructor(releases: CurrentReleases) {
    this.#releases = releases;
  }

  /**
   * About one release: whatever its address asks follows from the address and the release alone.
   * @throws Problem NOT_PUBLISHED, and what `make` throws
   */
  async ofRelease(
    request: Request,
    releaseId: string,
    make: (release: CurrentRelease) => OpenContent | Promise<OpenContent>,
  ): Promise<void> {
    const listed = await this.#releases.find(releaseId);
    const key = `${listed.digest} ${releaseId} ${addressOf(request)}`;
    this.#send(request, await this.#packed.get(key, async () => pack(await make({ listed, index: await this.#releases.index(listed) }))));
  }

  /** About all releases that are public now. */
  async ofAll(
    request: Request,
    make: (releases: readonly CurrentRelease['listed'][]) => OpenContent | Promise<OpenContent>,
  ): Promise<void> {
    const listed = await this.#releases.list();
    const state = createHash('sha256')
      .update(listed.map(({ releaseId, digest }) => `${releaseId} ${digest}`).join('\n'))
      .digest('hex');
    this.#send(request, await this.#packed.get(`${state} ${addressOf(request)}`, async () => pack(await make(listed))));
  }

  #send(request: Request, packed: PackedAnswer): void {
    if (request.res === undefined) return;
    sendAnswer(request, request.res, packed);
  }
}

/**
 * What an answer depends on: the route, what its address names, and where it was asked, since links in it begin with that. However else an address may be
 * written (letters, escapes, order), it is the same answer.
 */
function addressOf({ protocol, route, params, query, headers }: Request): string {
  const { path } = route as { readonly path: string };
  const asked = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([protocol, headers.host, path, params, asked]);
}

function pack(made: OpenContent): Promise<PackedAnswer> {
  return 'json' in made ? packAnswer(JSON.stringify(made.json), JSON_TYPE) : packAnswer(made.content, made.mediaType, made.fileName);
}
