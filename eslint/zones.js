// Who may import whom inside an application: the zones of import-x/no-restricted-paths, computed from the folders there are.
// A new room may import itself and what everyone may; anything more is a line in the tables below.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const RECORD_ROOMS = ['accidents', 'areas', 'site-tables', 'traffic', 'accessibility', 'road-network', 'territory'];
const FOR_EVERY_ROOM = ['common', 'database'];

/** A room that is read through one service only: that file, and the module that provides it. */
const READ_HOTSPOTS = ['hotspots/hotspots.module.ts', 'hotspots/hotspot-runs.service.ts'];
/** All sites of a run, in parts. */
const ALL_SITES = ['hotspots/run-sites.service.ts', 'hotspots/packed-sites.ts'];
/** A place that was accepted is a hotspot of a run, and is counted by severity as one. */
const ACCEPT_HOTSPOTS = [...READ_HOTSPOTS, 'hotspots/hotspot-run.ts', 'hotspots/hotspot-run.objects.ts'];
/** Excess is set beside deficits site by site. */
const READ_SCREENING = [...READ_HOTSPOTS, ...ALL_SITES, 'hotspots/hotspot-run.ts', 'hotspots/stored-hotspot-result.ts'];
/** A place that was accepted says of which run it is. */
const READ_BLACK_SPOTS = ['black-spots/black-spots.module.ts', 'black-spots/black-spots.service.ts'];
/** A network is assessed from a ranking of its sites, which says in its own words what it is. */
const ASSESS_RANKINGS = [
  ...READ_SCREENING,
  'hotspots/hotspot-run.objects.ts',
  'hotspots/present-hotspot-run.ts',
  'hotspots/present-screening.ts',
];
/** What runs have found leaves as files too. */
const EXPORT_HOTSPOTS = [
  ...READ_HOTSPOTS,
  'hotspots/hotspot-run.ts',
  'hotspots/hotspot-run.objects.ts',
  'hotspots/present-hotspot-run.ts',
  'hotspots/run-as-geojson.ts',
  'hotspots/run-places.ts',
  ...ALL_SITES,
];
/** The register of interventions leaves as a file. */
const EXPORT_INTERVENTIONS = [
  'evaluations/evaluations.module.ts',
  'evaluations/evaluation-runs.service.ts',
  'evaluations/intervention.ts',
  'evaluations/parse-well-known-text.ts',
];
/** Results, and whether an evaluation itself draws a conclusion from them. */
const READ_EVALUATIONS = [
  'evaluations/evaluations.module.ts',
  'evaluations/evaluation-runs.service.ts',
  'evaluations/evaluation-sentence.ts',
];

/** Plans and appraisals take factors of the network's library through one service. */
const READ_FACTORS = [
  'evidence/evidence-library.module.ts',
  'evidence/evidence.service.ts',
  'evidence/evidence.inputs.ts',
  'evidence/taken-factor.ts',
  'evidence/taken-factor.object.ts',
];

/** What is contributed of an evaluation is found in the whole of it. */
const CONTRIBUTE_EVALUATIONS = [
  ...READ_EVALUATIONS,
  'evaluations/evaluation-run.ts',
  'evaluations/finished-evaluations.module.ts',
  'evaluations/finished-evaluations.repository.ts',
  'evaluations/interval.object.ts',
  'evaluations/stored-evaluation.ts',
];

/** Uploaded files go before their time when a person must be forgotten. */
const DELETE_UPLOADS = ['imports/imports.module.ts', 'imports/upload-retention.service.ts'];

/** After an import somebody looks whether it brought what was there. */
const FIND_DUPLICATES = [
  'duplicates/duplicates.module.ts',
  'duplicates/duplicate-search.ts',
  'duplicates/duplicate-candidate.repository.ts',
];

/** After an import places are looked for, for accidents that have none. */
const PREPARE_PLACES = ['places/places.module.ts', 'places/open-places.service.ts'];

/** What a person corrects is judged and projected as what a file says. */
const JUDGE_AS_IMPORTS = ['imports/find-import-day.ts', 'imports/reading/project-position.ts'];

/** A place that somebody accepts is a correction like any other. */
const PLACE_AS_CORRECTIONS = [
  'corrections/corrections.module.ts',
  'corrections/corrections.repository.ts',
  'corrections/corrections.service.ts',
  'corrections/correction.ts',
  'corrections/place-finder.ts',
  'corrections/placements.repository.ts',
  'corrections/stored-correction.ts',
];

/** What people have said that the codes of their files mean. */
const READ_MAPPINGS = ['imports/imports.module.ts', 'imports/saved-mappings.repository.ts'];

/** Everything that leaves as a file is written by the same hands. */
const WRITE_FILES = ['exports/export-kinds.ts', 'exports/export-table.ts'];

/** What has changed in how accidents are recorded is told beside what a study compares. */
const READ_RECORDING_CHANGES = ['months/months.module.ts', 'months/recording-changes.service.ts'];

/** Releases hold black spots that were accepted, and only data of which units have said that they are final. */
const PUBLISH = [
  'black-spots/black-spots.module.ts',
  'black-spots/black-spots.service.ts',
  'evaluations/stored-evaluation.ts',
  'months/months.module.ts',
  'months/final-months.service.ts',
  'imports/find-import-day.ts',
];

/** The list of organisations, for the one room that looks at all of them at once. */
const KNOW_ORGANISATIONS = ['identity/organisations/organisations-directory.ts', 'identity/organisations/organisation.object.ts'];

/** What a room of the API may import besides itself; a room that is not named has FOR_EVERY_ROOM. */
const API_ROOMS = {
  common: [],
  database: ['common'],
  columns: [...FOR_EVERY_ROOM, ...RECORD_ROOMS],
  imports: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', ...FIND_DUPLICATES, ...PREPARE_PLACES],
  duplicates: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns'],
  corrections: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, ...JUDGE_AS_IMPORTS],
  places: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', 'imports/reading/project-position.ts', ...PLACE_AS_CORRECTIONS],
  exports: [
    ...FOR_EVERY_ROOM,
    ...RECORD_ROOMS,
    'columns',
    'priorities',
    'network-assessment',
    'evidence',
    'appraisals',
    ...READ_MAPPINGS,
    ...EXPORT_HOTSPOTS,
    ...EXPORT_INTERVENTIONS,
  ],
  months: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', ...WRITE_FILES, 'imports/find-import-day.ts'],
  hotspots: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns'],
  'black-spots': [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', ...ACCEPT_HOTSPOTS, 'imports/find-import-day.ts'],
  priorities: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', ...READ_SCREENING],
  'network-assessment': [...FOR_EVERY_ROOM, ...ASSESS_RANKINGS],
  'data-protection': [...FOR_EVERY_ROOM, ...RECORD_ROOMS, ...DELETE_UPLOADS],
  evaluations: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', ...READ_HOTSPOTS, ...READ_RECORDING_CHANGES, ...READ_FACTORS],
  evidence: [...FOR_EVERY_ROOM, ...CONTRIBUTE_EVALUATIONS, ...KNOW_ORGANISATIONS],
  appraisals: [...FOR_EVERY_ROOM, 'columns', ...READ_EVALUATIONS, ...READ_FACTORS, ...READ_SCREENING, ...READ_BLACK_SPOTS],
  network: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', ...KNOW_ORGANISATIONS],
  published: [...FOR_EVERY_ROOM, ...WRITE_FILES],
  publication: [...FOR_EVERY_ROOM, ...RECORD_ROOMS, 'columns', ...READ_EVALUATIONS, ...PUBLISH],
};

/** What a folder of the dashboard may import besides itself. `app` is where everything meets. */
const FOR_EVERY_FEATURE = ['access', 'exports', 'filter', 'forms', 'graphql', 'notes'];
const DASHBOARD_FOLDERS = {
  app: ['features', ...FOR_EVERY_FEATURE],
  // A page of its own, for people who have not signed in: nothing of the workspace, not even its client, is loaded there.
  public: [],
  filter: ['graphql'],
  access: ['graphql'],
  exports: ['graphql'],
  forms: ['graphql'],
  notes: ['graphql'],
  graphql: [],
};

/** Part of an entry of the application, where all rooms meet; and tests of the whole, which is met over HTTP. */
const ENTRIES = ['cli', 'acceptance'];

function foldersOf(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function zone(source, folder, allowed) {
  return {
    target: `${source}/${folder}`,
    from: source,
    except: [folder, ...allowed].map((name) => `./${name}`),
    message: `${folder} may import ${['itself', ...allowed].join(', ')} and packages.`,
  };
}

/** @param {string} root of the workspace */
export function apiZones(root) {
  const source = 'apps/api/src';
  const rooms = foldersOf(join(root, source)).filter((folder) => !ENTRIES.includes(folder));
  return rooms.map((room) => zone(source, room, API_ROOMS[room] ?? FOR_EVERY_ROOM));
}

/** @param {string} root of the workspace */
export function dashboardZones(root) {
  const source = 'apps/dashboard/src';
  const folders = foldersOf(join(root, source)).filter((folder) => folder !== 'features');
  const features = foldersOf(join(root, source, 'features')).map((feature) => `features/${feature}`);
  return [
    ...folders.map((folder) => zone(source, folder, DASHBOARD_FOLDERS[folder] ?? [])),
    ...features.map((feature) => zone(source, feature, FOR_EVERY_FEATURE)),
  ];
}
