import { fields, rule, type Area } from '../rule.ts';

export const citizenReports: Area = {
  title: 'Reports of citizens',
  queries: {
    citizenReports: rule('releases.publish', 'own', 'Reports of the organisation’s ground, with what their senders wrote'),
    acceptedCitizenReports: rule('records.read', 'own', 'Kind, place and month of the reports that were accepted'),
    citizenReportDesk: rule('records.read', 'own', 'Whether the organisation takes reports'),
  },
  mutations: {
    decideCitizenReport: rule('releases.publish', 'own', 'Decides about a report and answers its sender', 'a report'),
    setCitizenReportDesk: rule('releases.publish', 'own', 'Says whether reports are taken, and how long they are kept'),
  },
  routes: {
    'GET /api/reports/recipient': rule('everyone', 'network', 'Which organisation takes reports of a place'),
    'POST /api/reports': rule('everyone', 'nobody', 'Sends a report'),
    'POST /api/reports/photo': rule('everyone', 'nobody', 'Adds a photograph to the report that one has just sent'),
    'GET /api/reports/state': rule('everyone', 'nobody', 'What became of the report whose secret one holds'),
    'POST /api/reports/take-back': rule('everyone', 'nobody', 'Deletes the report whose secret one holds'),
    'GET /api/reports/:id/photo': rule('releases.publish', 'own', 'The photograph of a report', 'a report'),
  },
  types: {
    CitizenReport: fields(
      'id kind category longitude latitude happenedOn words hasPhoto state answer personName receivedAt decidedAt erasedOn',
    ),
    AcceptedCitizenReport: fields('id kind category longitude latitude month'),
    CitizenReportDesk: fields('isOpen keptDays'),
    CitizenReportPayload: fields('report userErrors'),
    CitizenReportDeskPayload: fields('desk userErrors'),
  },
};
