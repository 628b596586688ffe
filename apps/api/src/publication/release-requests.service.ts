import {
  blocksOf,
  checkReleaseBlocks,
  LEAST_RELEASE_THRESHOLD,
  MOST_RELEASE_THRESHOLD,
  Problem,
  proposeReleaseBlocks,
  RELEASE_LICENCES,
  type ReleaseBlock,
  type ReleaseRequest,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { refused } from '../common/refused.ts';
import { findImportDay } from '../imports/find-import-day.ts';
import { FinalMonthsService } from '../months/final-months.service.ts';
import { KnownReleasesRepository } from './known-releases.repository.ts';
import type { ReleaseFindings } from './release-draft.ts';

/** What a form begins with, and what it must explain. */
export interface ReleaseTerms {
  /** Years with accidents that are over, ascending. */
  readonly years: readonly number[];
  readonly proposedBlocks: readonly ReleaseBlock[];
  /** Of all own releases that were ever public. */
  readonly earlierBlocks: readonly ReleaseBlock[];
  readonly attribution: Text;
  /** Whether somebody must say that data are final, since no recording unit does. */
  readonly needsDeclaration: boolean;
  /** Months that are not signed off in the proposed blocks. */
  readonly openMonths: number;
  /** Who else could publish what one proposes. */
  readonly otherPublishers: number;
}

const LONGEST_ATTRIBUTION = 500;
/** So many open months are named; the page on months shows them all. */
const NAMED_MONTHS = 6;
const YEAR_DIGITS = 4;

/** Looks at what is asked for before anything is computed. */
@Injectable()
export class ReleaseRequests {
  readonly #snapshots: AccidentSnapshots;
  readonly #directory: OrganisationDirectory;
  readonly #months: FinalMonthsService;
  readonly #known: KnownReleasesRepository;

  constructor(snapshots: AccidentSnapshots, directory: OrganisationDirectory, months: FinalMonthsService, known: KnownReleasesRepository) {
    this.#snapshots = snapshots;
    this.#directory = directory;
    this.#months = months;
    this.#known = known;
  }

  async findTerms(context: ActingContext, now: Date): Promise<ReleaseTerms> {
    const { attribution } = await this.#directory.get(context);
    const present = await this.#presentYear(context, now);
    const years = (await this.#readYears(context)).years.filter((year) => year < present);
    const earlierBlocks = await this.#readEarlier(context);
    const proposedBlocks = years.length === 0 ? [] : proposeReleaseBlocks(years[0]!, years.at(-1)!, earlierBlocks);
    const final = await this.#findOpenMonths(context, proposedBlocks, now);
    return {
      years,
      proposedBlocks,
      earlierBlocks,
      attribution,
      needsDeclaration: !final.isSaid,
      openMonths: final.open.length,
      otherPublishers: await this.#known.countOtherPublishers(context),
    };
  }

  /**
   * @returns the request in order, and of which state of the records it is
   * @throws Problem INPUT_INVALID, RELEASE_BLOCKS_INVALID, RELEASE_YEAR_NOT_OVER, RELEASE_BLOCKS_OVERLAP, RELEASE_YEAR_WITHOUT_RECORDS, RELEASE_MONTHS_OPEN,
   * RELEASE_NOT_DECLARED_FINAL
   */
  async check(
    context: ActingContext,
    asked: ReleaseRequest,
    now: Date,
  ): Promise<{ readonly request: ReleaseRequest; readonly dataVersion: number }> {
    const { threshold, licence, attribution } = parseTerms(asked);
    const blocks = checkReleaseBlocks(asked.blocks, await this.#presentYear(context, now), await this.#readEarlier(context));
    const { years, version } = await this.#readYears(context);
    for (const { from, to } of blocks)
      for (let year = from; year <= to; year += 1)
        if (!years.includes(year)) throw new Problem('RELEASE_YEAR_WITHOUT_RECORDS', { year: String(year) });
    const { isSaid, open } = await this.#findOpenMonths(context, blocks, now);
    if (open.length > 0)
      throw new Problem('RELEASE_MONTHS_OPEN', {
        count: open.length,
        months: `${open.slice(0, NAMED_MONTHS).join(', ')}${open.length > NAMED_MONTHS ? ', …' : ''}`,
      });
    if (!isSaid && !asked.declaredFinal) throw new Problem('RELEASE_NOT_DECLARED_FINAL');
    return { request: { ...asked, blocks, threshold, licence, attribution }, dataVersion: version };
  }

  /** Whether nothing became public, since a draft was computed, that its audit has not known. */
  async knowsAll(context: ActingContext, { head, considered }: Pick<ReleaseFindings, 'head' | 'considered'>): Promise<boolean> {
    return (await this.#known.list(context, head.bounds)).every(({ releaseId }) => considered.includes(releaseId));
  }

  async #presentYear(context: ActingContext, now: Date): Promise<number> {
    return Number(findImportDay(now, (await this.#directory.get(context)).timeZone).slice(0, YEAR_DIGITS));
  }

  async #readYears(context: ActingContext): Promise<{ readonly years: readonly number[]; readonly version: number }> {
    const { columns, version } = await this.#snapshots.getAccidentSnapshot(context);
    return { years: [...new Set(columns.year)].sort((a, b) => a - b), version };
  }

  async #readEarlier(context: ActingContext): Promise<ReleaseBlock[]> {
    return (await this.#known.listOwn(context)).flatMap(({ head }) => blocksOf(head.periods));
  }

  /** Said where the months of every block are. */
  async #findOpenMonths(context: ActingContext, blocks: readonly ReleaseBlock[], now: Date) {
    const found = [];
    for (const { from, to } of blocks) found.push(await this.#months.find(context, `${from}-01`, `${to}-12`, now));
    return { isSaid: found.length > 0 && found.every(({ isSaid }) => isSaid), open: found.flatMap(({ open }) => open) };
  }
}

function parseTerms({
  threshold,
  licence,
  attribution,
}: Pick<ReleaseRequest, 'threshold' | 'licence' | 'attribution'>): Pick<ReleaseRequest, 'threshold' | 'licence' | 'attribution'> {
  if (!Number.isInteger(threshold) || threshold < LEAST_RELEASE_THRESHOLD || threshold > MOST_RELEASE_THRESHOLD)
    throw new Problem('INPUT_INVALID', {
      field: 'threshold',
      value: `${threshold} (${LEAST_RELEASE_THRESHOLD}–${MOST_RELEASE_THRESHOLD})`,
    });
  if (!(RELEASE_LICENCES as readonly string[]).includes(licence)) throw refused('licence', licence);
  const trimmed = attribution.trim();
  if (trimmed.length === 0 || trimmed.length > LONGEST_ATTRIBUTION)
    throw new Problem('INPUT_INVALID', { field: 'attribution', value: trimmed.slice(0, 100) || '–' });
  return { threshold, licence, attribution: trimmed };
}
