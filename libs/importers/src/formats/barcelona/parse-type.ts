import type { AccidentType } from '@elektron/domain';
import { createCodeBook } from '../../code-book.ts';
import type { ParsedRow, RowRemark, SourceRow } from '../../import-format.ts';
import { isRejected, parseCode, parseKey } from '../../parse-value.ts';
import { tellAccidentType } from '../../tell-accident-type.ts';

/** Of the file of types ("tipus") of 2018, as its README counts them. */
const TYPE_CODES = createCodeBook<AccidentType>(
  [
    ['', 'Col.lisió frontal', 'head-on'],
    ['', ['Abast', 'Abast multiple', 'Encalç'], 'rear-end'],
    ['', 'Col.lisió fronto-lateral', 'angle'],
    ['', 'Col.lisió lateral', 'sideswipe'],
    ['', 'Atropellament', 'pedestrian'],
    ['', 'Xoc contra element estàtic', 'fixed-object'],
    ['', ['Sortida de via amb xoc o col.lisió', 'Sortida de via amb bolcada', 'Resta sortides de via'], 'run-off-road'],
    ['', 'Bolcada (més de dues rodes)', 'overturning'],
    ['', 'Xoc amb animal a la calçada', 'animal'],
    // A two-wheeler that fell by itself.
    ['', 'Caiguda (dues rodes)', 'single-vehicle'],
    // Somebody fell in a bus.
    ['', 'Caiguda interior vehicle', 'other'],
    ['', 'Altres', 'other'],
  ],
  ['Desconegut'],
);

/** A type of an accident. It is no record; an accident stands in as many lines as it has types, and only one type makes it known. */
export function parseBarcelonaType(row: SourceRow): ParsedRow {
  const remarks: RowRemark[] = [];
  const accidentSourceRecordId = parseKey(row, 'codi_expedient', remarks);
  if (isRejected(remarks)) return { drafts: [], issues: remarks };
  const accidentType = parseCode(row, 'tipus_accident', TYPE_CODES, remarks);
  return { drafts: [], issues: remarks, completion: { accidentSourceRecordId, ...tellAccidentType(accidentType) } };
}
