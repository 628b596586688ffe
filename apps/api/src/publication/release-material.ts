import type { AccidentColumns } from '@elektron/columns';
import type { PublishedBarrier, PublishedHead, PublishedSite, ReleaseBlock, Text } from '@elektron/domain';

import type { ScreeningMaterial } from '../columns/roads/roads-to-screen.service.ts';
import type { PolygonGeometry } from '../common/plane.ts';
import type { LandOutline } from '../territory/municipality-outlines.repository.ts';
import type { MunicipalityBoundary } from '../territory/municipality-boundary.ts';

/** A municipality of which a release gives numbers: as it is drawn, and as places are looked for in it. */
export interface MaterialMunicipality extends LandOutline {
  readonly id: string;
  readonly names: Text;
  readonly edges: MunicipalityBoundary['edges'];
}

/** Within a distance of its middle, or within outlines. */
export type MaterialPlace =
  | { readonly longitude: number; readonly latitude: number; readonly radiusMeters: number }
  | { readonly outlines: readonly PolygonGeometry[] };

/** A black spot or an evaluated intervention, before its accidents are counted. */
export interface MaterialSite {
  readonly id: string;
  readonly kind: PublishedSite['kind'];
  readonly names: Text;
  readonly place: MaterialPlace;
  readonly effect: PublishedSite['effect'];
}

/** What a release says of itself and nothing computes. */
export type MaterialHead = Pick<
  PublishedHead,
  'releaseId' | 'organisation' | 'number' | 'threshold' | 'dataCutOff' | 'licence' | 'attribution' | 'isIllustrative' | 'streets'
>;

/** A release that was public once: its JSON, packed by gzip. */
export interface MaterialRelease {
  readonly releaseId: string;
  readonly isOwn: boolean;
  readonly content: Uint8Array;
}

/** Everything that a release is made of. It can be sent to a thread; the columns are not copied. */
export interface ReleaseMaterial {
  readonly columns: AccidentColumns;
  /** EPSG code of the organisation's plane. */
  readonly srid: number;
  readonly head: MaterialHead;
  readonly blocks: readonly ReleaseBlock[];
  /** None where nobody has given any boundary: the land around the accidents then stands for one municipality. */
  readonly municipalities: readonly MaterialMunicipality[];
  /** What that one is called. */
  readonly organisationNames: Text;
  readonly network: ScreeningMaterial | null;
  readonly sites: readonly MaterialSite[];
  readonly barriers: readonly PublishedBarrier[];
  /** Oldest first. */
  readonly known: readonly MaterialRelease[];
}
