import { fields, rule, type Area } from '../rule.ts';

export const months: Area = {
  title: 'The month',
  queries: {
    monthBoard: rule('records.read', 'own', 'Months of recording units: state, counts, completeness'),
    lateMonths: rule('records.read', 'own', 'Months past their due day, and for whom they wait'),
    signedMonthChanges: rule(
      'records.read',
      'own',
      'Because of which accidents a month is not what was signed off; their ids, dates and consequences',
      'a recording unit',
    ),
    monthlyBulletin: rule('records.read', 'own', 'A month beside the same month and part of the year before', 'a recording unit'),
    reportingNotes: rule('records.read', 'own', 'Notes on what changes the meaning of the series'),
    reconciledTotals: rule('records.read', 'own', 'Totals of other bodies beside one’s own'),
  },
  mutations: {
    createRecordingUnit: rule('people.manage', 'own', 'Says who hands in which accidents'),
    endRecordingUnit: rule('people.manage', 'own', 'Ends a recording unit', 'a recording unit'),
    takeReportingStep: rule('records.import', 'own', 'Says that a month has arrived, or was checked', 'a recording unit'),
    signOffMonth: rule('releases.publish', 'own', 'Signs a month off', 'a recording unit'),
    addReportingNote: rule('analyses.run', 'own', 'Adds a note on the series'),
    removeReportingNote: rule('analyses.run', 'own', 'Removes one', 'a note'),
    setExpectedTotals: rule('analyses.run', 'own', 'Enters totals of another body to compare with'),
  },
  routes: {
    'POST /api/months/totals': rule('analyses.run', 'own', 'Brings totals of another body from a workbook'),
    'GET /api/export/bulletin.:kind': rule('records.read', 'own', 'The bulletin of a month as a file'),
  },
  types: {
    MonthBoard: fields('dataVersion today units months totals'),
    RecordingUnit: fields('id name ruleKind ruleColumn ruleValues firstMonth lastMonth dueDays'),
    BoardMonth: fields(
      'unitId month status nextStep dueOn daysLate deathsCompleteOn changedSinceCheck fingerprint counts signed steps placeAccuracies missing delayAccidents delayMedian delayNinetyPercent delayLongest looksShort shortEarlier shortAtEarlierRate shortPValue',
    ),
    LateMonth: fields('unitId unitName month stage nextStep dueOn daysOver mayAct remindedAt'),
    MonthCounts: fields('accidents killed seriouslyInjured slightlyInjured otherCasualties'),
    MonthTotal: fields('month accidents killed seriouslyInjured slightlyInjured otherCasualties'),
    ReportingStep: fields('step dataVersion counts personName madeAt'),
    CountByName: fields('name count'),
    SignedMonthChange: fields('accidentId kind date before after cause knownOn daysAfter deathToBeChecked'),
    MonthlyBulletin: fields('month unitName dataVersion lines notReceived notSigned deathsCompleteOn ofNoUnit otherCasualties'),
    BulletinLine: fields('measure month yearToDate'),
    BulletinComparison: fields('now before accidentsNow accidentsBefore ratio'),
    MonthRatio: fields('ratio lower upper level reason'),
    BulletinUnitMonth: fields('unitName month status daysLate'),
    ReportingNote: fields('id startsOn endsOn text source'),
    ReconciledTotal: fields('source month measure expected recorded difference'),
    MonthPayload: fields('done userErrors'),
  },
};
