import type { SourceLine } from '@elektron/domain';

/** What the column is called that is made of the lines of a layer. */
export const LINE_COLUMN = 'geometry_line';

/** More is no road: a line of so many vertices cannot be read as one record either. */
const MAXIMUM_VERTICES = 20_000;

/**
 * Lines as the text of a cell, in well-known text with the number of its system before it (`SRID=4326;LINESTRING(23.7 37.9,23.8 37.9)`): degrees
 * with seven decimals, metres with three.
 * @param srid EPSG code; `null` where the file does not tell it
 */
export function writeLine({ srid, coordinates }: SourceLine): string {
  return `${systemOf(srid)}LINESTRING${writePoints(srid, coordinates)}`;
}

/** The same of a line of any number of parts, `''` for none; one that is drawn in parts which follow each other end to end is one line. */
export function writeLines(srid: number | null, parts: readonly (readonly number[])[]): string {
  const [first, ...others] = joinParts(parts);
  if (first === undefined) return '';
  if (others.length === 0) return writeLine({ srid, coordinates: first });
  return `${systemOf(srid)}MULTILINESTRING(${[first, ...others].map((part) => writePoints(srid, part)).join(',')})`;
}

function systemOf(srid: number | null): string {
  return srid === null ? '' : `SRID=${srid};`;
}

function writePoints(srid: number | null, coordinates: readonly number[]): string {
  const decimals = isInDegrees(srid) ? 7 : 3;
  const points: string[] = [];
  for (let i = 0; i + 1 < coordinates.length; i += 2) {
    points.push(`${Number(coordinates[i]!.toFixed(decimals))} ${Number(coordinates[i + 1]!.toFixed(decimals))}`);
  }
  return `(${points.join(',')})`;
}

function joinParts(parts: readonly (readonly number[])[]): (readonly number[])[] {
  const joined: (readonly number[])[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    const follows = last !== undefined && last.at(-2) === part[0] && last.at(-1) === part[1];
    if (follows) joined[joined.length - 1] = [...last, ...part.slice(2)];
    else joined.push(part);
  }
  return joined;
}

function isInDegrees(srid: number | null): boolean {
  return srid === 4326;
}

const LINE_TEXT = /^(?:SRID=(\d{4,6});)?LINESTRING ?\(([-+0-9.e ,]*)\)$/i;
const PARTS_TEXT = /^(SRID=\d{4,6};)?MULTILINESTRING ?\((\([-+0-9.e ,()]*\))\)$/i;

/** The lines that a cell writes, one for each of its parts; none for what is no line, or has a part that is none. */
export function parseLineParts(text: string): readonly SourceLine[] {
  const found = PARTS_TEXT.exec(text);
  const parts = found === null ? [text] : (found[2] ?? '').split(/(?<=\)) ?, ?(?=\()/).map((part) => `${found[1] ?? ''}LINESTRING${part}`);
  const lines = parts.flatMap((part) => parseLineText(part) ?? []);
  return lines.length === parts.length ? lines : [];
}

/** The line that a cell writes; `undefined` for what is none, as a line of several parts. */
export function parseLineText(text: string): SourceLine | undefined {
  const found = LINE_TEXT.exec(text);
  if (found === null) return undefined;
  const points = (found[2] ?? '').split(',');
  if (points.length < 2 || points.length > MAXIMUM_VERTICES) return undefined;
  const coordinates = points.flatMap((point) => point.trim().split(' ').map(Number));
  if (coordinates.length !== 2 * points.length || !coordinates.every(Number.isFinite)) return undefined;
  return { srid: found[1] === undefined ? null : Number(found[1]), coordinates };
}
