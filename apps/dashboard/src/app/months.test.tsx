import './testing/web-platform.ts';
import { capabilitiesOf, NATIONAL_NOTES, PROBLEM_MESSAGES, type MemberRole } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MonthsPage } from '../features/months/months-page.tsx';
import { NotesList } from '../features/months/notes-list.tsx';
import { readMonth } from '../features/months/month-words.ts';
import { parseTotalLines } from '../features/months/parse-total-lines.ts';
import { markOf, type ReportingNote } from '../graphql/reporting-notes.ts';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

const text = (el: string) => ({ __typename: 'Text' as const, el, en: el });
const countsOf = (accidents: number, killed = 0) => ({
  __typename: 'MonthCounts',
  accidents,
  killed,
  seriouslyInjured: 0,
  slightlyInjured: 0,
  otherCasualties: 0,
});

const UNIT = {
  __typename: 'RecordingUnit',
  id: 'u1',
  name: text('Α΄ Τμήμα'),
  ruleKind: 'every',
  ruleColumn: '',
  ruleValues: [],
  firstMonth: '2020-01',
  lastMonth: null,
  dueDays: 10,
};

const monthWith = (more: object) => ({
  __typename: 'BoardMonth',
  unitId: 'u1',
  month: '2020-05',
  status: 'expected',
  nextStep: 'received',
  dueOn: '2020-06-10',
  daysLate: 3,
  deathsCompleteOn: '2020-07-01',
  changedSinceCheck: false,
  fingerprint: 'f',
  counts: countsOf(2),
  signed: null,
  steps: [],
  placeAccuracies: [
    { __typename: 'CountByName', name: 'exact', count: 1 },
    { __typename: 'CountByName', name: 'not-located', count: 1 },
  ],
  missing: [{ __typename: 'CountByName', name: 'light', count: 2 }],
  delayAccidents: 2,
  delayMedian: 4,
  delayNinetyPercent: 9,
  delayLongest: 9,
  looksShort: null,
  shortEarlier: 3,
  shortAtEarlierRate: null,
  shortPValue: null,
  ...more,
});

const lateWith = (more: object) => ({
  __typename: 'LateMonth',
  unitId: 'u1',
  unitName: text('Α΄ Τμήμα'),
  month: '2020-05',
  stage: 'expected',
  nextStep: 'received',
  dueOn: '2020-06-10',
  daysOver: 3,
  mayAct: true,
  remindedAt: '2020-06-11T00:10:00.000Z',
  ...more,
});

function open(
  months: readonly object[],
  at = '',
  more: Readonly<Record<string, Answer>> = {},
  role: MemberRole = 'uploader',
  units: readonly object[] = [UNIT],
): TestServer {
  const viewer = viewerWith({}, capabilitiesOf([role]));
  const board = { __typename: 'MonthBoard', dataVersion: 1, today: '2020-06-13', units, months, totals: [] };
  const server = new TestServer({
    Viewer: () => ({ viewer }),
    MonthBoard: () => ({ monthBoard: board }),
    LateMonths: () => ({ lateMonths: [] }),
    ...more,
  });
  renderWith(<MonthsPage />, { server, language: 'el', at: `/app/months?last=2020-05${at}` });
  return server;
}

describe('the page of the month', () => {
  it('says in words what is late, and lets whoever may say that it has arrived', async () => {
    const message = { __typename: 'Text', ...PROBLEM_MESSAGES.MONTH_CHANGED };
    const userErrors = [{ __typename: 'UserError', code: 'MONTH_CHANGED', path: ['input'], message }];
    const refused = { takeReportingStep: { __typename: 'MonthPayload', done: null, userErrors } };
    const server = open([monthWith({})], '', { TakeReportingStep: () => refused, LateMonths: () => ({ lateMonths: [lateWith({})] }) });
    expect(await screen.findByText('1 μήνας περιμένει εσάς')).toBeTruthy();
    expect(screen.getByRole('listitem').textContent).toBe(
      'Α΄ Τμήμα, Μάιος 2020: δεν έχει παραληφθεί, προθεσμία 10/06/2020, πέρασαν 3 ημέρες. Μήνυμα στάλθηκε 11/06/2020.',
    );
    await userEvent.click(
      screen.getByRole('button', { name: /^Α΄ Τμήμα, Μάιος 2020: αναμένεται, καθυστέρηση 3 ημερών, έχει αργήσει\s?, 2 ατυχήματα$/ }),
    );
    expect(screen.getByText('μπορεί να προστεθούν ακόμη, έως 30/06/2020')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: 'Έχουν έρθει όλα' }));
    expect(server.asked.find(({ operation }) => operation === 'TakeReportingStep')?.variables).toEqual({
      input: { unitId: 'u1', month: '2020-05', step: 'received', fingerprint: 'f' },
    });
    expect(await screen.findByText(PROBLEM_MESSAGES.MONTH_CHANGED.el)).toBeTruthy();
  });

  it('tells what waits for whoever reads it from what waits for others, however long ago', async () => {
    const long = Array.from({ length: 8 }, (_, k) => lateWith({ month: `2015-0${k + 1}`, remindedAt: null }));
    const others = lateWith({ stage: 'checked', nextStep: 'signed-off', mayAct: false, remindedAt: null });
    open([monthWith({})], '', { LateMonths: () => ({ lateMonths: [...long, others] }) });
    expect(await screen.findByText('8 μήνες περιμένουν εσάς')).toBeTruthy();
    expect(screen.getByText('1 μήνας πέρασε την προθεσμία και περιμένει άλλους')).toBeTruthy();
    expect(screen.getAllByRole('listitem')).toHaveLength(7);
    await userEvent.click(screen.getByRole('button', { name: 'Να φαίνονται όλοι (8)' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(9);
    expect(screen.getAllByRole('listitem').at(-1)?.textContent).toContain('έχει ελεγχθεί, περιμένει υπογραφή');
  });

  it.each([
    ['2020-06-30', 'μπορεί να προστεθούν ακόμη, έως 30/06/2020'],
    ['2020-07-01', 'με τον κανόνα αυτόν δεν προστίθενται πια, από 01/07/2020'],
  ])('says whether deaths can still be added, by the day where the organisation is: %s', async (today, said) => {
    const board = { __typename: 'MonthBoard', dataVersion: 1, today, units: [UNIT], months: [monthWith({})], totals: [] };
    open([], '&unit=u1&at=2020-05', { MonthBoard: () => ({ monthBoard: board }) });
    expect(await screen.findByText(said)).toBeTruthy();
  });

  it('says whose the next step is to whoever may not take it', async () => {
    open([monthWith({ status: 'checked', nextStep: 'signed-off', daysLate: 0 })], '&unit=u1&at=2020-05');
    expect(await screen.findByText('Το επόμενο βήμα είναι για τον ρόλο «Δημοσίευση».')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Υπογραφή του μήνα' })).toBeNull();
  });

  it('offers to enter recording units to whoever may', async () => {
    open([], '', {}, 'manager', []);
    expect(await screen.findByRole('button', { name: 'Καταχώριση μονάδων καταγραφής' })).toBeTruthy();
    cleanup();
    open([], '', {}, 'uploader', []);
    expect(await screen.findByText('Δεν υπάρχει ακόμη μονάδα καταγραφής')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Καταχώριση μονάδων καταγραφής' })).toBeNull();
  });

  it('tells whoever may not enter totals of others who does', async () => {
    open([monthWith({})], '&part=totals', { ReconciledTotals: () => ({ reconciledTotals: [] }) }, 'uploader');
    expect(await screen.findByText('Τα καταχωρίζει όποιος έχει τον ρόλο της ανάλυσης.')).toBeTruthy();
    expect(screen.queryByText(/παρακάτω/)).toBeNull();
  });

  it('leads from a month to its own bulletin', async () => {
    const asked: unknown[] = [];
    open([monthWith({ month: '2020-03' })], '&unit=u1&at=2020-03', {
      MonthlyBulletin: (variables) => {
        asked.push(variables);
        return 'INTERNAL';
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Δελτίο: Μάρτιος 2020' }));
    expect(await screen.findByRole('heading', { name: 'Δελτίο: Μάρτιος 2020' })).toBeTruthy();
    expect(asked).toEqual([{ month: '2020-03', unitId: 'u1' }]);
  });

  it('shows what was signed beside what counts now, and because of which accident', async () => {
    const side = (killed: number) => ({ __typename: 'MonthCounts', killed, seriouslyInjured: 1 - killed, slightlyInjured: 0 });
    const change = {
      __typename: 'SignedMonthChange',
      accidentId: 'a1',
      kind: 'changed',
      date: '2020-05-04',
      before: side(0),
      after: side(1),
      cause: 'correction',
      knownOn: '2020-05-20',
      daysAfter: 16,
      deathToBeChecked: false,
    };
    const signed = { __typename: 'ReportingStep', counts: countsOf(2, 3) };
    open([monthWith({ status: 'reopened', nextStep: 'checked', daysLate: 0, counts: countsOf(2, 4), signed })], '&unit=u1&at=2020-05', {
      SignedMonthChanges: () => ({ signedMonthChanges: [change] }),
    });
    expect(await screen.findByText('1 μήνας άλλαξε αφότου υπογράφηκε')).toBeTruthy();
    expect(await screen.findByText(/Νεκροί: υπογράφηκαν 3, τώρα 4/)).toBeTruthy();
    const row = within(screen.getByRole('table', { name: 'Αφότου υπογράφηκε' })).getAllByRole('row')[1]!;
    expect(row.textContent).toContain('16 ημέρες μετά το ατύχημα');
    expect(within(row).getByRole('link').getAttribute('href')).toBe('/app?accident=a1');
  });

  it('says what is missing in a month, and gives no verdict without enough months', async () => {
    open([monthWith({})], '&part=completeness');
    const row = (await screen.findAllByRole('row'))[1]!;
    expect(row.textContent).toContain('Ακριβής θέση: 1 · χωρίς θέση: 1');
    expect(row.textContent).toContain('φωτισμός 2');
    expect(row.textContent).toContain('δεν κρίνεται: 3 προηγούμενοι μήνες');
  });
});

describe('the bulletin', () => {
  it('shows corrections and later deaths of its month, accident by accident, and names the months that changed since they were signed', async () => {
    const side = (killed: number) => ({ __typename: 'MonthCounts', killed, seriouslyInjured: 0, slightlyInjured: 1 - killed });
    const change = {
      __typename: 'SignedMonthChange',
      accidentId: 'a1',
      kind: 'changed',
      date: '2020-05-04',
      before: side(0),
      after: side(1),
      cause: 'correction',
      knownOn: '2020-06-20',
      daysAfter: 47,
      deathToBeChecked: true,
    };
    const unitMonth = (month: string, status: string) => ({ __typename: 'BulletinUnitMonth', unitName: text('Α΄ Τμήμα'), month, status });
    const bulletin = {
      __typename: 'MonthlyBulletin',
      month: '2020-05',
      dataVersion: 2,
      lines: [],
      notReceived: [],
      notSigned: [unitMonth('2020-04', 'checked'), unitMonth('2020-05', 'reopened')],
      deathsCompleteOn: '2020-07-01',
      ofNoUnit: 0,
      otherCasualties: 0,
    };
    const signed = { __typename: 'ReportingStep', counts: countsOf(1) };
    const asked = { MonthlyBulletin: () => ({ monthlyBulletin: bulletin }), SignedMonthChanges: () => ({ signedMonthChanges: [change] }) };
    open([monthWith({ status: 'reopened', counts: countsOf(1, 1), signed })], '&part=bulletin', asked);
    // True on every day: the 30th after the last day of the month is the last one.
    expect(await screen.findByText(/όσοι συνέβησαν έως και 30\/06\/2020\.$/)).toBeTruthy();
    expect((await screen.findByText('1 μήνας άλλαξε αφότου υπογράφηκε')).parentElement?.textContent).toContain('Α΄ Τμήμα Μάιος 2020');
    expect(await screen.findByRole('heading', { name: 'Διορθώσεις και μεταγενέστεροι θάνατοι: Α΄ Τμήμα' })).toBeTruthy();
    const row = within(await screen.findByRole('table', { name: 'Αφότου υπογράφηκε' })).getAllByRole('row')[1]!;
    expect(row.textContent).toContain('47 ημέρες μετά το ατύχημα');
    expect(row.textContent).toContain('ελέγξτε ότι συνέβη εντός 30 ημερών');
  });
});

describe('a month as it is typed', () => {
  it.each([
    ['3/2026', '2026-03'],
    [' 03/2026 ', '2026-03'],
    ['12-2026', '2026-12'],
    ['2026-03', '2026-03'],
    ['13/2026', '2026-13'],
    ['Μάρτιος', 'Μάρτιος'],
  ])('“%s” is %s', (typed, month) => {
    expect(readMonth(typed)).toBe(month);
  });

  it('is the last one shown', async () => {
    const server = open([monthWith({})]);
    const field = await screen.findByLabelText<HTMLInputElement>('Τελευταίος μήνας που φαίνεται');
    expect(field.value).toBe('05/2020');
    await userEvent.clear(field);
    await userEvent.type(field, '3/2019');
    await waitFor(() => expect(server.asked.findLast(({ operation }) => operation === 'MonthBoard')?.variables['last']).toBe('2019-03'));
  });
});

describe('totals as they are typed', () => {
  it('are read line by line; what is empty is not known', () => {
    expect(parseTotalLines('05/2022;1.043;61;;\n\n2022-06\t\t7')).toEqual({
      totals: [
        { month: '2022-05', measure: 'accidents', expected: 1043 },
        { month: '2022-05', measure: 'killed', expected: 61 },
        { month: '2022-06', measure: 'killed', expected: 7 },
      ],
    });
  });

  it.each(['2022-13;1', '2022-05', '2022-05;x', '2022-05;1;2;3;4;5'])('are refused where a line is none: %s', (line) => {
    expect(parseTotalLines(`2022-01;1\n${line}`)).toEqual({ wrongLine: 2, text: line });
  });
});

describe('the list of notes', () => {
  it('names the last day of what has ended, as the words of the note do', async () => {
    const lockdown = NATIONAL_NOTES[0]!;
    const note = { id: null, startsOn: lockdown.period.start, endsOn: lockdown.period.end, text: lockdown.text, source: 'x' };
    const server = new TestServer({ Viewer: () => ({ viewer: viewerWith() }) });
    renderWith(<NotesList notes={[note]} />, { server, language: 'el' });
    const row = (await screen.findAllByRole('row'))[1]!;
    expect(row.textContent).toContain('(23/03–03/05/2020)');
    expect(row.textContent).toContain('23/03/202003/05/2020');
  });

  it('takes days as people write them, the last one included, and leaves what is none to the server', async () => {
    const asked: unknown[] = [];
    const answer: Answer = (variables) => {
      asked.push(variables['input']);
      return { addReportingNote: { __typename: 'SeriesPayload', done: true, userErrors: [] } };
    };
    const server = new TestServer({
      Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf(['analyst'])) }),
      ReportingNotes: () => ({ reportingNotes: [] }),
      AddReportingNote: answer,
    });
    renderWith(<NotesList notes={[]} />, { server, language: 'el' });
    const write = async (from: string, until: string): Promise<void> => {
      await userEvent.type(await screen.findByLabelText('Από'), from);
      if (until !== '') await userEvent.type(screen.getByLabelText('Έως και (κενό όσο ισχύει)'), until);
      await userEvent.click(screen.getByRole('button', { name: 'Προσθήκη σημείωσης' }));
    };
    await write('5/3/2026', '28/02/2027');
    expect(asked).toMatchObject([{ startsOn: '2026-03-05', endsOn: '2027-03-01' }]);
    await waitFor(() => expect(screen.getByLabelText<HTMLInputElement>('Από').value).toBe(''));
    await write('05/03/2026', '31/02/2027');
    expect(asked[1]).toMatchObject({ startsOn: '2026-03-05', endsOn: '31/02/2027' });
  });

  it('says so where there are none', async () => {
    renderWith(<NotesList notes={[]} />, { server: new TestServer({ Viewer: () => ({ viewer: viewerWith() }) }), language: 'el' });
    expect(await screen.findByText('Δεν υπάρχουν ακόμη σημειώσεις.')).toBeTruthy();
    expect(screen.queryByRole('table')).toBeNull();
  });
});

describe('notes on a chart', () => {
  const noteOf = (startsOn: string, endsOn: string | null) => ({ startsOn, endsOn }) as ReportingNote;

  it('stand on every stretch of time that they touch, and on no other', () => {
    const notes = [noteOf('2020-03-23', '2020-05-04'), noteOf('2020-05-01', null)];
    const marks = ['2020-02', '2020-03', '2020-04', '2020-05', '2020-06'].map((month, k) =>
      markOf(notes, `${month}-01`, `2020-0${k + 3}-01`),
    );
    expect(marks).toEqual([undefined, '1', '1', '1,2', '2']);
  });
});
