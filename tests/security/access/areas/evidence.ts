import { fields, rule, type Area } from '../rule.ts';

export const evidence: Area = {
  title: 'Evidence of the network',
  queries: {
    evidenceLibrary: rule(
      'records.read',
      'network',
      'Factors by kind of intervention, pooled from contributed evaluations and published factors; how many are withheld',
    ),
    kindEvidence: rule(
      'records.read',
      'network',
      'The contributed evaluations and published factors of one kind, each with its organisation, and what they say together',
    ),
    evidenceChoice: rule('records.read', 'own', 'Whether an evaluation is contributed, and what leaves with it', 'an evaluation'),
    evidenceCounts: rule(
      'organisations.manage',
      'network',
      'How many evaluated interventions are contributed, withheld, not decided on, by kind',
    ),
    networkEvidence: rule(
      'organisations.manage',
      'network',
      'The contributed evaluations and published factors of each kind, each with its organisation, and what they say together',
    ),
  },
  mutations: {
    decideOnEvidence: rule(
      'sharing.manage',
      'own',
      'Contributes an evaluation to the network’s evidence, or withholds it',
      'an evaluation',
    ),
    enterPublishedFactor: rule('analyses.run', 'own', 'Enters a factor that was published, with its source'),
    decideOnPublishedFactor: rule(
      'sharing.manage',
      'own',
      'Lets the network see a published factor, or takes that back',
      'a published factor',
    ),
    retirePublishedFactor: rule('analyses.run', 'own', 'Retires a published factor', 'a published factor'),
  },
  routes: {
    'GET /api/export/evidence.:kind': rule('records.read', 'network', 'Factors by kind of intervention, as a file'),
  },
  types: {
    EvidenceEntry: fields(
      'kind kindLabels sentence studies publishedStudies organisations withheld undecided factor confidenceInterval predictionInterval lowestPoints highestPoints scoredStudies sources',
    ),
    KindEvidence: fields('entry studies pooled notices'),
    EvidenceChoice: fields('runId contribution reason isOpen decisions'),
    MadeEvidenceDecision: fields('decision personName madeAt'),
    PublishedFactor: fields('id kind factor standardError isContributed'),
    EvidenceCount: fields('kind kindLabels contributed withheld undecided'),
    EvidenceChoicePayload: fields('choice userErrors'),
    PublishedFactorPayload: fields('factor userErrors'),
  },
};
