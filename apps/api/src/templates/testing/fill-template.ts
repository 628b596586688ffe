import type { Language } from '@elektron/domain';
import { TEMPLATE_SHEETS } from '@elektron/importers';
import ExcelJS from 'exceljs';

import { writeTemplate, type TemplateKind } from '../write-template.ts';

/** Cells of a row by the id of their column: of a column with a list the number of a choice, else what somebody types. */
export type FilledRow = Readonly<Record<string, ExcelJS.CellValue>>;

export async function openTemplate(language: Language, kind: TemplateKind = 'accidents'): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  // Its types are those of an older Node.
  await workbook.xlsx.load((await writeTemplate(kind, language)) as unknown as ExcelJS.Buffer);
  return workbook;
}

/** The template with rows below its examples, by the id of their sheet, as a spreadsheet saves it. */
export async function fillTemplate(language: Language, sheets: Readonly<Record<string, readonly FilledRow[]>>): Promise<Buffer> {
  const workbook = await openTemplate(language);
  for (const { id: sheetId, title, columns } of TEMPLATE_SHEETS) {
    const sheet = workbook.getWorksheet(title[language])!;
    for (const [i, row] of (sheets[sheetId] ?? []).entries()) {
      for (const [k, { id, list }] of columns.entries()) {
        const value = row[id] ?? null;
        sheet.getCell(i + 3, k + 1).value = list !== undefined && typeof value === 'number' ? list.choices[value]![language] : value;
      }
    }
    // Lists of choices below the rows: nothing reads them from a filled sheet, and the library takes ten seconds to write them.
    (sheet as unknown as { dataValidations: { model: object } }).dataValidations.model = {};
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
