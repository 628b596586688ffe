import { CASUALTY_CLASSES, CASUALTY_SEVERITIES, codeOf, ROAD_USERS, valueOf, type Attributes, type Draft } from '@elektron/domain';
import { describeContent, findImportFormat, listImpersonalColumns } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import { eraseCasualty, eraseDriver, hashCasualty, hashDriver } from '../accidents/erased-person.ts';
import { ErasedPersonsRepository } from '../accidents/erased-persons.repository.ts';
import type { ActingContext } from '../common/acting-context.ts';
import { UploadRetention } from '../imports/upload-retention.service.ts';
import { SubjectDataRepository, type ErasedContent, type HeldData, type HeldVersion } from './subject-data.repository.ts';
import type { SubjectRequest } from './subject-request.ts';

const DRIVER = codeOf(CASUALTY_CLASSES, 'driver');

/** Takes a person's data out of all versions of the records, and sees to it that they do not come back. */
@Injectable()
export class SubjectErasure {
  readonly #data: SubjectDataRepository;
  readonly #erased: ErasedPersonsRepository;
  readonly #retention: UploadRetention;

  constructor(data: SubjectDataRepository, erased: ErasedPersonsRepository, retention: UploadRetention) {
    this.#data = data;
    this.#erased = erased;
    this.#retention = retention;
  }

  /** Can be repeated until it is done. @param installation acting for the organisation */
  async run(installation: ActingContext, request: SubjectRequest): Promise<void> {
    // First what can be done twice: files and refused lines may hold the person too, and nobody can tell which ones.
    await this.#retention.deleteAll(installation, 'accidents');
    const held = await this.#data.read(installation, request);
    const corrections = await this.#data.listCorrections(installation, request);
    const wasDriver =
      held.casualty.some(({ values }) => values['casualty_class'] === DRIVER) ||
      corrections.some(({ field, value }) => field === 'casualtyClass' && value === DRIVER);
    const key = this.#erased.keyOf(installation);
    const keptAttributes = distinct(held.trafficUnit.flatMap(({ formatId }) => listImpersonalColumns(formatId, 'traffic-unit')));
    await this.#data.erase(installation, {
      requestId: request.requestId,
      keys: [hashCasualty(key, request), ...(wasDriver ? [hashDriver(key, request)] : [])],
      casualties: held.casualty.flatMap((version) => contentOf(version, held, erasedCasualty)),
      units: wasDriver ? held.trafficUnit.flatMap((version) => contentOf(version, held, erasedUnit)) : null,
      keptAttributes,
    });
  }
}

/** As the importer would make it from the same line, if it were read again: so the line counts as unchanged then. */
type MakeDraft = (values: HeldVersion['values'], accidentSourceRecordId: string, formatId: string) => Draft;

function contentOf({ batchId, formatId, values }: HeldVersion, { accident }: HeldData, makeDraft: MakeDraft): ErasedContent[] {
  const format = findImportFormat(formatId);
  const sourceRecordId = accident[0]?.values['source_record_id'];
  if (format === undefined || typeof sourceRecordId !== 'string') return [];
  const { hash } = describeContent(makeDraft(values, sourceRecordId, formatId), format.mappingVersion);
  return [{ batchId, contentHash: hash }];
}

function erasedCasualty(values: HeldVersion['values'], accidentSourceRecordId: string): Draft {
  return eraseCasualty({
    kind: 'casualty',
    accidentSourceRecordId,
    unitReference: values['unit_reference'] as string,
    casualtyReference: values['casualty_reference'] as string,
    severity: valueOf(CASUALTY_SEVERITIES, values['severity'] as number),
    severityNative: '',
    casualtyClass: valueOf(CASUALTY_CLASSES, values['casualty_class'] as number),
    roadUser: valueOf(ROAD_USERS, values['road_user'] as number),
    sex: null,
    age: null,
    attributes: {},
  });
}

function erasedUnit(values: HeldVersion['values'], accidentSourceRecordId: string, formatId: string): Draft {
  const unit = {
    kind: 'traffic-unit',
    accidentSourceRecordId,
    unitReference: values['unit_reference'] as string,
    roadUser: valueOf(ROAD_USERS, values['road_user'] as number),
    roadUserNative: values['road_user_native'] as string,
    attributes: values['attributes'] as Attributes,
  } as const;
  return eraseDriver(unit, new Set(listImpersonalColumns(formatId, 'traffic-unit')));
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
