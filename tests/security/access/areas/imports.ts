import { fields, rule, type Area } from '../rule.ts';

export const imports: Area = {
  title: 'Imports',
  queries: {
    importFormats: rule('records.read', 'nobody', 'Which files can be read'),
    importBatches: rule('records.read', 'own', 'Imports: when, which files, how many lines'),
    importBatch: rule('records.read', 'own', 'One import', 'an import'),
  },
  mutations: {
    mapUpload: rule('records.import', 'own', 'Says what the columns of an uploaded file are', 'an upload'),
    startImport: rule('records.import', 'own', 'Starts the import of uploaded files', 'an upload'),
    cancelImport: rule('records.import', 'own', 'Stops an import', 'an import'),
    resumeImport: rule('records.import', 'own', 'Goes on with an interrupted import', 'an import'),
    discardImport: rule('records.import', 'own', 'Gives an interrupted import up', 'an import'),
    undoImport: rule('records.import', 'own', 'Takes an import out of the records', 'an import'),
  },
  routes: {
    'POST /api/uploads': rule('records.import', 'own', 'Hands files in; they are sealed at once'),
  },
  types: {
    ImportFormat: fields('id labels tables'),
    ImportTable: fields('id labels required requiredOneOf optional'),
    ImportBatch: fields(
      'id kind formatId formatLabels status files counts progress problem notices canCancel canResume canDiscard canUndo undoBlockedBy committedVersion undoneVersion createdAt startedAt finishedAt',
      { issues: 'records.import', issueGroups: 'records.import' },
    ),
    ImportFile: fields('name size tableId tableLabels'),
    LineCounts: fields('lines skipped added changed unchanged duplicates held rejected warnings'),
    RowIssueConnection: fields('edges pageInfo totalCount'),
    RowIssueEdge: fields('cursor node'),
    RowIssue: fields('fileName row column code level value message'),
    IssueGroup: fields('code column count exampleRow exampleValue level'),
    ImportPayload: fields('batch userErrors'),
    UploadedFile: fields('name size tableLabels unknownColumns'),
    RecognisedUpload: fields('uploadId formatLabels files notes'),
    MapUploadPayload: fields('upload userErrors'),
  },
};
