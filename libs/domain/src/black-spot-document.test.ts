import { describe, expect, it } from '@jest/globals';

import { findDocumentKind } from './black-spot-document.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('documents of a case', () => {
  it('are known by their ending and their first bytes together', () => {
    expect(findDocumentKind('Απόφαση.PDF', bytes('%PDF-1.7 …'))?.mediaType).toBe('application/pdf');
    expect(findDocumentKind('plan.jpeg', bytes('\xff\xd8\xff\xe0'))?.mediaType).toBe('image/jpeg');
    expect(findDocumentKind('counts.ods', bytes('PK\x03\x04…'))?.mediaType).toBe('application/vnd.oasis.opendocument.spreadsheet');
  });

  it.each([
    ['page.html', '<!doctype html>'],
    ['page.pdf', '<!doctype html>'],
    ['run.docx', 'MZ\x90'],
    ['macro.docm', 'PK\x03\x04'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['pdf', '%PDF-1.7'],
    ['plan.png', ''],
  ])('%s that begins with %s is none', (name, text) => {
    expect(findDocumentKind(name === 'pdf' ? 'no-ending.' : name, bytes(text))).toBeNull();
  });
});
