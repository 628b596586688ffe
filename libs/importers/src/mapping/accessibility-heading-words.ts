import type { AccessibilityFieldId } from './accessibility-fields.ts';
import { words } from './words.ts';

/** Headings of tables of accessibility, in Greek and English, folded (foldText). */
export const ACCESSIBILITY_HEADING_WORDS: Readonly<Record<AccessibilityFieldId, readonly string[]>> = {
  'feature-number': words(`
    αριθμοσ στοιχειου; κωδικοσ στοιχειου; κωδικοσ; α α; αα; feature number; feature id; asset id; asset number; object id; objectid; id`),
  item: words(`
    ειδοσ στοιχειου; στοιχειο προσβασιμοτητασ; στοιχειο; ειδοσ υποδομησ; kind of feature; feature type; asset type; feature kind; feature`),
  state: words(`
    διαπιστωση; υπαρξη; υπαρχει; found; presence; present; existence; exists`),
  condition: words(`
    κατασταση στοιχειου; κατασταση υποδομησ; κατασταση; condition; feature condition; asset condition`),
  'street-side': words(`
    πλευρα; πλευρα οδου; πλευρα δρομου; side; side of street; street side; side of road`),
  'observation-method': words(`
    τροποσ καταγραφησ; μεθοδοσ καταγραφησ; survey method; observation method; method`),
  'clear-width': words(`
    ελευθερο πλατοσ μ; ελευθερο πλατοσ; πλατοσ ελευθερησ οδευσησ; ζωνη ελευθερησ οδευσησ; clear width m; clear width; clear walking width`),
  'overall-width': words(`
    συνολικο πλατοσ μ; συνολικο πλατοσ; πλατοσ πεζοδρομιου; πλατοσ μ; πλατοσ; overall width m; overall width; total width; width m; width`),
  headroom: words(`
    ελευθερο υψοσ μ; ελευθερο υψοσ; headroom m; headroom; clear height; vertical clearance`),
  'longitudinal-slope': words(`
    κατα μηκοσ κλιση; κλιση ραμπασ; longitudinal slope; running slope; ramp slope; slope`),
  'cross-slope': words(`
    εγκαρσια κλιση; επικλιση; cross slope; crossfall`),
  'kerb-upstand': words(`
    υψομετρικη διαφορα κρασπεδου χιλ; υψομετρικη διαφορα; υψοσ κρασπεδου; kerb upstand mm; kerb upstand; curb height; kerb height; upstand`),
  'present-from': words(`
    εκει απο; παρουσια απο; there from; present from`),
  'present-until': words(`
    εκει εωσ; παρουσια εωσ; there until; present until`),
};
