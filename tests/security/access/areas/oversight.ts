import { fields, rule, type Area } from '../rule.ts';

export const oversight: Area = {
  title: 'Audit trail and data protection',
  queries: {
    auditEvents: rule('audit.read', 'own', 'Who did what and when: names of fields, never what was in them'),
    auditState: rule('audit.read', 'own', 'How far the trail is sealed'),
    personalFields: rule(['audit.read', 'registers.manage'], 'nobody', 'The register of personal fields: purpose, retention, source'),
    subjectRequests: rule(
      ['records.personal', 'registers.manage'],
      'own',
      'Requests on behalf of persons whose data are held: one’s own; for the officer all, without any value of a record',
    ),
  },
  mutations: {
    openSubjectRequest: rule('records.personal', 'own', 'Asks for the erasure or a copy of a person’s data', 'an accident'),
    decideSubjectRequest: rule('registers.manage', 'own', 'Decides it, with a reason; never one that one has asked oneself', 'a request'),
  },
  routes: {
    'GET /api/subject-requests/:id/export': rule(
      'records.personal',
      'own',
      'The approved copy, once, for whoever has asked for it',
      'a request',
    ),
  },
  types: {
    AuditEvent: fields('id occurredAt actorKind person action actionLabel subjectKind subjectId fields details sealed'),
    AuditEventConnection: fields('edges pageInfo totalCount'),
    AuditEventEdge: fields('cursor node'),
    AuditPerson: fields('personId displayName email'),
    AuditState: fields('sealed unsealed lastSealedAt checkpoints'),
    PersonalField: fields('table field label purpose basis retention source'),
    SubjectRequest: fields(
      'id kind accidentId accidentLabel unitReference casualtyReference reason status openedAt openedBy decision decidedAt decidedBy exportPath',
    ),
    SubjectRequestPayload: fields('request userErrors'),
    NamedPerson: fields('personId displayName'),
  },
};
