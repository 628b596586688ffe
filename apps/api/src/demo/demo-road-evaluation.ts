import type { Period, Text } from '@elektron/domain';

/** An invented study of junctions of a road network. */
export interface DemoRoadEvaluation {
  readonly name: Text;
  readonly note: Text;
  /** So many junctions are "treated". */
  readonly junctions: number;
  readonly before: Period;
  readonly works: Period;
  readonly after: Period;
}

/** All accidents: those with injuries alone are few at so few junctions. What the police came to record less of is as little at the others. */
export const HELSINKI_JUNCTIONS: DemoRoadEvaluation = {
  name: { el: 'Υποθετική παρέμβαση σε 12 κόμβους', en: 'Hypothetical treatment of 12 junctions' },
  note: {
    el:
      'Η παρέμβαση είναι επινοημένη. Η επίδειξη δεν ξέρει τι κατασκευάστηκε πραγματικά εκεί αυτά τα έτη· πραγματικά έργα μπορεί να ευθύνονται για μέρος της ' +
      'μεταβολής. Επιλέχθηκαν οι κόμβοι των εισηγμένων οδών με τα περισσότερα ατυχήματα το 2010–2014, για να φανεί πώς η απλή σύγκριση βαφτίζει επιτυχία ' +
      'την παλινδρόμηση προς τον μέσο, και όσα η αστυνομία έπαψε να καταγράφει.',
    en:
      'The intervention is invented. The demo does not know what was really built there in these years; real works may be part of the change. Picked were the ' +
      'junctions of the imported roads with most accidents in 2010–2014, to show how the naive comparison calls a success what is regression to the mean, and what ' +
      'the police no longer recorded.',
  },
  junctions: 12,
  before: { start: '2010-01-01', end: '2015-01-01' },
  works: { start: '2015-01-01', end: '2016-01-01' },
  after: { start: '2016-01-01', end: '2020-01-01' },
};
