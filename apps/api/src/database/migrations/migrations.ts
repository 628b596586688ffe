import { roles } from './0000-roles.ts';
import { records } from './0001-records.ts';
import { appendOnly } from './0002-append-only.ts';
import { people } from './0003-people.ts';
import { tenancy } from './0004-tenancy.ts';
import { audit } from './0005-audit.ts';
import { dataProtection } from './0006-data-protection.ts';
import { sharing } from './0007-sharing.ts';
import { rateLimits } from './0008-rate-limits.ts';
import { corrections } from './0009-corrections.ts';
import { heldLines } from './0010-held-lines.ts';
import { quality } from './0011-quality.ts';
import { roads } from './0012-roads.ts';
import { accessibility } from './0013-accessibility.ts';
import { months } from './0014-months.ts';
import { places } from './0015-places.ts';
import { traffic } from './0016-traffic.ts';
import { areas } from './0017-areas.ts';
import { roadKilometres } from './0018-road-kilometres.ts';
import { placeQueue } from './0020-place-queue.ts';
import { trafficFactors } from './0021-traffic-factors.ts';
import { streetSurvey } from './0022-street-survey.ts';
import { municipalityAreas } from './0023-municipality-areas.ts';
import { monthReminders } from './0024-month-reminders.ts';
import { screenedRoads } from './0025-screened-roads.ts';
import { blackSpots } from './0026-black-spots.ts';
import { siteTables } from './0027-site-tables.ts';
import { blackSpotDocuments } from './0033-black-spot-documents.ts';
import { openedSites } from './0035-opened-sites.ts';
import { blackSpotAppointments } from './0036-black-spot-appointments.ts';
import { siteTableBytes } from './0040-site-table-bytes.ts';
import { runSites } from './0041-run-sites.ts';
import { interventionRegister } from './0042-intervention-register.ts';
import { evaluationPlans } from './0043-evaluation-plans.ts';
import { appraisals } from './0044-appraisals.ts';
import { evidence } from './0045-evidence.ts';
import { publishedReleases } from './0046-published-releases.ts';
import { releaseDrafts } from './0047-release-drafts.ts';
import { citizenReports } from './0051-citizen-reports.ts';
import { accidentType } from './0052-accident-type.ts';
import { evidenceRatios } from './0053-evidence-ratios.ts';
import type { Migration } from './migration.ts';

/** THE migrations, in order. A migration that has been released is never changed; the next number corrects it. */
export const migrations: readonly Migration[] = [
  roles,
  records,
  appendOnly,
  people,
  tenancy,
  audit,
  dataProtection,
  sharing,
  rateLimits,
  corrections,
  heldLines,
  quality,
  roads,
  accessibility,
  months,
  places,
  traffic,
  areas,
  roadKilometres,
  placeQueue,
  trafficFactors,
  streetSurvey,
  municipalityAreas,
  monthReminders,
  screenedRoads,
  blackSpots,
  siteTables,
  blackSpotDocuments,
  openedSites,
  blackSpotAppointments,
  siteTableBytes,
  runSites,
  interventionRegister,
  evaluationPlans,
  appraisals,
  evidence,
  publishedReleases,
  releaseDrafts,
  citizenReports,
  accidentType,
  evidenceRatios,
];
