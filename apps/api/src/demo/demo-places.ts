import { EVERY_ACCIDENT, type AccidentFilter, type ReleaseBlock, type ReleaseLicence, type Text } from '@elektron/domain';
import type { TableMapping } from '@elektron/importers';

import type { Organisation } from '../common/organisation.ts';
import { DEMO_ORGANISATION } from './demo-organisation.ts';
import { HELSINKI_JUNCTIONS, type DemoRoadEvaluation } from './demo-road-evaluation.ts';
import { LEEDS_ROADS } from './leeds-roads.ts';

/** Files that are imported together; the names are those under which their publisher's extracts are kept. */
export interface DemoImport {
  readonly files: readonly string[];
  /** What they are to be read as, where they could be read as several things. */
  readonly formatId?: string;
  /** How to read a file of no known format, as somebody would say it in the steps of the import. */
  readonly mapping?: TableMapping;
}

/** Points of interest among the map's features: the same file as the command `elektron areas` takes. */
export interface DemoAreas {
  readonly file: string;
  readonly licence: string;
  readonly attribution: string;
}

/** What changes the meaning of the series; drawn on every trend, with its source. */
export interface DemoNote {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly textEl: string;
  readonly textEn: string;
  readonly source: string;
}

/** An organisation of the demonstration, and all that is made for it. */
export interface DemoPlace {
  readonly organisation: Organisation;
  /** What there is of it, for whoever chooses at the sign-in. */
  readonly about: Text;
  /** Under `demo/`. */
  readonly folder: string;
  readonly notes: readonly DemoNote[];
  readonly imports: readonly DemoImport[];
  readonly areas: readonly DemoAreas[];
  /** Of which accidents the hotspot methods are run; null where there are none. */
  readonly screening: AccidentFilter | null;
  /** Whether the invented intervention is evaluated. */
  readonly evaluation: boolean;
  /** Years of the release that anybody sees, and the licence that its sources have; null where there is no accident to publish. */
  readonly release: (ReleaseBlock & { readonly licence: ReleaseLicence }) | null;
  /** The invented intervention at junctions of its roads; null where roads or accidents are missing. */
  readonly roadEvaluation: DemoRoadEvaluation | null;
}

const OSM = { licence: 'ODbL 1.0', attribution: 'OpenStreetMap contributors' };

const WALTHAM_FOREST: DemoPlace = {
  organisation: DEMO_ORGANISATION,
  about: {
    el: 'Όλα τα καταγεγραμμένα ατυχήματα με παθόντες 2014–2018, μετρήσεις κυκλοφορίας, αναλύσεις',
    en: 'Every reported injury accident of 2014–2018, traffic counts, analyses',
  },
  folder: 'waltham-forest',
  notes: [],
  imports: [
    { files: ['collisions_2014_2018.csv', 'vehicles_2014_2018.csv', 'casualties_2014_2018.csv'] },
    { files: ['aadf_by_direction_la125.csv'] },
  ],
  areas: [],
  screening: EVERY_ACCIDENT,
  evaluation: true,
  release: { from: 2014, to: 2018, licence: 'OGL-UK-3.0' },
  roadEvaluation: null,
};

/** Without accidents: the files at hand have none, and none are made up. */
const LEEDS: DemoPlace = {
  organisation: {
    organisationId: 'b8c2a5d4-7f0e-4a39-9d16-3e5b8f21c704',
    slug: 'demo-leeds',
    kind: 'municipality',
    name: { el: 'Δήμος Leeds (επίδειξη)', en: 'Leeds (demo)' },
    timeZone: 'Europe/London',
    srid: 27_700,
    speedUnit: 'mph',
    attribution: {
      el: 'Περιέχει πληροφορίες του δημόσιου τομέα με την άδεια Open Government Licence v3.0, Department for Transport (AADF), Ordnance Survey (οδικό δίκτυο). Προσβασιμότητα: © συνεισφέροντες OpenStreetMap (ODbL).',
      en: 'Contains public sector information licensed under the Open Government Licence v3.0, Department for Transport (AADF), Ordnance Survey (roads). Accessibility: © OpenStreetMap contributors (ODbL).',
    },
  },
  about: {
    el: 'Κύριοι δρόμοι της πόλης, μετρήσεις κυκλοφορίας 2000–2017, κράσπεδα και οδηγοί όδευσης τυφλών του κέντρου· χωρίς ατυχήματα',
    en: 'Main roads of the city, traffic counts of 2000–2017, kerbs and tactile paving of the centre; no accidents',
  },
  folder: 'leeds',
  notes: [],
  imports: [
    // First, since maps open where counts and accidents lie.
    { files: ['aadf_by_direction_la63.csv'] },
    { files: ['leeds_road_network_merged_nomis.gpkg'], mapping: LEEDS_ROADS },
    { files: ['osm_points_leeds_centre.geojson.gz'], formatId: 'osm-accessibility' },
    { files: ['osm_ways_leeds_centre.geojson.gz'], formatId: 'osm-accessibility' },
  ],
  areas: [{ file: 'osm_points_leeds_centre.geojson.gz', ...OSM }],
  screening: null,
  evaluation: false,
  release: null,
  roadEvaluation: null,
};

const HELSINKI: DemoPlace = {
  organisation: {
    organisationId: 'd13f6b90-25ce-4e87-8a4b-90c7e2f5146a',
    slug: 'demo-helsinki',
    kind: 'municipality',
    name: { el: 'Δήμος Ελσίνκι (επίδειξη)', en: 'Helsinki (demo)' },
    timeZone: 'Europe/Helsinki',
    srid: 3879,
    speedUnit: 'km/h',
    attribution: {
      el: 'Ατυχήματα: Πόλη του Ελσίνκι, Helsinki Region Infoshare (CC BY 4.0). Οδικό δίκτυο, προσβασιμότητα: © συνεισφέροντες OpenStreetMap (ODbL).',
      en: 'Accidents: City of Helsinki, Helsinki Region Infoshare (CC BY 4.0). Roads, accessibility: © OpenStreetMap contributors (ODbL).',
    },
  },
  about: {
    el: 'Ατυχήματα 23 ετών (2000–2022), δρόμοι και προσβασιμότητα του κέντρου',
    en: 'Accidents of 23 years (2000–2022), roads and accessibility of the centre',
  },
  folder: 'helsinki',
  notes: [
    {
      startsOn: '2022-01-01',
      endsOn: '2023-01-01',
      textEl:
        'Οι εγγραφές μειώθηκαν από περίπου 3.000 τον χρόνο σε 786, καθώς άλλαξε η καταγραφή των ατυχημάτων με υλικές ζημιές μόνο από την αστυνομία: η μείωση δεν είναι βελτίωση της ασφάλειας.',
      textEn:
        'Records fell from about 3,000 a year to 786 as the police changed how they record accidents with damage only: the fall is no gain in safety.',
      source: 'README of the data, demo/helsinki',
    },
  ],
  imports: [
    { files: ['liikenneonnettomuudet_Helsingissa.csv.gz'] },
    { files: ['Helsinki.osm.pbf'], formatId: 'osm-roads' },
    { files: ['Helsinki.osm.pbf'], formatId: 'osm-accessibility' },
  ],
  areas: [],
  // Those with damage only are four of five, and the police came to record ever fewer of them.
  screening: { ...EVERY_ACCIDENT, selections: { severity: ['fatal', 'injury'] } },
  evaluation: false,
  // Before the police changed what they record.
  release: { from: 2017, to: 2021, licence: 'CC-BY-4.0' },
  roadEvaluation: HELSINKI_JUNCTIONS,
};

/** The organisation that is there before the server answers for the first time. */
export const FIRST_DEMO_PLACE = WALTHAM_FOREST;

/** THE organisations that are loaded afterwards, one after the other, while the first is used. */
export const FURTHER_DEMO_PLACES: readonly DemoPlace[] = [LEEDS, HELSINKI];
