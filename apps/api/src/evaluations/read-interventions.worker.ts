import { isProblem, Problem, type ProblemCode, type ProblemDetails } from '@elektron/domain';
import { inMemory, readPlainTable } from '@elektron/importers';

import { isObject, parseGeoJson } from '../common/parse-geo-json.ts';

/** Lines of a file, as they are written: texts by heading, of GeoJSON also a geometry. */
export interface InterventionLines {
  readonly headings: readonly string[];
  readonly decimalMark: '.' | ',';
  readonly lines: readonly InterventionLine[];
}

export interface InterventionLine {
  /** As a text editor or a spreadsheet numbers it; of GeoJSON the number of the feature. */
  readonly row: number;
  readonly cells: readonly string[];
  /** GeoJSON; null for a feature without one, absent in a table. */
  readonly geometry?: unknown;
}

export interface InterventionsTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mostLines: number;
}

/** A problem crosses threads as a value: an error would lose its code on the way. */
export type InterventionsAnswer =
  | { readonly kind: 'lines'; readonly read: InterventionLines }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly details: ProblemDetails };

/** Reads a file of interventions, in a thread of its own: what is unpacked would keep the server from answering. */
export async function answerInterventions({ bytes, fileName, mostLines }: InterventionsTask): Promise<InterventionsAnswer> {
  try {
    const isGeoJson = /^\uFEFF?\s*\{/.test(Buffer.from(bytes.subarray(0, 100)).toString('utf8'));
    const read = isGeoJson ? readFeatures(bytes, fileName, mostLines) : await readPlainTable(inMemory(bytes), fileName, mostLines);
    return { kind: 'lines', read };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return { kind: 'problem', code: error.code, details: error.details };
  }
}

/** @throws Problem INPUT_INVALID, FILE_TOO_MANY_LINES */
function readFeatures(bytes: Uint8Array, fileName: string, mostLines: number): InterventionLines {
  const features = parseGeoJson(new TextDecoder().decode(bytes));
  if (features.length > mostLines) throw new Problem('FILE_TOO_MANY_LINES', { file: fileName, limit: mostLines });
  const rows = features.map((feature) => {
    const { properties, geometry } = isObject(feature) ? feature : {};
    return { properties: isObject(properties) ? properties : {}, geometry: geometry ?? null };
  });
  const headings = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))];
  const lines = rows.map(({ properties, geometry }, k) => ({
    row: k + 1,
    cells: headings.map((heading) => textOf(properties[heading])),
    geometry,
  }));
  return { headings, decimalMark: '.', lines };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}
