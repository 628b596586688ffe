import type { Capability } from '@elektron/domain';

import type { Asker } from '../../world/askers.ts';
import type { Row } from '../../world/make-row.ts';
import type { OrganisationName } from '../../world/organisations.ts';
import type { Meant } from '../attacker.ts';

/** Columns for which a role has a right: all of them, or those named. */
export type Columns = 'all' | readonly string[];

/** What a role may ask of a table at all; policies say of which rows. */
export interface Privileges {
  readonly select?: Columns;
  readonly insert?: Columns;
  readonly update?: Columns;
  readonly delete?: true;
}

/** Whose a row is; `nobody` where a table holds nothing of any organisation. */
export type Owner = OrganisationName | 'nobody';

/** Whose rows an asker sees as `elektron_app`. */
export type Sight = (asker: Asker, meant: Meant) => readonly Owner[];

/** A change of own rows that is allowed to some. */
export interface Change {
  readonly allowed: (asker: Asker) => boolean;
}

export interface TableRights {
  readonly app?: Privileges;
  readonly identity?: Privileges;
  readonly service?: Privileges;
  readonly public?: Privileges;
  /** The column by whose first digits the owner of a row is known; null for what is nobody's. */
  readonly owner: string | null;
  readonly sees: Sight;
  readonly insert?: Change & { readonly row?: (asker: Asker) => Row };
  readonly update?: Change & { readonly set: string; readonly where?: string };
  readonly delete?: Change & { readonly where?: string };
}

export const ALL: Privileges = { select: 'all', insert: 'all', update: 'all', delete: true };

export const meansOwn = (meant: Meant): boolean => meant === 'none' || meant === 'own';

/** Whoever may do all of this. */
export const may =
  (...capabilities: readonly Capability[]) =>
  (asker: Asker): boolean =>
    capabilities.every((capability) => asker.capabilities.includes(capability));

export const inPerson = ({ kind }: Asker): boolean => kind === 'session';

export const NOBODY: Sight = () => [];

/** Rows of the acting organisation, for whoever may do this. */
export function ownFor(capability: Capability): Sight {
  return (asker, meant) => (meansOwn(meant) && may(capability)(asker) ? ['own'] : []);
}

/** Own rows, and those of an organisation that has opened them. */
export function openedBy(...opened: readonly OrganisationName[]): Sight {
  return (asker, meant) => {
    if (!may('records.read')(asker)) return [];
    if (meansOwn(meant)) return ['own'];
    return opened.filter((name) => name === meant);
  };
}

export const IMPORTING: Change = { allowed: may('records.import') };

export const ANALYSING: Change = { allowed: may('analyses.run') };
