import type { MappingField } from './mapping-fields.ts';

/** How units moved, of which the collision diagram is drawn. */
export const MOVEMENT_FIELDS = [
  {
    id: 'movement',
    labels: { el: 'Κίνηση οχήματος (ελιγμός)', en: 'Movement of the vehicle (manoeuvre)' },
    kind: 'code',
    of: 'vehicle',
    list: 'movement',
  },
  {
    id: 'direction-from',
    labels: { el: 'Από πού ερχόταν (κατεύθυνση)', en: 'Where it came from (direction)' },
    kind: 'code',
    of: 'vehicle',
    list: 'compass',
  },
  {
    id: 'direction-to',
    labels: { el: 'Προς τα πού πήγαινε (κατεύθυνση)', en: 'Where it was going (direction)' },
    kind: 'code',
    of: 'vehicle',
    list: 'compass',
  },
  {
    id: 'pedestrian-movement',
    labels: { el: 'Κίνηση πεζού', en: 'Movement of the pedestrian' },
    kind: 'code',
    of: 'casualty',
    list: 'pedestrian-movement',
  },
] as const satisfies readonly MappingField[];
