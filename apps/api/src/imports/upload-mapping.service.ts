import { isProblem, Problem } from '@elektron/domain';
import { isRepeatable, listFormatChoices, NO_TABLE, parseMappings, type TableMapping } from '@elektron/importers';
import { Injectable } from '@nestjs/common';

import type { ActingContext } from '../common/acting-context.ts';
import { isMetricGrid } from '../common/reference-system.ts';
import { refused } from '../common/refused.ts';
import { SavedMappings } from './saved-mappings.repository.ts';
import { UploadDetection, type DetectedUpload } from './upload-detection.ts';
import { UploadStore, type DraftFile, type UploadDraft } from './upload-store.ts';
import { UploadSurveys, type UploadSurvey } from './upload-surveys.service.ts';

/** Files of no known format: what they look like, for a person to say what they are. */
export interface UnknownUpload extends UploadSurvey {
  readonly uploadId: string;
  readonly draft: UploadDraft;
}

/** For these a person may say what the columns are. */
const EXPLAINABLE: readonly string[] = ['FILE_FORMAT_UNKNOWN', 'FILE_MISSING_COLUMNS'];
/** The same of a file that holds several things, the first of which is no table. */
const EXPLAINABLE_OF_ONE: readonly string[] = [...EXPLAINABLE, ...NO_TABLE, 'FILE_NO_LINES'];

/** Decisions of so many former imports are tried, the newest first. */
const MOST_DECISIONS = 20;

/** A table of an upload as a person has decided to read it. */
export interface DecidedTable {
  /** Which of the files of the upload have tables with these headings; absent for whichever it fits. */
  readonly files?: readonly number[];
  /** As parseMapping takes it. */
  readonly mapping: unknown;
}

/** Files of no known format: recognised by what was decided about the like of them, else looked at for a person to decide. */
@Injectable()
export class UploadMapping {
  readonly #uploads: UploadStore;
  readonly #detection: UploadDetection;
  readonly #saved: SavedMappings;
  readonly #surveys: UploadSurveys;

  constructor(uploads: UploadStore, detection: UploadDetection, saved: SavedMappings, surveys: UploadSurveys) {
    this.#uploads = uploads;
    this.#detection = detection;
    this.#saved = saved;
    this.#surveys = surveys;
  }

  /**
   * Takes over files as UploadDetection.take, and keeps those of no known format.
   * @throws Problem as UploadDetection.take
   */
  async take(context: ActingContext, uploadId: string, received: readonly DraftFile[]): Promise<DetectedUpload | UnknownUpload> {
    try {
      return await this.#detection.detect(context, uploadId, received);
    } catch (error) {
      const codes = received.length === 1 ? EXPLAINABLE_OF_ONE : EXPLAINABLE;
      const explained = isProblem(error) && codes.includes(error.code) ? await this.#explain(context, uploadId, received, error) : null;
      if (explained !== null) return explained;
      await this.#uploads.remove(context, uploadId);
      throw error;
    }
  }

  /**
   * Reads an upload as a person has decided; until it is started, it can be decided anew.
   * @throws Problem UPLOAD_NOT_FOUND, INPUT_INVALID, as UploadDetection.detect
   */
  async map(context: ActingContext, uploadId: string, tables: readonly DecidedTable[]): Promise<DetectedUpload> {
    const mappings = parseMappings({ tables: tables.map(({ mapping }) => mapping) });
    const unknown = mappings.find(({ srid }) => srid !== null && !isMetricGrid(srid));
    if (unknown !== undefined) throw new Problem('INPUT_INVALID', { field: 'srid', value: String(unknown.srid) });
    const { files } = await this.#uploads.getDraft(context, uploadId);
    const lost = tables.flatMap((table) => table.files ?? []).find((file) => file < 0 || file >= files.length);
    if (lost !== undefined) throw new Problem('INPUT_INVALID', { field: 'file', value: String(lost) });
    const choicesOf = (file: number): readonly (readonly TableMapping[])[] => {
      const own = mappings.filter((_, i) => tables[i]?.files?.includes(file) ?? true);
      return own.length === 0 ? [] : [own];
    };
    return this.#detection.detect(context, uploadId, files, { choicesOf, isSeen: true });
  }

  /**
   * Reads an upload that several formats could read as another one of them.
   * @throws Problem UPLOAD_NOT_FOUND, INPUT_INVALID, as UploadDetection.detect
   */
  async choose(context: ActingContext, uploadId: string, formatId: string): Promise<DetectedUpload> {
    const { files, received = [] } = await this.#uploads.get(context, uploadId);
    const isOffered = listFormatChoices(files.map(({ detected }) => detected)).includes(formatId);
    if (!isOffered) throw refused('formatId', formatId);
    return this.#detection.detect(context, uploadId, received, undefined, formatId);
  }

  async #explain(
    context: ActingContext,
    uploadId: string,
    files: readonly DraftFile[],
    because: Problem,
  ): Promise<DetectedUpload | UnknownUpload | null> {
    const known = await this.#tryDecisions(context, uploadId, files);
    if (known !== null) return known;
    // Beside files that are known, a person is told which is not, and is asked nothing about those.
    if (files.length > 1 && (await this.#detection.recognisesAny(context, uploadId, files))) return null;
    const survey = await this.#surveys.surveyAll(context, uploadId, files).catch(orNothing);
    if (survey === null || survey.tables.length === 0) return null;
    const now = new Date().toISOString();
    const draft: UploadDraft = {
      files,
      because: { code: because.code, details: because.details },
      begun: now,
      changed: now,
      decided: null,
    };
    await this.#uploads.keepDraft(context, uploadId, draft);
    return { uploadId, draft, ...survey };
  }

  /** Next month's file has the headings of the last one. */
  async #tryDecisions(context: ActingContext, uploadId: string, files: readonly DraftFile[]): Promise<DetectedUpload | null> {
    const decisions = (await this.#saved.listDecisions(context)).filter((mappings) => mappings.every(isRepeatable));
    if (decisions.length === 0) return null;
    const choices: readonly (readonly TableMapping[])[] = decisions.slice(0, MOST_DECISIONS);
    return this.#detection.detect(context, uploadId, files, { choicesOf: () => choices }).catch(orNothing);
  }
}

function orNothing(error: unknown): null {
  if (isProblem(error) && error.code !== 'UPLOADS_BUSY') return null;
  throw error;
}
