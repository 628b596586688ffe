import type { AccidentColumns } from '@elektron/columns';
import { Injectable } from '@nestjs/common';

import { AccidentSnapshots } from '../columns/accident-snapshots.service.ts';
import type { Organisation } from '../common/organisation.ts';
import { Database } from '../database/database.ts';
import { OrganisationsDirectory } from '../identity/organisations/organisations-directory.ts';

/**
 * The one place where a request has the installation itself read what organisations hold. It is for the three questions of this room, whose
 * answers say nothing of any record: who holds an accident too, how many there are in the whole network, and the fixed tables. Nothing that
 * comes from here leaves the room by itself.
 */
@Injectable()
export class NetworkRecords {
  readonly #directory: OrganisationsDirectory;
  readonly #database: Database;
  readonly #snapshots: AccidentSnapshots;

  constructor(directory: OrganisationsDirectory, database: Database, snapshots: AccidentSnapshots) {
    this.#directory = directory;
    this.#database = database;
    this.#snapshots = snapshots;
  }

  /** All organisations of the network. */
  listOrganisations(): Promise<readonly Organisation[]> {
    return this.#directory.list();
  }

  /** All accidents of an organisation, as they are now. */
  async getColumns(organisationId: string): Promise<AccidentColumns> {
    const { columns } = await this.#snapshots.getAccidentSnapshot(this.#database.actAsInstallation(organisationId));
    return columns;
  }
}
