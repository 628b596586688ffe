import type { ProblemDetails } from '@elektron/domain';
import type { BeforeAfterAnswer, BeforeAfterMethodId } from '@elektron/statistics';

import type { PolygonGeometry } from '../common/plane.ts';
import type { StoredProblem } from '../common/problem.ts';
import type { Recommendation } from './design/recommend-method.ts';
import type { EvaluationNoticeCode } from './evaluation-texts.ts';
import type { RoadSiteFacts, StoredRoadSites } from './road-sites/present-road-sites.ts';
import type { EvaluationParts } from './stored-parts.ts';
import type { YearPart } from './timeline.ts';

/** What runs are stored as; one of another format is named and not read. 3: more methods, parts and sites. */
export const STORED_FORMAT = 3;

/** The answer of all methods, as it is stored: plain JSON, equal text for equal answers. Sentences follow from it. */
export interface StoredEvaluation extends EvaluationParts {
  /** Absent in runs of the first format. */
  readonly format?: number;
  readonly yearsBefore: number;
  readonly yearsAfter: number;
  /** Those that are evaluated. */
  readonly treatedSites: number;
  readonly referenceSites: number;
  readonly observedBefore: number;
  readonly observedAfter: number;
  readonly comparisonBefore: number;
  readonly comparisonAfter: number;
  /** Whose answer the sentence is: it depends on how the treated sites were chosen. */
  readonly recommended: BeforeAfterMethodId;
  readonly estimates: readonly StoredEstimate[];
  readonly sites: readonly StoredSite[];
  readonly years: readonly StoredYear[];
  readonly notices: readonly EvaluationNotice[];
  /** Why the recommended method is the one to read. */
  readonly recommendation?: Recommendation;
  /** How sites of the road network were chosen; absent where sites are hexagons. */
  readonly roadSites?: StoredRoadSites;
}

/** One method's answer, or why it has none. Its warnings are without those that all methods share: these are notices of the run. */
export interface StoredEstimate {
  readonly method: BeforeAfterMethodId;
  readonly result: BeforeAfterAnswer | null;
  readonly problem: StoredProblem | null;
}

export interface StoredSite {
  readonly longitude: number;
  readonly latitude: number;
  readonly observedBefore: number;
  readonly observedAfter: number;
  /** After the recommended method; `null` for all but treated sites, and where that method has no answer. */
  readonly expectedAfter: number | null;
  /** `left-out`: of the intervention, but with nothing to compare it with. */
  readonly role: 'treated' | 'left-out' | 'reference';
  readonly outline: PolygonGeometry;
  /** Absent where sites are hexagons. */
  readonly roadSite?: RoadSiteFacts;
}

export interface StoredYear extends YearPart {
  readonly treated: number;
  readonly comparison: number;
}

/** A warning of the run as a whole: of this room, or one that all methods gave. */
export interface EvaluationNotice {
  readonly code: EvaluationNoticeCode;
  readonly details: ProblemDetails;
}
