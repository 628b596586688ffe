import type { AccidentSnapshots } from '../../columns/accident-snapshots.service.ts';
import type { OrganisationDirectory } from '../../common/organisation.ts';
import type { Database } from '../../database/database.ts';
import { EvidenceService } from '../../evidence/evidence.service.ts';
import { RecordingChangesService } from '../../months/recording-changes.service.ts';
import { DesignCalculator } from '../design/design-calculator.ts';
import { DesignService } from '../design/design.service.ts';
import type { DesignThreads } from '../design/design-threads.ts';
import { EvaluationPlanRepository } from '../design/evaluation-plan.repository.ts';
import type { InterventionsService } from '../interventions.service.ts';
import { RoadSiteMaterial } from '../road-sites/road-site-material.service.ts';

/** Nothing is on record of changes in the series: what is found there, the tests of the API see. */
class NoChanges extends RecordingChangesService {
  constructor() {
    super(null as never, null as never);
  }

  override list(): Promise<[]> {
    return Promise.resolve([]);
  }
}

/** For studies of hexagons, which ask for no roads. */
export const WITHOUT_ROADS = new RoadSiteMaterial(null as never);
/** Nobody asks for a factor of the library here. */
class NoEvidence extends EvidenceService {
  constructor() {
    super(null as never, null as never, null as never, null as never);
  }
}

/** The design of evaluations as one process has it, where nobody has noted a change of recording. */
export function makeTestDesign(
  database: Database,
  interventions: InterventionsService,
  records: {
    readonly snapshots: AccidentSnapshots;
    readonly directory: OrganisationDirectory;
    readonly threads: DesignThreads;
    readonly roads?: RoadSiteMaterial;
  },
): DesignService {
  const { snapshots, directory, threads, roads = WITHOUT_ROADS } = records;
  const calculator = new DesignCalculator(snapshots, directory, threads, roads);
  return new DesignService(interventions, calculator, new EvaluationPlanRepository(database), new NoChanges(), new NoEvidence());
}
