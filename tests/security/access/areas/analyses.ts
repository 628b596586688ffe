import { fields, rule, type Area } from '../rule.ts';

export const analyses: Area = {
  title: 'Analyses',
  queries: {
    hotspotMethods: rule('records.read', 'nobody', 'Which methods find places where accidents gather'),
    hotspotRuns: rule('records.read', 'own', 'Runs of these methods'),
    hotspotRun: rule('records.read', 'own', 'One run with its result', 'a run'),
    blackSpots: rule('records.read', 'own', 'The black-spot register'),
    blackSpot: rule('records.read', 'own', 'One case of the register with its history', 'a case'),
    blackSpotDiagnosis: rule(
      'records.read',
      'own',
      'What is more frequent among the accidents of a case; the accidents themselves',
      'a case',
    ),
    beforeAfterMethods: rule('records.read', 'nobody', 'Which methods estimate what a treatment has changed'),
    interventions: rule('records.read', 'evaluations', 'What was done where'),
    evaluationRuns: rule('records.read', 'evaluations', 'Evaluations of it'),
    evaluationRun: rule('records.read', 'evaluations', 'One evaluation with its result', 'an evaluation'),
  },
  mutations: {
    runHotspots: rule('analyses.run', 'own', 'Starts a run'),
    repeatHotspotRun: rule('analyses.run', 'own', 'Repeats a run', 'a run'),
    cancelHotspotRun: rule('analyses.run', 'own', 'Stops a run', 'a run'),
    addBlackSpot: rule('analyses.run', 'own', 'Puts a place on the register'),
    takeBlackSpotStep: rule('analyses.run', 'own', 'Takes a step in a case', 'a case'),
    addBlackSpotNote: rule('analyses.run', 'own', 'Writes a note in a case', 'a case'),
    setBlackSpotResponsible: rule('analyses.run', 'own', 'Takes a case on, or gives it up', 'a case'),
    linkBlackSpotIntervention: rule('analyses.run', 'own', 'Says which intervention the works of a case are', 'a case, an intervention'),
    removeBlackSpotDocument: rule('analyses.run', 'own', 'Takes a document off a case', 'a case, a document'),
    createIntervention: rule('analyses.run', 'own', 'Enters what was done where'),
    evaluate: rule('analyses.run', 'own', 'Evaluates it', 'an intervention'),
  },
  routes: {
    'POST /api/black-spots/:id/documents': rule('analyses.run', 'own', 'Attaches a document to a case', 'a case'),
    'GET /api/black-spots/:id/documents/:documentId': rule('records.read', 'own', 'A document of a case, as a file', 'a case, a document'),
  },
  types: {
    HotspotMethod: fields('id labels summary notThis assumptions sources parameters needs recommended'),
    MethodNeed: fields('kind required met parameter value'),
    HotspotRun: fields(
      'id methodId methodLabels status progress accidents cells createdAt dataVersion filter finishedAt hotspots parameters parametersUsed period problem repeatsExactly repeatsRunId resultDigest roadsVersion scoreLabels screening seed sentence softwareVersion streets stretches summary surface trafficVersion warnings years',
    ),
    HotspotRunSummary: fields(
      'id methodId methodLabels status createdAt dataVersion filter hotspotCount parameters repeatsRunId resultDigest',
    ),
    Hotspot: fields(
      'rank longitude latitude outline accidents accidentsPerYear severities score zScore pValue exactPValue adjustedPValue lengthMeters neighborhoodAccidents nullReason roadName scan sort sortLabels',
    ),
    SeverityCounts: fields('fatal serious slight injury damageOnly unknown'),
    HotspotPayload: fields('run userErrors'),
    BlackSpot: fields(
      'id name status ended illustrative longitude latitude radiusMeters outline runId hotspotRank filter dataVersion figures createdAt responsibleId responsibleName decisionNumber works interventionId evaluations steps events documents',
    ),
    BlackSpotFigures: fields('accidents severities period years accidentsPerYear'),
    BlackSpotEvent: fields(
      'eventNo kind fromStatus toStatus happenedOn note decisionNumber authority worksStart interventionId documentId documentName personName madeAt',
    ),
    BlackSpotDocument: fields('id name mediaType sizeBytes path'),
    BlackSpotStep: fields('to needs back'),
    PlannedEvaluation: fields('afterYears dueOn isDue'),
    BlackSpotDiagnosis: fields(
      'filter dataVersion accidents notLocated peers peersText sentence level tested factors untested severities unknownSeverity hoursOfWeek listed',
    ),
    DiagnosedFactor: fields(
      'group value here hereKnown hereUnknown elsewhere elsewhereKnown oddsRatio oddsRatioLower oddsRatioUpper pValue qValue overRepresented sentence',
    ),
    DiagnosedSeverity: fields('severity count share shareLower shareUpper'),
    BlackSpotPayload: fields('blackSpot userErrors'),
    BeforeAfterMethod: fields('id labels summary assumptions contrastOnly parameters'),
    Intervention: fields('id name kind sites worksPeriod selectedForHighCounts illustrative source note'),
    SitePoint: fields('longitude latitude'),
    InterventionPayload: fields('intervention userErrors'),
    EvaluationRun: fields(
      'id intervention beforePeriod afterPeriod yearsBefore yearsAfter measure filter parameters seed dataVersion softwareVersion resultDigest createdAt treatedSites referenceSites observedBefore observedAfter comparisonBefore comparisonAfter recommendedMethodId sentence warnings erasureNotice estimates sites years',
    ),
    EvaluationRunSummary: fields('id interventionId interventionName illustrative sentence createdAt'),
    EvaluationPayload: fields('run userErrors'),
    Estimate: fields(
      'methodId methodLabels contrastOnly assumptions observedAfter expectedAfter expectedAfterVariance ratioObservedToExpected confidenceInterval crashModificationFactor standardError safetyEffectivenessPercent regressionToTheMeanAccidents regressionToTheMeanInterval nullReason problem warnings details',
    ),
    EvaluationSite: fields('longitude latitude outline role observedBefore observedAfter expectedAfter'),
    YearRow: fields('year part treated comparison'),
    Interval: fields('level lower upper'),
    Parameter: fields('name labels meaning kind unit whole minimum maximum step choices onlyWith defaultValue'),
    ParameterChoice: fields('labels notes sets value'),
    ParameterCondition: fields('parameter values'),
  },
};
