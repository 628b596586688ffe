import { fields, rule, type Area } from '../rule.ts';

export const analyses: Area = {
  title: 'Analyses',
  queries: {
    hotspotMethods: rule('records.read', 'nobody', 'Which methods find places where accidents gather'),
    hotspotRuns: rule('records.read', 'own', 'Runs of these methods'),
    hotspotRun: rule('records.read', 'own', 'One run with its result', 'a run'),
    beforeAfterMethods: rule('records.read', 'nobody', 'Which methods estimate what a treatment has changed'),
    interventions: rule('records.read', 'evaluations', 'What was done where'),
    evaluationRuns: rule('records.read', 'evaluations', 'Evaluations of it'),
    evaluationRun: rule('records.read', 'evaluations', 'One evaluation with its result', 'an evaluation'),
  },
  mutations: {
    runHotspots: rule('analyses.run', 'own', 'Starts a run'),
    repeatHotspotRun: rule('analyses.run', 'own', 'Repeats a run', 'a run'),
    cancelHotspotRun: rule('analyses.run', 'own', 'Stops a run', 'a run'),
    createIntervention: rule('analyses.run', 'own', 'Enters what was done where'),
    evaluate: rule('analyses.run', 'own', 'Evaluates it', 'an intervention'),
  },
  routes: {},
  types: {
    HotspotMethod: fields('id labels summary notThis parameters'),
    HotspotRun: fields(
      'id methodId methodLabels status progress accidents cells createdAt dataVersion filter finishedAt hotspots parameters parametersUsed period problem repeatsExactly repeatsRunId resultDigest scoreLabels seed sentence softwareVersion summary surface warnings years',
    ),
    HotspotRunSummary: fields(
      'id methodId methodLabels status createdAt dataVersion filter hotspotCount parameters repeatsRunId resultDigest',
    ),
    Hotspot: fields(
      'rank longitude latitude outline accidents accidentsPerYear severities score zScore pValue exactPValue adjustedPValue neighborhoodAccidents nullReason roadName',
    ),
    SeverityCounts: fields('fatal serious slight injury damageOnly unknown'),
    HotspotPayload: fields('run userErrors'),
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
    Parameter: fields('name labels meaning kind unit whole minimum maximum step choices defaultValue'),
    ParameterChoice: fields('labels value'),
  },
};
