export { makeRelease } from './city/make-release.ts';
export { AtomGrid, refine, type Axis, type Refinement, type Selection } from './atom-grid.ts';
export { auditRelease, type AttributeFailure, type CellFailure, type ReleaseAudit } from './audit-release.ts';
export {
  RELEASE_FAILURES,
  RELEASE_REMARKS,
  type HiddenReason,
  type MadeRelease,
  type MadeReleaseAudit,
  type ReleaseAccidents,
  type ReleaseFailureCode,
  type ReleaseInput,
  type ReleaseMunicipality,
  type ReleaseRemarkCode,
  type ReleaseRoadSite,
  type ReleaseRoadSites,
  type ReleaseSite,
  type ReleaseUtility,
} from './city/release-input.ts';
export { countsBehind, shareBounds } from './derived-numbers.ts';
export { protectRelease, type ProtectedRelease, type ProtectionCost } from './protect-release.ts';
export {
  SMALLEST_THRESHOLD,
  UNWATCHED,
  type AttributeGroup,
  type Cell,
  type CellState,
  type DerivedNumber,
  type DisclosureControl,
  type Line,
  type Release,
} from './release.ts';
export { guardPieces, tabulate, type Span, type Tables, type Tabulation } from './tabulate.ts';
export type { Interval } from './target-bounds.ts';
