import type { ActingContext } from '../acting-context.ts';
import { OrganisationDirectory, type Organisation } from '../organisation.ts';
import { TEST_SRID } from './make-columns.ts';

/** Every organisation lies where the test towns do. */
export class TestDirectory extends OrganisationDirectory {
  override async get({ organisationId }: ActingContext): Promise<Organisation> {
    const name = { el: '', en: '' };
    return {
      organisationId,
      slug: 'test',
      kind: 'municipality',
      name,
      timeZone: 'Europe/London',
      srid: TEST_SRID,
      speedUnit: 'mph',
      attribution: name,
    };
  }
}
