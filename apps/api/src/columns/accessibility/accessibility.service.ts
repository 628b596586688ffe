import {
  ACCESSIBILITY_THRESHOLDS_VERSION,
  passesAccessibilityFilter,
  Problem,
  type AccessibilityFilter,
  type BoundingBox,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { AccessibilityFeature } from '../../accessibility/accessibility-feature.ts';
import { AccessibilityFeaturesRepository } from '../../accessibility/accessibility-features.repository.ts';
import {
  countCoverage,
  countCrossingEnds,
  countItems,
  type CoverageMonth,
  type CrossingEnds,
  type ItemInventory,
} from '../../accessibility/summarize-features.ts';
import type { ActingContext } from '../../common/acting-context.ts';
import { parseCursor, parsePageSize, toPage, type Page } from '../../common/paging.ts';
import type { RecordState } from '../../database/record-versions.ts';
import { divideIds } from '../id-ranges.ts';
import { SnapshotCache } from '../snapshot-cache.ts';

/** What there is of accessibility, as it was last seen. */
export interface AccessibilityInventory {
  readonly version: number;
  readonly total: number;
  /** Features that are meant and whose place is not known: no map shows them. */
  readonly withoutPlace: number;
  readonly items: readonly ItemInventory[];
  readonly coverage: readonly CoverageMonth[];
  readonly crossingEnds: CrossingEnds;
  /** Ids of the formats that they came in. */
  readonly sources: readonly string[];
  readonly thresholdsVersion: string;
  /** West, south, east, north of what is meant; null where nothing has a place. */
  readonly extent: BoundingBox | null;
}

export interface FeatureList extends Page<AccessibilityFeature> {
  readonly totalCount: number;
}

/** The features of one state of the records. */
export interface FeatureSnapshot {
  readonly version: number;
  /** By id. */
  readonly features: readonly AccessibilityFeature[];
}

/** Of the present state: a city has some ten thousands. */
const BYTE_LIMIT = 128 * 1024 * 1024;
/** Features of one query; on the embedded database everybody waits while it runs. */
const CHUNK_FEATURES = 2_000;
/** An object of some thirty fields with its texts and line, roughly. */
const BYTES_PER_FEATURE = 1_000;

/** Answers what pages, maps and files ask of accessibility. */
@Injectable()
export class AccessibilityService {
  readonly #features: AccessibilityFeaturesRepository;
  readonly #kept = new SnapshotCache<FeatureSnapshot>(BYTE_LIMIT, ({ features }) => features.length * BYTES_PER_FEATURE);

  constructor(features: AccessibilityFeaturesRepository) {
    this.#features = features;
  }

  async getInventory(context: ActingContext, filter: AccessibilityFilter): Promise<AccessibilityInventory> {
    const { version, features } = await this.getSnapshot(context);
    const meant = features.filter((feature) => passesAccessibilityFilter(feature, filter));
    return {
      version,
      total: meant.length,
      withoutPlace: meant.filter(({ longitude }) => longitude === null).length,
      items: countItems(meant),
      coverage: countCoverage(meant),
      crossingEnds: countCrossingEnds(meant, features),
      sources: listSources(meant),
      thresholdsVersion: ACCESSIBILITY_THRESHOLDS_VERSION,
      extent: extentOf(meant),
    };
  }

  /**
   * The features that are meant, by id, of those in a box where there is one.
   * @throws Problem INPUT_INVALID
   */
  async list(
    context: ActingContext,
    filter: AccessibilityFilter,
    box: BoundingBox | null,
    first: number | null,
    after: string | null | undefined,
  ): Promise<FeatureList> {
    const size = parsePageSize(first);
    const [from] = parseCursor(after, 'text') ?? [''];
    const { features } = await this.getSnapshot(context);
    const meant = features.filter((feature) => passesAccessibilityFilter(feature, filter) && (box === null || isInside(feature, box)));
    const rest = from === '' ? meant : meant.filter(({ id }) => id > from);
    return { ...toPage(rest.slice(0, size + 1), size, ({ id }) => [id]), totalCount: meant.length };
  }

  /** What was last seen of every feature, loaded once a state. */
  async getSnapshot(context: ActingContext): Promise<FeatureSnapshot> {
    const state = await this.#features.readState(context);
    return this.#kept.get(`${context.organisationId} ${state.part ?? 'all'} ${state.version}`, () => this.#load(context, state));
  }

  async #load(context: ActingContext, state: RecordState): Promise<FeatureSnapshot> {
    const features: AccessibilityFeature[] = [];
    for (const range of divideIds(Math.ceil((await this.#features.countVersions(context, state)) / CHUNK_FEATURES))) {
      features.push(...(await this.#features.read(context, state, range)));
    }
    // Whoever has lost sight of them meanwhile must not leave an empty list to the others.
    if ((await this.#features.readState(context)).part !== state.part) {
      throw new Problem('DATA_VERSION_UNKNOWN', { version: state.version });
    }
    return { version: state.version, features };
  }
}

/** Ids of the formats that features came in. */
export function listSources(features: readonly AccessibilityFeature[]): readonly string[] {
  return [...new Set(features.map(({ sourceSystem }) => sourceSystem))].sort();
}

function isInside({ longitude, latitude }: AccessibilityFeature, [west, south, east, north]: BoundingBox): boolean {
  return longitude !== null && latitude !== null && longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

function extentOf(features: readonly AccessibilityFeature[]): BoundingBox | null {
  let box: BoundingBox | null = null;
  for (const { longitude, latitude } of features) {
    if (longitude === null || latitude === null) continue;
    const [west, south, east, north]: BoundingBox = box ?? [longitude, latitude, longitude, latitude];
    box = [Math.min(west, longitude), Math.min(south, latitude), Math.max(east, longitude), Math.max(north, latitude)];
  }
  return box;
}
