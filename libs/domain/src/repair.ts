import type { Text } from './language.ts';

/*
 * What a person may allow an import to put right. Nothing is put right without that: reading proposes a repair with the number of lines that it
 * would touch, a person accepts it once for the whole import, and each line that it changed says so.
 */

/** Repairs of single lines, by what they do. */
export const LINE_REPAIRS = ['RESTORE_SEPARATOR', 'SWAP_COORDINATES'] as const;
export type LineRepair = (typeof LINE_REPAIRS)[number];

/** All places that were read in one reference system are read in another one: EPSG codes of both. */
export type DatumRepair = `DATUM_${number}_${number}`;

export type RepairCode = LineRepair | DatumRepair;

/** What a repair would do, or has done, to one line. */
export interface ProposedRepair {
  readonly code: RepairCode;
  /** As the file has it, and what it would be read as. */
  readonly before: string;
  readonly after: string;
}

/** EPSG codes of the two systems of a repair of the datum. */
export interface DatumChange {
  readonly from: number;
  readonly to: number;
}

const DATUM_REPAIR = /^DATUM_(\d{4,6})_(\d{4,6})$/;

/** The code of a repair that reads places of one reference system in another one. */
export function datumRepairOf({ from, to }: DatumChange): DatumRepair {
  return `DATUM_${from}_${to}`;
}

/** The systems of a repair of the datum; `null` for another repair. */
export function findDatumChange(code: string): DatumChange | null {
  const found = DATUM_REPAIR.exec(code);
  return found === null ? null : { from: Number(found[1]), to: Number(found[2]) };
}

/** Whether a text is the code of a repair. */
export function isRepairCode(text: string): text is RepairCode {
  return LINE_REPAIRS.some((known) => known === text) || findDatumChange(text) !== null;
}

const LINE_REPAIR_TEXTS: Readonly<Record<LineRepair, Text>> = {
  RESTORE_SEPARATOR: {
    el: 'Συντεταγμένες χωρίς υποδιαστολή: να μπει η υποδιαστολή εκεί όπου η θέση πέφτει μέσα στην περιοχή του αρχείου.',
    en: 'Coordinates without their decimal separator: put it where the place falls into the area of the file.',
  },
  SWAP_COORDINATES: {
    el: 'Συντεταγμένες που φαίνονται αντιμετατεθειμένες: να διαβαστούν με την αντίστροφη σειρά.',
    en: 'Coordinates that seem to be swapped: read them in the opposite order.',
  },
};

/** What a person is asked to accept. */
export function describeRepair(code: RepairCode): Text {
  const change = findDatumChange(code);
  if (change === null) return LINE_REPAIR_TEXTS[code as LineRepair];
  const [from, to] = [nameOfSystem(change.from), nameOfSystem(change.to)];
  return {
    el: `Οι θέσεις φαίνονται μετατοπισμένες κατά περίπου ${to.shift} μέτρα, όπως όταν συντεταγμένες σε ${to.name} διαβάζονται ως ${from.name}: να διαβαστούν ως ${to.name}.`,
    en: `The places seem to lie about ${to.shift} metres off, as when coordinates in ${to.name} are read as ${from.name}: read them as ${to.name}.`,
  };
}

/** Datums by how far (metres, roughly) their places lie from those of WGS 84 where they are used. */
const DATUMS: readonly { readonly name: string; readonly shift: string; readonly codes: readonly [first: number, last: number] }[] = [
  { name: 'ED50', shift: '100–250', codes: [23_028, 23_038] },
  { name: 'ED50', shift: '100–250', codes: [4_230, 4_230] },
  { name: 'GGRS87 (ΕΓΣΑ87)', shift: '325', codes: [4_121, 4_121] },
  { name: 'GGRS87 (ΕΓΣΑ87)', shift: '325', codes: [2_100, 2_100] },
  { name: 'OSGB36', shift: '50–130', codes: [4_277, 4_277] },
];

function nameOfSystem(srid: number): { readonly name: string; readonly shift: string } {
  const datum = DATUMS.find(({ codes: [first, last] }) => srid >= first && srid <= last);
  return { name: datum === undefined ? `EPSG:${srid}` : `${datum.name} (EPSG:${srid})`, shift: datum?.shift ?? '100–300' };
}
