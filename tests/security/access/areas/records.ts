import { fields, rule, type Area } from '../rule.ts';

export const records: Area = {
  title: 'Accidents and the map',
  queries: {
    accidentFacets: rule('records.read', 'records', 'Counts of accidents under a filter'),
    accidents: rule('records.read', 'records', 'A list of accidents: when, where, how severe'),
    accident: rule('records.personal', 'records', 'One accident; its units and casualties are read with it', 'an accident'),
    mapContext: rule('records.read', 'records', 'Boundary, roads and count sites under the map'),
    dataVersions: rule('records.read', 'records', 'Numbers that rise with every import'),
    alsoHeldBy: rule('records.read', 'own', 'Which other organisations hold the same accident; nothing of what they hold', 'an accident'),
  },
  mutations: {
    correctAccident: rule(
      'records.import',
      'own',
      'Sets fields of an accident right, with a reason; the source’s own values stay',
      'an accident',
    ),
    withdrawCorrection: rule('records.import', 'own', 'Takes a correction back', 'an accident'),
  },
  routes: {
    'GET /api/tiles/accidents/:organisationId/:dataVersion/:filterKey/:z/:x/:y.mvt': rule(
      'records.read',
      'records',
      'Points of accidents on the map',
      'an organisation',
    ),
    'GET /api/export/accidents.:kind': rule(
      'records.read',
      'own',
      'The accidents under a filter as a file; their numbers at the source, and in CADaS their units and casualties, only for whoever may see personal fields',
    ),
  },
  types: {
    Accident: fields(
      'id year month day weekday hour minute place severity severityNative light weather roadType junction surface speedLimit speedUnit roadName roadUsers killed seriouslyInjured slightlyInjured',
      {
        sourceRecordId: 'records.personal',
        units: 'records.personal',
        casualties: 'records.personal',
        attributes: 'records.personal',
        history: 'records.personal',
      },
    ),
    AccidentHistory: fields('revision corrections imports'),
    Correction: fields(
      'correctionNo subject unitReference casualtyReference field from to reason person madeAt committedVersion withdrawnBy withdrawnAt isInForce sourceNow sourceHasChanged',
    ),
    RecordImport: fields('batchId formatLabels files committedVersion undoneVersion finishedAt broughtAccident'),
    CorrectionPayload: fields('accident userErrors warnings'),
    TrafficUnit: fields('unitReference roadUser roadUserNative attributes'),
    Casualty: fields('unitReference casualtyReference severity severityNative casualtyClass roadUser sex age'),
    Place: fields('longitude latitude accuracy'),
    AccidentConnection: fields('edges pageInfo totalCount'),
    AccidentEdge: fields('cursor node'),
    AccidentFacets: fields(
      'allAccidents beyondRecords dataPeriod dataVersion dateUncertain extent facets farAway figures figuresBefore measure notLocated tilePath',
    ),
    Facet: fields('dimension accidents buckets multiValued total withoutCasualties'),
    Bucket: fields('key count'),
    Figures: fields(
      'accidents casualties fatalAccidents seriousAccidents slightAccidents injuryAccidents damageOnlyAccidents severityUnknown killed seriouslyInjured slightlyInjured otherCasualties withoutCasualties',
    ),
    FiguresBefore: fields('period figures accidentsRatio'),
    RateRatio: fields('ratio lower upper level'),
    MapContext: fields('boundary countSites extent roads'),
    CountSite: fields(
      'id longitude latitude roadName startName endName latestYear counted bothDirections annualAverageDailyTraffic annualAverageDailyCycles',
    ),
    DataVersions: fields('accidents traffic'),
  },
};
