import { ACCESSIBILITY } from './accessibility/accessibility-export.ts';
import { PRIORITIES } from './accessibility/priority-export.ts';
import { STREET_DEFICITS } from './accessibility/street-deficit-export.ts';
import { ACCIDENTS } from './accident-export.ts';
import { EVIDENCE } from './evidence/evidence-export.ts';
import { APPRAISAL } from './appraisals/appraisal-export.ts';
import type { Exportable } from './exportable.ts';
import { HOTSPOTS } from './hotspots/hotspot-run-export.ts';
import { INTERVENTIONS } from './intervention-export.ts';
import { NETWORK_ASSESSMENT } from './network-assessment/network-assessment-export.ts';
import { ACCIDENT_ROADS } from './roads/accident-road-export.ts';
import { COUNT_SITE_ROADS } from './roads/count-site-road-export.ts';
import { ROADS } from './roads/road-export.ts';
import { TRAFFIC } from './traffic-export.ts';

/** THE list of what can be taken away as a file: each has an address, a filter, columns and rows. */
export const EXPORTABLES: readonly Exportable[] = [
  ACCIDENTS,
  ACCESSIBILITY,
  STREET_DEFICITS,
  PRIORITIES,
  TRAFFIC,
  ROADS,
  ACCIDENT_ROADS,
  COUNT_SITE_ROADS,
  HOTSPOTS,
  NETWORK_ASSESSMENT,
  INTERVENTIONS,
  EVIDENCE,
  APPRAISAL,
];
