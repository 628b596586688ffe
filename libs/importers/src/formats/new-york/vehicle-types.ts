import type { RoadUser } from '@elektron/domain';

/**
 * The police write the type of a vehicle freely, in some 400 spellings of which many are cut after ten letters. The first pattern that fits
 * decides; what none fits is `other`, and its words stay beside it.
 */
const PATTERNS: readonly (readonly [pattern: RegExp, roadUser: RoadUser])[] = [
  [/^(?:unknown|unk|n\/a|na|omr)$/, 'other'],
  [/\be-?\s?scoo|^escoo|^stand(?:ing|up) s/, 'e-scooter'],
  [/^e-?\s?bik|^bike$|bicycle|pedicab|pedal/, 'bicycle'],
  [/motorcyc|motorbike|motor ?sco|motorscoo|moped|minibike|minicycle|^scooter|gas sco|^mcy$|^mc$|dirt ?bike/, 'powered-two-wheeler'],
  [/taxi|limo|livery|^cab$/, 'taxi'],
  [/\bbus\b|^schoolbus|^omnibus/, 'bus'],
  [
    /garbage|box truck|dump|tractor tr|flat ?bed|flat rack|tanker|concrete|fire ?t|fdny|tow\b|refuse|beverage|armored|stake|sanitation|snow plow|semi|multi-wheel|bulk|hopper|crane|18 whee|freight/,
    'heavy-goods',
  ],
  [/^tractor$|agricult|farm/, 'agricultural'],
  [/pick|^pk$|\bvan\b|sprinter|delivery|usps|ups tru|mail|refrigerated|box van|carry all|cargo/, 'light-goods'],
  [/truck/, 'heavy-goods'],
  [/sedan|station wagon|sport utility|^suv|^subn|convertible|\bdoor\b|-door|passenger|suburban|^wagon/, 'car'],
  [/train|trolley|tram/, 'tram-train'],
];

const known = new Map<string, RoadUser>();
const MAXIMUM_SPELLINGS = 1_000;

/** @param native the type as written, not blank */
export function findVehicleType(native: string): RoadUser {
  const text = native.toLowerCase().slice(0, 60);
  const found = known.get(text) ?? PATTERNS.find(([pattern]) => pattern.test(text))?.[1] ?? 'other';
  if (known.size < MAXIMUM_SPELLINGS) known.set(text, found);
  return found;
}
