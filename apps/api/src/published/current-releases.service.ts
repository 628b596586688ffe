import { Problem, type OpenRelease } from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { BoundedCache } from './bounded-cache.ts';
import { OnceASecond } from './once-a-second.ts';
import { PublishedReleasesRepository, type ListedRelease } from './published-releases.repository.ts';
import { ReleaseIndex } from './release-index.ts';

/** Of releases that are kept to be asked, counted by their number: each has some 30 MB at most. */
const MOST_RELEASES = 12;

/** A release that is public now, to be asked. */
export interface CurrentRelease {
  readonly listed: OpenRelease;
  readonly index: ReleaseIndex;
}

/** Releases that are public now: which they are is asked of the database at most once a second, what is in them once for each digest. */
@Injectable()
export class CurrentReleases {
  readonly #list: OnceASecond<readonly OpenRelease[]>;
  readonly #indices = new BoundedCache<ReleaseIndex>(MOST_RELEASES, () => 1);
  readonly #repository: PublishedReleasesRepository;

  constructor(repository: PublishedReleasesRepository) {
    this.#repository = repository;
    this.#list = new OnceASecond(async () => (await repository.list()).map(toOpen));
  }

  async list(): Promise<readonly OpenRelease[]> {
    return this.#list.get();
  }

  /** @throws Problem NOT_PUBLISHED for one that is not there, or that was withdrawn */
  async find(releaseId: string): Promise<OpenRelease> {
    const found = (await this.list()).find((release) => release.releaseId === releaseId);
    if (found === undefined) throw new Problem('NOT_PUBLISHED');
    return found;
  }

  /** @throws Problem NOT_PUBLISHED */
  async index({ releaseId, digest }: OpenRelease): Promise<ReleaseIndex> {
    return this.#indices.get(digest, async () => {
      const release = await this.#repository.read(releaseId);
      if (release === null) throw new Problem('NOT_PUBLISHED');
      return new ReleaseIndex(release);
    });
  }
}

function toOpen({ releaseId, digest, publishedAt, head }: ListedRelease): OpenRelease {
  return { releaseId, digest, publishedAt: publishedAt.toISOString(), head };
}
