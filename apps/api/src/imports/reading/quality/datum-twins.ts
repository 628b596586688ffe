/*
 * Reference systems whose numbers look alike: the same grid, or degrees, on different datums. Read in the wrong one, every place of a file lies off
 * by the same hundred or two hundred metres, and nothing else is wrong with it.
 */

/** Systems in degrees, by datum: WGS 84, ED50, GGRS87 (ΕΓΣΑ87), OSGB36. */
const DEGREES = [4_326, 4_230, 4_121, 4_277];

/** Universal transverse Mercator north, by datum: EPSG code minus zone. ETRS89 and WGS 84 agree to a metre. */
const UTM_ETRS89 = 25_800;
const UTM_WGS84 = 32_600;
const UTM_ED50 = 23_000;
/** Zones that ED50 was used in. */
const FIRST_ZONE = 28;
const LAST_ZONE = 38;

/** The systems in which numbers of a system may be meant instead. @param srid EPSG code */
export function listDatumTwins(srid: number): readonly number[] {
  if (DEGREES.includes(srid)) return DEGREES.filter((other) => other !== srid);
  const zoneOf = (base: number): number | undefined => {
    const zone = srid - base;
    return zone >= FIRST_ZONE && zone <= LAST_ZONE ? zone : undefined;
  };
  const modern = zoneOf(UTM_ETRS89) ?? zoneOf(UTM_WGS84);
  if (modern !== undefined) return [UTM_ED50 + modern];
  const old = zoneOf(UTM_ED50);
  return old === undefined ? [] : [UTM_ETRS89 + old];
}
