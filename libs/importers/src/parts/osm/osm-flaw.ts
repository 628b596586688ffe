import { Problem, type Text } from '@elektron/domain';

import { ARCHIVE_FLAWS, ArchiveError } from '../../archive/archive-flaw.ts';
import { OSM_LIMITS } from './osm-limits.ts';

const OSM_PBF: Text = { el: 'OpenStreetMap PBF', en: 'OpenStreetMap PBF' };

/** What is wrong with a file: it is damaged, expands too far, or holds more than is kept. */
export class OsmError extends Error {
  override readonly name = 'OsmError';
  readonly flaw: 'damaged' | 'tooDense' | 'tooLong';

  constructor(flaw: OsmError['flaw'], message: string) {
    super(message);
    this.flaw = flaw;
  }
}

/** @throws Problem FILE_UNREADABLE, FILE_EXPANDS_TOO_FAR, FILE_TOO_LARGE; what else was thrown, as it is */
export function explainOsmFlaw(error: unknown, fileName: string): never {
  if (error instanceof OsmError && error.flaw === 'tooDense') {
    throw new Problem('FILE_EXPANDS_TOO_FAR', { file: fileName, reason: ARCHIVE_FLAWS.tooDense });
  }
  if (error instanceof OsmError && error.flaw === 'tooLong') {
    throw new Problem('FILE_TOO_LARGE', { file: fileName, limit: OSM_LIMITS.megabytes });
  }
  if (error instanceof OsmError || error instanceof ArchiveError) throw new Problem('FILE_UNREADABLE', { file: fileName, kind: OSM_PBF });
  throw error;
}
