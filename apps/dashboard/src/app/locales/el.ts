import { accessibility } from './el/accessibility.ts';
import { account, roles } from './el/account.ts';
import { appraisals } from './el/appraisals.ts';
import { areas } from './el/areas.ts';
import { assessment } from './el/assessment.ts';
import { audit } from './el/audit.ts';
import { blackSpots } from './el/black-spots.ts';
import { citizenReports } from './el/citizen-reports.ts';
import { collisions } from './el/collisions.ts';
import { corrections, entry, records } from './el/corrections.ts';
import { design } from './el/design.ts';
import { duplicates, repairs } from './el/duplicates.ts';
import { entrance } from './el/entrance.ts';
import { estimators } from './el/estimators.ts';
import { evaluationParts } from './el/evaluation-parts.ts';
import { evaluations } from './el/evaluations.ts';
import { evidence } from './el/evidence.ts';
import { expectedPlaces } from './el/expected-places.ts';
import { exports } from './el/exports.ts';
import { filter, period, print } from './el/filter.ts';
import { comparison, runExport } from './el/hotspot-runs.ts';
import { hotspots } from './el/hotspots.ts';
import { imports } from './el/imports.ts';
import { interventionsHere } from './el/interventions-here.ts';
import { mapping } from './el/mapping.ts';
import { methods } from './el/methods.ts';
import { months } from './el/months.ts';
import { network } from './el/network.ts';
import { onRoads } from './el/on-roads.ts';
import { organisation, people, settings } from './el/organisation.ts';
import { accident, casualtySeverity, charts, list, map, overview, panel, site } from './el/overview.ts';
import { places } from './el/places.ts';
import { priorities } from './el/priorities.ts';
import { proportions } from './el/proportions.ts';
import { protection } from './el/protection.ts';
import { publication } from './el/publication.ts';
import { register } from './el/register.ts';
import { roads } from './el/roads.ts';
import { screening } from './el/screening.ts';
import { sharedTables, sharing } from './el/sharing.ts';
import { notFound, pageFailure, rail, shell, units } from './el/shell.ts';
import { siteTables } from './el/site-tables.ts';
import { streets } from './el/streets.ts';
import { stretches } from './el/stretches.ts';
import { studyAccidents } from './el/study-accidents.ts';
import { studyTable } from './el/study-table.ts';
import { survey } from './el/survey.ts';
import { trafficNear } from './el/traffic-near.ts';
import { traffic } from './el/traffic.ts';
import { workspace } from './el/workspace.ts';
import type { Catalogue } from './en.ts';

/** Greek. The terms follow the police form, ELSTAT and Greek traffic engineers. */
export const el: Catalogue = {
  accessibility,
  account,
  appraisals,
  areas,
  assessment,
  audit,
  blackSpots,
  citizenReports,
  collisions,
  design,
  duplicates,
  places,
  entrance,
  estimators,
  evaluationParts,
  evidence,
  publication,
  corrections,
  entry,
  records,
  repairs,
  mapping,
  months,
  network,
  organisation,
  people,
  priorities,
  protection,
  roles,
  settings,
  sharedTables,
  sharing,
  onRoads,
  methods,
  comparison,
  runExport,
  proportions,
  screening,
  stretches,
  expectedPlaces,
  interventionsHere,
  register,
  siteTables,
  streets,
  studyAccidents,
  studyTable,
  survey,
  traffic,
  trafficNear,
  workspace,
  shell,
  rail,
  notFound,
  pageFailure,
  units,
  filter,
  period,
  overview,
  charts,
  print,
  map,
  panel,
  exports,
  list,
  site,
  accident,
  roads,
  hotspots,
  evaluations,
  imports,
  casualtySeverity,
};
