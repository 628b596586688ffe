import type { TRAFFIC_FIELDS } from './traffic-fields.ts';
import { words } from './words.ts';

/** Headings of tables of counts, in Greek and English, folded (foldText). */
export const TRAFFIC_HEADING_WORDS: Readonly<Record<(typeof TRAFFIC_FIELDS)[number]['id'], readonly string[]>> = {
  'count-site': words(`
    θεση μετρησησ; κωδικοσ θεσησ μετρησησ; κωδικοσ θεσησ; σταθμοσ μετρησησ; σημειο μετρησησ; κωδικοσ σταθμου; σταθμοσ; μετρητησ; αισθητηρασ;
    θεση; count site; count point; count point id; count station; site id; site number; site no; site code; site name; station id; station number;
    station name; counter id; counter name; counter; detector id; detector; sensor id; sensor; segment id; intersection id; location id; site;
    station; id`),
  'duration-hours': words(`
    διαρκεια ωρεσ; διαρκεια; ωρεσ μετρησησ; διαρκεια σε ωρεσ; duration hours; hours counted; duration; count hours; count duration`),
  direction: words(`
    κατευθυνση; ρευμα κυκλοφοριασ; ρευμα; κατευθυνση κινησησ; direction; direction of travel; travel direction; dir; bearing; heading`),
  basis: words(`
    βαση; βαση εκτιμησησ; ειδοσ εκτιμησησ; basis; estimation method; count basis`),
  'motor-vehicles': words(`
    εμηκ; μηχανοκινητα οχηματα; ετησια μεση ημερησια κυκλοφορια; συνολο οχηματων; κυκλοφοριακοσ φορτοσ; φορτοσ; πληθοσ οχηματων; οχηματα; aadt;
    aadf; all motor vehicles; motor vehicles; annual average daily traffic; total vehicles; vehicles total; vehicle count; total traffic; traffic
    volume; total volume; volume; adt; vehicles; total`),
  bicycles: words(`
    ποδηλατα; αριθμοσ ποδηλατων; bicycles; pedal cycles; cycles; bicycle count; bikes; cyclists; bicycle; bike`),
  pedestrians: words(`
    πεζοι; αριθμοσ πεζων; pedestrians; pedestrian count; people on foot; pedestrian; peds; walkers`),
  'powered-two-wheelers': words(`
    δικυκλα; μοτοσικλετεσ; μοτοσυκλετεσ; μηχανοκινητα δικυκλα; powered two wheelers; motorcycles; two wheeled motor vehicles; ptw; motorcycle;
    mopeds and motorcycles`),
  'cars-and-taxis': words(`
    επιβατηγα και ταξι; επιβατηγα; ιχ; ι χ; αυτοκινητα; cars and taxis; cars; passenger cars; car; passenger vehicles`),
  'buses-and-coaches': words(`
    λεωφορεια; buses and coaches; buses; bus; coaches`),
  'light-goods': words(`
    ελαφρα φορτηγα; ελαφρια φορτηγα; light goods; light goods vehicles; lgv; lgvs; vans; light trucks`),
  'heavy-goods': words(`
    βαρια φορτηγα; βαρεα φορτηγα; βαρεα οχηματα; βαρια οχηματα; βαρεα; φορτηγα; heavy goods; heavy goods vehicles; hgv; hgvs; heavy vehicles; trucks; lorries; all hgvs`),
  'mean-speed': words(`
    μεση ταχυτητα; ταχυτητα; mean speed; average speed; avg speed; speed mean; speed average; speed`),
  'speed-v85': words(`
    ταχυτητα v85; v85; ταχυτητα 85; speed v85; 85th percentile speed; 85th percentile; p85; speed 85; v 85`),
  'measured-speeds': words(`
    μετρημενεσ ταχυτητεσ; πληθοσ ταχυτητων; measured speeds; number of speeds; speeds measured; speed sample`),
  'road-category': words(`
    κατηγορια οδου; ταξη οδου; ιεραρχηση οδου; road category; road class; road classification; functional class`),
  from: words(`
    απο; αρχη τμηματοσ; κομβοσ αρχησ; from; start junction; start junction road name; from street; from road; from node`),
  to: words(`
    εωσ; μεχρι; τελοσ τμηματοσ; κομβοσ τελουσ; to; end junction; end junction road name; to street; to road; to node`),
};
