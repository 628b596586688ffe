import {
  MOST_ACCIDENTS_OF_SITE,
  SITE_SEVERITIES,
  type SiteField,
  type SiteRemark,
  type SiteRemarkCode,
  type SiteSeverity,
  type SiteTableKind,
  type SourceLine,
} from '@elektron/domain';
import { isBlank } from '../code-book.ts';
import { cutText, type DecimalMark } from '../import-format.ts';
import { parseLineParts } from '../parts/geo/line-text.ts';
import { parseSiteNumber } from './parse-site-number.ts';

/** A site as its line writes it. */
export interface SiteDraft {
  readonly row: number;
  /** As the table numbers it; the number of the line where it does not. */
  readonly siteCode: string;
  readonly name: string;
  readonly group: string;
  /** Of a section the lines that it is drawn by, in their own system where they name one. */
  readonly lines: readonly SourceLine[];
  /** Of a junction, in the file's system. */
  readonly place: readonly [first: number, second: number] | null;
  /** As written; null where the table does not say it. */
  readonly length: number | null;
  /** Null where it is not known. */
  readonly traffic: number | null;
  readonly minorTraffic: number | null;
  /** Null in a table without numbers of accidents. */
  readonly accidents: number | null;
  readonly bySeverity: Readonly<Record<SiteSeverity, number>>;
  readonly covariates: readonly (number | null)[];
}

/** What a line is read by. */
export interface SiteRowForm {
  readonly kind: SiteTableKind;
  readonly columns: Readonly<Partial<Record<SiteField, string>>>;
  readonly covariates: readonly string[];
  readonly decimalMark: DecimalMark;
}

/** Longest text that is kept (characters). */
const LONGEST = 200;
const MOST_TRAFFIC = 10_000_000;
const MOST_LENGTH = 1_000_000;

export interface ParsedSite {
  /** Null for a line that is none; the last remark says why. */
  readonly site: SiteDraft | null;
  readonly remarks: readonly SiteRemark[];
}

/**
 * One line of a table of sites. A number that is not known leaves the site as it is, with a remark where it cannot be read; without a place, or with
 * numbers of accidents that nobody knows, it is no site.
 * @param cellOf the trimmed text of a column by its heading
 */
export function parseSite(row: number, cellOf: (heading: string) => string, form: SiteRowForm): ParsedSite {
  const line = new SiteLine(row, cellOf, form);
  const found = line.parse();
  return isRemark(found) ? { site: null, remarks: [found] } : { site: found, remarks: line.remarks };
}

function isRemark(found: object): found is SiteRemark {
  return 'code' in found;
}

class SiteLine {
  readonly #row: number;
  readonly #cellOf: (heading: string) => string;
  readonly #form: SiteRowForm;
  readonly remarks: SiteRemark[] = [];

  constructor(row: number, cellOf: (heading: string) => string, form: SiteRowForm) {
    this.#row = row;
    this.#cellOf = cellOf;
    this.#form = form;
  }

  parse(): SiteDraft | SiteRemark {
    const { kind, covariates } = this.#form;
    const lines = kind === 'segment' ? parseLineParts(this.#text('line')) : [];
    if (kind === 'segment' && lines.length === 0) return this.#remark('line', 'LINE_INVALID');
    const place = kind === 'junction' ? this.#findPlace() : null;
    if (place !== null && isRemark(place)) return place;
    const counts = this.#countAccidents();
    if (isRemark(counts)) return counts;
    return {
      row: this.#row,
      siteCode: cutText(this.#text('code'), LONGEST) || String(this.#row),
      name: cutText(this.#text('name'), LONGEST),
      group: cutText(this.#text('group'), LONGEST),
      lines,
      place,
      length: this.#amount('length', MOST_LENGTH),
      traffic: this.#amount('traffic', MOST_TRAFFIC),
      minorTraffic: this.#amount('minor-traffic', MOST_TRAFFIC),
      ...counts,
      covariates: covariates.map((heading) => this.#covariate(heading)),
    };
  }

  #findPlace(): readonly [number, number] | SiteRemark {
    const { columns, decimalMark } = this.#form;
    const [first, second] = columns.longitude === undefined ? (['easting', 'northing'] as const) : (['longitude', 'latitude'] as const);
    const [x, y] = [this.#text(first), this.#text(second)];
    const [a, b] = [parseSiteNumber(x, decimalMark), parseSiteNumber(y, decimalMark)];
    if (a === null || b === null) return this.#remark(first, 'PLACE_MISSING', `${x} ${y}`);
    return [a, b];
  }

  /** The sum that the table gives, else that of the severities; nothing where it has no such column. */
  #countAccidents(): Pick<SiteDraft, 'accidents' | 'bySeverity'> | SiteRemark {
    const { columns } = this.#form;
    const bySeverity: Record<SiteSeverity, number> = { fatal: 0, serious: 0, slight: 0, 'damage-only': 0 };
    const mapped = SITE_SEVERITIES.filter((severity) => columns[severity] !== undefined);
    const hasSum = columns.accidents !== undefined;
    if (!hasSum && mapped.length === 0) return { accidents: null, bySeverity };
    for (const severity of mapped) {
      const blank = isBlank(this.#text(severity));
      // With a sum beside it, those of a blank severity are among the accidents of no known severity.
      if (blank && hasSum) continue;
      const count = blank ? this.#remark(severity, 'NUMBER_MISSING') : this.#count(severity);
      if (typeof count !== 'number') return count;
      bySeverity[severity] = count;
    }
    const known = SITE_SEVERITIES.reduce((sum, severity) => sum + bySeverity[severity], 0);
    if (!hasSum) return { accidents: known, bySeverity };
    const sum = isBlank(this.#text('accidents')) ? this.#remark('accidents', 'NUMBER_MISSING') : this.#count('accidents');
    if (typeof sum !== 'number') return sum;
    return known > sum ? this.#remark('accidents', 'SEVERITIES_EXCEED', `${known} > ${sum}`) : { accidents: sum, bySeverity };
  }

  #count(field: SiteField): number | SiteRemark {
    const value = parseSiteNumber(this.#text(field), this.#form.decimalMark);
    const isCount = value !== null && Number.isInteger(value) && value >= 0 && value <= MOST_ACCIDENTS_OF_SITE;
    return isCount ? value : this.#remark(field, 'NUMBER_INVALID');
  }

  /** A number that may be missing: the site stays, and says that it is not known. */
  #amount(field: SiteField, most: number): number | null {
    const text = this.#text(field);
    if (isBlank(text)) return null;
    const value = parseSiteNumber(text, this.#form.decimalMark);
    if (value !== null && value >= 0 && value <= most) return value;
    this.remarks.push(this.#remark(field, 'NUMBER_INVALID'));
    return null;
  }

  #covariate(heading: string): number | null {
    const text = this.#cellOf(heading);
    if (isBlank(text)) return null;
    const value = parseSiteNumber(text, this.#form.decimalMark);
    if (value === null) this.remarks.push(this.#remarkOn(heading, 'NUMBER_INVALID', text));
    return value;
  }

  #text(field: SiteField): string {
    const heading = this.#form.columns[field];
    return heading === undefined ? '' : this.#cellOf(heading);
  }

  #remark(field: SiteField, code: SiteRemarkCode, value: string = this.#text(field)): SiteRemark {
    return this.#remarkOn(this.#form.columns[field] ?? field, code, value);
  }

  #remarkOn(column: string, code: SiteRemarkCode, value: string): SiteRemark {
    return { row: this.#row, column, code, value: cutText(value, SHOWN) };
  }
}

/** Of a value that cannot be read, enough to find it. */
const SHOWN = 60;
