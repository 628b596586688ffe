const WGS84 = 4326;
const WEB_MERCATOR = 3857;
const ETRS89 = 4258;
const GGRS87 = 4121;
const GREEK_GRID = 2100;
const BRITISH_GRID = 27_700;

/** `AUTHORITY["EPSG","2100"]` or `ID["EPSG",2100]`, of the whole system when it stands at the end. */
const AUTHORITY = /(?:AUTHORITY|ID)\["EPSG",\s*"?(\d{4,6})"?\]\s*\]\s*$/i;

/**
 * The EPSG code of a reference system that is written as well-known text, by its authority where it has one, else by its datum and its parameters:
 * ESRI's .prj files have no codes, and names of their own. `null` for one that is not known here. GGRS87 (ΕΓΣΑ87) differs from WGS 84 by some
 * hundred metres, which its text does not say: it has to be recognised, its numbers alone do not do.
 */
export function findSystemOfText(text: string): number | null {
  const code = AUTHORITY.exec(text)?.[1];
  if (code !== undefined) return Number(code);
  const datum = /DATUM\["([^"]*)"/i.exec(text)?.[1] ?? '';
  if (/^\s*GEOG(?:CS|CRS)\[/i.test(text)) return findGeographic(datum);
  if (!/^\s*PROJ(?:CS|CRS)\[/i.test(text)) return null;
  if (/WGS[_ ]?(?:19)?84/i.test(datum) && /Mercator_Auxiliary_Sphere|Popular Visualisation/i.test(text)) return WEB_MERCATOR;
  if (!/Transverse_Mercator/i.test(text)) return null;
  return findTransverseMercator(datum, text);
}

function findGeographic(datum: string): number | null {
  if (/WGS[_ ]?(?:19)?84|World Geodetic System 1984/i.test(datum)) return WGS84;
  if (/ETRS[_ ]?(?:19)?89/i.test(datum)) return ETRS89;
  return isGreek(datum) ? GGRS87 : null;
}

function isGreek(datum: string): boolean {
  return /GGRS[_ ]?(?:19)?87|Greek_Geodetic_Reference_System/i.test(datum);
}

function findTransverseMercator(datum: string, text: string): number | null {
  const parameter = (name: string): number => Number(new RegExp(`PARAMETER\\["${name}",\\s*([-+.\\de]+)`, 'i').exec(text)?.[1]);
  const [meridian, scale, easting, northing] = ['Central_Meridian', 'Scale_Factor', 'False_Easting', 'False_Northing'].map(parameter);
  const isMetric = /UNIT\["met(?:er|re)",\s*1(?:\.0)?[,\]]/i.test(text);
  if (!isMetric || meridian === undefined) return null;
  if (/OSGB/i.test(datum)) return meridian === -2 && easting === 400_000 && northing === -100_000 ? BRITISH_GRID : null;
  if (scale !== 0.9996 || easting !== 500_000) return null;
  if (isGreek(datum)) return meridian === 24 && northing === 0 ? GREEK_GRID : null;
  // UTM: zones of six degrees, the first in the middle of 180 to 174 degrees west.
  const zone = (meridian + 183) / 6;
  if (!Number.isInteger(zone) || zone < 1 || zone > 60) return null;
  if (/WGS[_ ]?(?:19)?84/i.test(datum)) return northing === 0 ? 32_600 + zone : northing === 10_000_000 ? 32_700 + zone : null;
  // EPSG has ETRS89 in zones 28 to 38 only.
  return /ETRS[_ ]?(?:19)?89/i.test(datum) && northing === 0 && zone >= 28 && zone <= 38 ? 25_800 + zone : null;
}
