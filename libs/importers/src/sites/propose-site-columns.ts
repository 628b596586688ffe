import { SITE_FIELDS, type SiteField, type TrafficMeasure } from '@elektron/domain';
import { foldText } from '../fold-text.ts';
import { words } from '../mapping/words.ts';
import { proposeFields } from './site-lines.ts';

/** The heading of the column of each field that has one. */
export type SiteColumns = Readonly<Partial<Record<SiteField, string>>>;

/** Headings that mean a field, folded (foldText). */
const HEADINGS: Readonly<Record<SiteField, readonly string[]>> = {
  code: words(`
    site id; site code; intersection id; junction id; node id; segment id; section id; link id; κωδικοσ θεσησ; κωδικοσ κομβου; κωδικοσ
    τμηματοσ; κωδικοσ; id`),
  name: words(`
    site name; road name; street name; intersection name; junction name; ονομα; ονομασια; οδοσ; κομβοσ; name; road; street`),
  group: words(`
    group; class; road class; classification; classifica; functional class; facility type; site type; category; ομαδα; κατηγορια;
    κατηγορια οδου; κλαση`),
  line: words('geometry line'),
  longitude: words('longitude; lon; long; lng; γεωγραφικο μηκοσ'),
  latitude: words('latitude; lat; γεωγραφικο πλατοσ'),
  easting: words('geometry x; easting; x; χ εγσα87; χ'),
  northing: words('geometry y; northing; y; υ εγσα87; υ'),
  length: words('road length; segment length; section length; length m; length; μηκοσ; μηκοσ τμηματοσ'),
  traffic: words(`
    aadt; major aadt; aadt major; aadt maj; max aadt; major road aadt; adt; εμηκ; εμηκ κυριασ; ημερησια κυκλοφορια; κυκλοφοριακοσ φορτοσ;
    κυκλοφορια; total traffic; traffic volume; traffic flow; traffic`),
  'minor-traffic': words(`
    minor aadt; aadt minor; aadt min; min aadt; minor road aadt; minor road traffic; εμηκ δευτερευουσασ; κυκλοφορια δευτερευουσασ`),
  accidents: words(`
    accidents; number of accidents; total accidents; crashes; number of crashes; number crashes; total crashes; collisions; ατυχηματα;
    αριθμοσ ατυχηματων; συνολο ατυχηματων; πληθοσ ατυχηματων`),
  fatal: words('fatal; fatal accidents; fatal crashes; number fatal crashes; θανατηφορα; θανατηφορα ατυχηματα'),
  serious: words(`
    serious; severe; serious accidents; severe accidents; serious crashes; severe crashes; number severe crashes; number serious crashes;
    σοβαρα; σοβαρα ατυχηματα`),
  slight: words('slight; slight accidents; slight crashes; number slight crashes; minor injury crashes; ελαφρα; ελαφρα ατυχηματα'),
  'damage-only': words('damage only; property damage only; pdo; pdo crashes; υλικεσ ζημιεσ; ατυχηματα με υλικεσ ζημιεσ'),
};

/** Fields whose values are texts. */
export const TEXT_SITE_FIELDS: ReadonlySet<SiteField> = new Set(['code', 'name', 'group', 'line']);

/** Which column of a table of sites is probably what (proposeFields). */
export function proposeSiteColumns(headings: readonly string[], rows: readonly (readonly string[])[]): SiteColumns {
  return proposeFields({ fields: SITE_FIELDS, headings: HEADINGS, texts: TEXT_SITE_FIELDS }, headings, rows);
}

/** A heading that says that its numbers are vehicles a day; without one nobody knows that they are. */
export function proposeTrafficMeasure(heading: string | undefined): TrafficMeasure {
  return /\ba?adt\b|εμηκ|ημερησι|vehicles/.test(foldText(heading ?? '')) ? 'vehicles-per-day' : 'relative';
}
