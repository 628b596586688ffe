import { accessibility } from './en/accessibility.ts';
import { account, roles } from './en/account.ts';
import { appraisals } from './en/appraisals.ts';
import { areas } from './en/areas.ts';
import { assessment } from './en/assessment.ts';
import { audit } from './en/audit.ts';
import { blackSpots } from './en/black-spots.ts';
import { citizenReports } from './en/citizen-reports.ts';
import { collisions } from './en/collisions.ts';
import { corrections, entry, records } from './en/corrections.ts';
import { design } from './en/design.ts';
import { duplicates, repairs } from './en/duplicates.ts';
import { entrance } from './en/entrance.ts';
import { estimators } from './en/estimators.ts';
import { evaluationParts } from './en/evaluation-parts.ts';
import { evaluations } from './en/evaluations.ts';
import { evidence } from './en/evidence.ts';
import { expectedPlaces } from './en/expected-places.ts';
import { exports } from './en/exports.ts';
import { filter, period, print } from './en/filter.ts';
import { comparison, runExport } from './en/hotspot-runs.ts';
import { hotspots } from './en/hotspots.ts';
import { imports } from './en/imports.ts';
import { interventionsHere } from './en/interventions-here.ts';
import { mapping } from './en/mapping.ts';
import { methods } from './en/methods.ts';
import { months } from './en/months.ts';
import { network } from './en/network.ts';
import { onRoads } from './en/on-roads.ts';
import { organisation, people, settings } from './en/organisation.ts';
import { accident, casualtySeverity, charts, list, map, overview, panel, site } from './en/overview.ts';
import { places } from './en/places.ts';
import { priorities } from './en/priorities.ts';
import { proportions } from './en/proportions.ts';
import { protection } from './en/protection.ts';
import { publication } from './en/publication.ts';
import { register } from './en/register.ts';
import { roads } from './en/roads.ts';
import { screening } from './en/screening.ts';
import { sharedTables, sharing } from './en/sharing.ts';
import { notFound, pageFailure, rail, shell, units } from './en/shell.ts';
import { siteTables } from './en/site-tables.ts';
import { streets } from './en/streets.ts';
import { stretches } from './en/stretches.ts';
import { studyAccidents } from './en/study-accidents.ts';
import { studyTable } from './en/study-table.ts';
import { survey } from './en/survey.ts';
import { trafficNear } from './en/traffic-near.ts';
import { traffic } from './en/traffic.ts';
import { workspace } from './en/workspace.ts';

/** English. Its keys are the contract: el.ts does not compile without each of them. */
export const en = {
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

/** The shape of a catalogue: the same keys, any words. */
export type Catalogue = typeof en;
