import { findKnownForm, parseForm, type DateForm } from './cell-form.ts';
import { readXml } from './parse-xml.ts';

/** For each style of cells whether its numbers are days or times. @throws XmlError */
export async function readCellForms(pieces: AsyncIterable<Uint8Array>): Promise<(DateForm | null)[]> {
  const spelled = new Map<number, DateForm | null>();
  const formatIds: number[] = [];
  let isInCells = false;
  await readXml(pieces, {
    open: (name, attributes) => {
      if (name === 'numFmt') spelled.set(Number(attributes['numFmtId']), parseForm(attributes['formatCode'] ?? ''));
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) formatIds.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return formatIds.map((id) => spelled.get(id) ?? (spelled.has(id) ? null : findKnownForm(id)));
}
