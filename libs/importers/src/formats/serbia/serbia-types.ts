import type { AccidentType } from '@elektron/domain';
import { createCodeBook, isBlank } from '../../code-book.ts';
import { remarkOn, type RowRemark, type SourceRow } from '../../import-format.ts';

/*
 * The two columns in which the register says of which type an accident is: a group, as CADaS has them, and a description within it. Source: the values
 * of the workbooks of 2021 to 2024. A description that is not named here is one of the many of its group, which says enough of it.
 */

const GROUPS = createCodeBook<AccidentType>([
  ['', 'SN SA PEŠACIMA', 'pedestrian'],
  ['', 'SN SA PARKIRANIM VOZILIMA', 'parked-vehicle'],
  ['', 'SN SA JEDNIM VOZILOM', 'single-vehicle'],
  // Whether from behind, in front or beside stands in the description alone.
  ['', 'SN SA NAJMANjE DVA VOZILA – BEZ SKRETANjA', null],
  ['', 'SN SA NAJMANjE DVA VOZILA – SKRETANjE ILI PRELAZAK', 'angle'],
]);

const DESCRIPTIONS = createCodeBook<AccidentType>([
  ['', 'Nezgoda sa jednim vozilom i prevrtanjem', 'overturning'],
  [
    '',
    [
      'Nezgoda sa jednim vozilom – silazak sa kolovoza u krivini',
      'Nezgoda sa jednim vozilom – silazak udesno sa kolovoza na pravcu',
      'Nezgoda sa jednim vozilom – silazak ulevo sa kolovoza na pravcu',
    ],
    'run-off-road',
  ],
  ['', 'Nezgode sa učešćem jednog vozila i preprekama na ili iznad kolovoza', 'fixed-object'],
  ['', 'Nezgode sa učešćem jednog vozila i životinja', 'animal'],
  ['', 'Nezgode sa učešćem šinskog i drumskog vozila', 'other'],
  [
    '',
    [
      'Najmanje dva vozila koja se kreću u istom smeru – sustizanje',
      'Najmanje dva vozila koja se kreću istim putem u istom smeru uz skretanje, sudar u sustizanju',
    ],
    'rear-end',
  ],
  [
    '',
    [
      'Najmanje dva vozila – čeoni sudar',
      'Najmanje dva vozila koja se kreću različitim putevima uz skretanje udesno – čeoni sudar sa vozilom koje nailazi zdesna',
    ],
    'head-on',
  ],
  ['', 'Najmanje dva vozila koja se kreću u istom smeru – sudar pri uporednoj vožnji', 'sideswipe'],
  // Overtaking, joining traffic, reversing: known, and none of the list.
  [
    '',
    [
      'Najmanje dva vozila koja se kreću u istom smeru – preticanje',
      'Najmanje dva vozila koja se kreću u istom smeru – uključivanje u saobraćaj',
      'Najmanje dva vozila – suprotni smerovi bez skretanja – kretanje unazad',
      'Ostale nezgode sa najmanje dva vozila – suprotni smerovi bez skretanja',
      'Ostale nezgode sa učešćem najmanje dva vozila bez skretanja (bez podataka o smeru)',
      'Ostali sudari sa najmanje dva vozila koja se kreću u istom smeru – ostalo',
    ],
    'other',
  ],
]);

/** The type by the description, else by its group; a group that nobody knows is a remark and unknown. */
export function parseSerbianType(row: SourceRow, remarks: RowRemark[]): AccidentType | null {
  const group = GROUPS.find(row.text('accident_type'));
  if (group === undefined) remarks.push(remarkOn(row, 'accident_type', 'CODE_UNKNOWN'));
  const description = row.text('accident_description');
  return (isBlank(description) ? null : DESCRIPTIONS.find(description)) ?? group ?? null;
}
