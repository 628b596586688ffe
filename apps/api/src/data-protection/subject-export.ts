import {
  ACCIDENT_TYPES,
  CASUALTY_CLASSES,
  JUNCTION_TYPES,
  LIGHT_CONDITIONS,
  PLACE_ACCURACIES,
  ROAD_TYPES,
  ROAD_USERS,
  SEVERITIES,
  SEXES,
  SPEED_UNITS,
  SURFACE_CONDITIONS,
  TIME_ACCURACIES,
  valueOf,
  WEATHER_CONDITIONS,
  type Text,
} from '@elektron/domain';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { OrganisationDirectory } from '../common/organisation.ts';
import { PERSONAL_FIELDS } from './personal-fields.ts';
import { SubjectDataRepository, type HeldVersion } from './subject-data.repository.ts';
import { SubjectExportRepository } from './subject-export.repository.ts';
import type { SubjectRequest } from './subject-request.ts';

/** Columns that hold a code, and the list that says what it means. The severities of casualties are the first three of those of accidents. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  severity: SEVERITIES,
  time_accuracy: TIME_ACCURACIES,
  accident_type: ACCIDENT_TYPES,
  light: LIGHT_CONDITIONS,
  weather: WEATHER_CONDITIONS,
  road_type: ROAD_TYPES,
  junction: JUNCTION_TYPES,
  surface: SURFACE_CONDITIONS,
  speed_unit: SPEED_UNITS,
  place_accuracy: PLACE_ACCURACIES,
  casualty_class: CASUALTY_CLASSES,
  road_user: ROAD_USERS,
  sex: SEXES,
};

const TABLES: readonly string[] = ['casualty_version', 'traffic_unit_version', 'accident_version', 'accident_correction'];

const ABOUT_ACCESSES: Text = {
  el: 'Ποιος είδε προσωπικά πεδία: όπου namesTheAccident είναι false, πρόκειται για κατάλογο ατυχημάτων, στον οποίο ενδέχεται να περιλαμβανόταν και αυτό. Τα ονόματα των υπαλλήλων προορίζονται για τον υπεύθυνο επεξεργασίας· κατά την απόφαση C-579/21 του ΔΕΕ δεν γνωστοποιούνται πάντοτε στο υποκείμενο των δεδομένων.',
  en: 'Who has seen personal fields: where namesTheAccident is false it was a list of accidents, among which this one may have been. The names of staff are for the controller; by judgment C-579/21 of the Court of Justice they are not always for the data subject.',
};

/** Puts together all that is held about a person, and leaves it for whoever asked. */
@Injectable()
export class SubjectExport {
  readonly #data: SubjectDataRepository;
  readonly #exports: SubjectExportRepository;
  readonly #directory: OrganisationDirectory;

  constructor(data: SubjectDataRepository, exports: SubjectExportRepository, directory: OrganisationDirectory) {
    this.#data = data;
    this.#exports = exports;
    this.#directory = directory;
  }

  /** Can be repeated until it is done. @param installation acting for the organisation */
  async run(installation: ActingContext, request: SubjectRequest): Promise<void> {
    const { requestId, accidentId, unitReference, casualtyReference, reason, decision, openedAt, decidedAt } = request;
    const held = await this.#data.read(installation, request);
    const sourceRecordIds = held.accident.map(({ values }) => String(values['source_record_id']));
    const { name } = await this.#directory.get(installation);
    const document = {
      format: 'elektron-subject-export/1',
      organisation: name,
      request: { requestId, reason, decision, openedAt, decidedAt },
      subject: { accidentId, unitReference, casualtyReference },
      casualty: held.casualty.map(toReadable),
      trafficUnit: held.trafficUnit.map(toReadable),
      accident: held.accident.map(toReadable),
      corrections: await this.#data.listCorrections(installation, request),
      linesHeldBack: await this.#data.listHeldLines(installation, sourceRecordIds, request),
      accesses: { about: ABOUT_ACCESSES, events: await this.#data.listAccesses(installation, accidentId) },
      fields: PERSONAL_FIELDS.filter(({ table }) => TABLES.includes(table)),
    };
    await this.#exports.store(installation, requestId, JSON.stringify(document, null, 2));
  }
}

/** With words in place of codes. */
function toReadable({ values, ...version }: HeldVersion): object {
  const readable = Object.entries(values).map(([column, value]) => {
    const list = CODES[column];
    return [column, list === undefined || typeof value !== 'number' ? value : valueOf(list, value)] as const;
  });
  return { ...version, values: Object.fromEntries(readable) };
}
