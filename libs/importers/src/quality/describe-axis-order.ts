import type { Text } from '@elektron/domain';
import type { DetectedTable } from '../detect-table.ts';
import { importTableOf } from '../mapping/import-table-of.ts';

const DEGREES = 4326;

/**
 * Said of a file whose northings stand before its eastings: whoever opens it in another program has to know. Degrees are named by their headings,
 * and programs expect either order.
 * @returns null where they do not
 */
export function describeAxisOrder(table: DetectedTable): Text | null {
  for (const { srid, first, second } of importTableOf(table).positions ?? []) {
    const [easting, northing] = [table.columnIds.indexOf(first), table.columnIds.indexOf(second)];
    if (srid === DEGREES || easting < 0 || northing < 0 || easting < northing) continue;
    const names = [northing, easting].map((position) => (table.header[position] ?? '').trim()).join(', ');
    return {
      el: `Στο «${table.fileName}» ο βορράς (Y) γράφεται πριν από την ανατολή (X): ${names} (EPSG:${srid}). Διαβάστηκαν με αυτή τη σειρά.`,
      en: `In “${table.fileName}” the northing stands before the easting: ${names} (EPSG:${srid}). They were read in this order.`,
    };
  }
  return null;
}
