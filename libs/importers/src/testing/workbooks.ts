import { zip, type Packed } from './archives.ts';

export interface SheetText {
  readonly name: string;
  /** What stands inside of `sheetData`. */
  readonly rows: string;
}

export interface WorkbookOptions {
  /** The insides of `si`. */
  readonly strings?: readonly string[];
  /** Number formats of the styles 1, 2, …: a code, or a number that every program knows. */
  readonly formats?: readonly (string | number)[];
  readonly isFrom1904?: boolean;
  /** What a program that writes `x:row` puts before each name. */
  readonly prefix?: string;
  readonly stored?: boolean;
  readonly more?: readonly Packed[];
}

export const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A workbook with its parts in the order in which Excel writes them: what cells refer to comes after them. */
export function workbook(sheets: readonly SheetText[], options: WorkbookOptions = {}): Buffer {
  const { strings = [], formats = [], isFrom1904 = false, prefix = '', stored = false, more = [] } = options;
  const xml = (body: string): Buffer => {
    const named = prefix === '' ? body : body.replace(/<(\/?)(?=[a-z])/gi, `<$1${prefix}:`);
    return Buffer.from(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n${named}`);
  };
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const namespaces = `xmlns${prefix === '' ? '' : `:${prefix}`}="${main}" xmlns:r="${relations}"`;
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const spelled = formats.flatMap((format, i) => (typeof format === 'string' ? [{ id: 164 + i, format }] : []));
  const styles =
    `<styleSheet ${namespaces}><numFmts>${spelled.map(({ id, format }) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(format)}"/>`).join('')}</numFmts>` +
    `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>` +
    `${formats.map((format, i) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + i}"/>`).join('')}</cellXfs></styleSheet>`;
  const list = sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 7}" r:id="rId${i + 1}"/>`).join('');
  const listed = `<workbook ${namespaces}><workbookPr${isFrom1904 ? ' date1904="1"' : ''}/><sheets>${list}</sheets></workbook>`;
  const links =
    sheets
      .map((_, i) =>
        relation(`rId${i + 1}`, 'worksheet', i % 2 === 0 ? `worksheets/sheet${i + 1}.xml` : `/xl/worksheets/sheet${i + 1}.xml`),
      )
      .join('') +
    relation('rId98', 'styles', 'styles.xml') +
    relation('rId99', 'sharedStrings', 'sharedStrings.xml');
  const parts: [string, Buffer][] = [
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    ['xl/workbook.xml', xml(listed)],
    [
      'xl/_rels/workbook.xml.rels',
      Buffer.from(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links}</Relationships>`),
    ],
    ...sheets.map(({ rows }, i): [string, Buffer] => [
      `xl/worksheets/sheet${i + 1}.xml`,
      xml(`<worksheet ${namespaces}><sheetData>${rows}</sheetData></worksheet>`),
    ]),
    ['xl/styles.xml', xml(styles)],
    ['xl/sharedStrings.xml', xml(`<sst ${namespaces}>${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`)],
  ];
  return zip([...parts.map(([name, content]) => ({ name, content, stored })), ...more]);
}

/** Rows of texts, as programs write them that share nothing. */
export function textRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map(
      (cells) =>
        `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
}
