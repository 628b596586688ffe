import type { DataKind, Text } from '@elektron/domain';

/** What the records of a file are, when a person says how it is read. What differs between kinds stands in tables of `Record<RecordKind, …>`. */
interface RecordKindDeclaration {
  readonly id: string;
  readonly labels: Text;
  readonly dataKind: DataKind;
  /** Of the format ids of its files; what follows is the name of the source. */
  readonly prefix: string;
  readonly mappingVersion: string;
  /** What one line of such a file can be, the most usual first. Of one kind only. */
  readonly units: readonly string[];
}

/** THE list of kinds of records that a mapping can be about. */
export const RECORD_KINDS = [
  {
    id: 'accident',
    labels: { el: 'Ατυχήματα', en: 'Accidents' },
    dataKind: 'accidents',
    prefix: 'mapped:',
    mappingVersion: 'mapped/3',
    units: ['accident', 'vehicle', 'casualty'],
  },
  {
    id: 'traffic',
    labels: { el: 'Μετρήσεις κυκλοφορίας', en: 'Traffic counts' },
    dataKind: 'traffic',
    prefix: 'mapped-traffic:',
    mappingVersion: 'mapped-traffic/1',
    units: ['count'],
  },
  {
    id: 'accessibility',
    labels: { el: 'Προσβασιμότητα', en: 'Accessibility' },
    dataKind: 'accessibility',
    prefix: 'mapped-accessibility:',
    mappingVersion: 'mapped-accessibility/1',
    units: ['look'],
  },
  {
    id: 'road',
    labels: { el: 'Οδικό δίκτυο', en: 'Roads' },
    dataKind: 'roads',
    // A name is one network: a newer file of it withdraws what it does not have any more, and no road of another one.
    prefix: 'roads:',
    mappingVersion: 'roads/1',
    units: ['road'],
  },
] as const satisfies readonly RecordKindDeclaration[];

export type RecordKind = (typeof RECORD_KINDS)[number]['id'];

/** What one line of a file is. */
export type RowUnit = (typeof RECORD_KINDS)[number]['units'][number];
export const ROW_UNITS: readonly RowUnit[] = RECORD_KINDS.flatMap(({ units }): readonly RowUnit[] => units);

/** Of the first kind: its lines may be parts of an accident. */
export type AccidentUnit = Extract<(typeof RECORD_KINDS)[number], { id: 'accident' }>['units'][number];

/** The declaration of a kind. */
export function getRecordKind(id: RecordKind): (typeof RECORD_KINDS)[number] {
  return RECORD_KINDS.find((kind) => kind.id === id) ?? RECORD_KINDS[0];
}

/** The kind of records that lines of a unit are. */
export function recordKindOf(unit: RowUnit): RecordKind {
  return (RECORD_KINDS.find(({ units }) => (units as readonly RowUnit[]).includes(unit)) ?? RECORD_KINDS[0]).id;
}
