import type { OrganisationKind, SpeedUnit, Text } from '@elektron/domain';

import type { ActingContext } from './acting-context.ts';

/** Whose records they are, and the conventions in which they are read and written. */
export interface Organisation {
  readonly organisationId: string;
  readonly slug: string;
  readonly kind: OrganisationKind;
  readonly name: Text;
  /** IANA name; every date and hour of its records is meant in it. */
  readonly timeZone: string;
  /** EPSG code of the projection in which x and y are metres. */
  readonly srid: number;
  readonly speedUnit: SpeedUnit;
  readonly attribution: Text;
}

/** Every room may ask who its organisation is; the room `identity` knows. */
export abstract class OrganisationDirectory {
  /** The organisation whose records are meant. @throws Error when there is none (a context is only made for one that exists) */
  abstract get(context: ActingContext): Promise<Organisation>;
}
