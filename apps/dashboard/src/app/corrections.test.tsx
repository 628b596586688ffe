import './testing/web-platform.ts';
import { useQuery } from '@apollo/client/react';
import { capabilitiesOf, type MemberRole } from '@elektron/domain';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { AccidentDetails } from '../features/overview/accident-details.tsx';
import { VIEWER } from '../graphql/viewer.ts';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

/** The machine may be busy. */
const LONG = { timeout: 10_000 };

const CORRECTION = {
  __typename: 'Correction',
  correctionNo: 1,
  subject: 'accident',
  unitReference: '',
  casualtyReference: '',
  field: 'light',
  from: 'daylight',
  to: 'twilight',
  reason: 'Από το δελτίο',
  person: 'Μαρία',
  madeAt: '2026-01-01T10:00:00Z',
  withdrawnBy: null,
  withdrawnAt: null,
  isInForce: true,
  sourceNow: 'dark-lit',
  sourceHasChanged: true,
};

const ACCIDENT = {
  __typename: 'Accident',
  id: 'a1',
  sourceRecordId: 'X1',
  severity: 'SLIGHT',
  severityNative: '3',
  year: 2024,
  month: 5,
  day: 3,
  weekday: 5,
  hour: 7,
  minute: 5,
  light: 'twilight',
  weather: null,
  roadType: null,
  junction: null,
  surface: null,
  speedLimit: 50,
  speedUnit: 'km/h',
  roadName: null,
  place: null,
  units: [{ __typename: 'TrafficUnit', unitReference: '1', roadUser: 'car', roadUserNative: '9' }],
  casualties: [
    {
      __typename: 'Casualty',
      unitReference: '1',
      casualtyReference: '1',
      severity: 'slight',
      severityNative: '3',
      casualtyClass: 'driver',
      roadUser: 'car',
      sex: 'female',
      age: 30,
    },
  ],
  attributes: {},
  history: { __typename: 'AccidentHistory', revision: 4, corrections: [CORRECTION], imports: [] },
};

const TEXT = { __typename: 'Text', el: 'α', en: 'a' };
const ORGANISATION = {
  __typename: 'Organisation',
  id: 'o',
  slug: 'o',
  name: TEXT,
  timeZone: 'Europe/Athens',
  speedUnit: 'km/h',
  attribution: TEXT,
  basemapUrl: null,
  basemapAttribution: null,
  softwareVersion: '1',
};

const accepted: Answer = () => ({
  correctAccident: { __typename: 'CorrectionPayload', accident: { __typename: 'Accident', id: 'a1' }, userErrors: [], warnings: [] },
});

function serverFor(
  role: MemberRole,
  correct: Answer = accepted,
  accident: () => object = () => ACCIDENT,
  warnings: readonly object[] = [],
): TestServer {
  return new TestServer({
    Viewer: () => ({ viewer: viewerWith({}, capabilitiesOf([role])) }),
    Organisation: () => ({ organisation: ORGANISATION }),
    Accident: () => ({ accident: accident() }),
    CorrectAccident: correct,
    WithdrawCorrection: () => ({
      withdrawCorrection: { __typename: 'CorrectionPayload', accident: { __typename: 'Accident', id: 'a1' }, userErrors: [], warnings },
    }),
  });
}

/** As the workspace does, which knows who is there before it shows a page. */
function Known() {
  const nothing = (): void => undefined;
  return useQuery(VIEWER).data === undefined ? null : <AccidentDetails id="a1" onLight={nothing} onShow={nothing} />;
}

async function openForm(server: TestServer): Promise<HTMLElement> {
  renderWith(<Known />, { server, language: 'el' });
  fireEvent.click(await screen.findByRole('button', { name: 'Διόρθωση της εγγραφής' }));
  return screen.findByRole('dialog');
}

describe('a record', () => {
  it('says what was set right, by whom and why, and that the source says something else by now', async () => {
    renderWith(<Known />, { server: serverFor('analyst'), language: 'el' });
    expect(await screen.findByText('από «Φως ημέρας» σε «Λυκόφως ή λυκαυγές»')).toBeTruthy();
    expect(screen.getByText(/Μαρία, .*«Από το δελτίο»/)).toBeTruthy();
    expect(screen.getByText(/Η πηγή λέει τώρα: Νύχτα, με οδοφωτισμό/)).toBeTruthy();
    expect(screen.getByText('διορθώθηκε· η πηγή λέει: Νύχτα, με οδοφωτισμό')).toBeTruthy();
    // An analyst looks, and corrects nothing.
    expect(screen.queryByRole('button', { name: /Διόρθωση|Ανάκληση/ })).toBeNull();
  });

  it('of somebody who died later is offered as fatal, and becomes so only when that is taken', async () => {
    const server = serverFor('uploader');
    const form = await openForm(server);
    const ofAccident = within(form).getByLabelText('Βαρύτητα');
    const ofCasualty = within(form).getByLabelText('Βαρύτητα τραυματισμού');
    const offer = 'Διόρθωση και του ατυχήματος σε «Θανατηφόρο»';
    expect(within(form).queryByRole('button', { name: offer })).toBeNull();
    fireEvent.change(ofCasualty, { target: { value: 'fatal' } });
    fireEvent.change(within(form).getByLabelText(/Αιτιολογία/), { target: { value: 'Απεβίωσε στο νοσοκομείο' } });
    expect((ofAccident as HTMLSelectElement).value).toBe('slight');
    fireEvent.click(within(form).getByRole('button', { name: offer }));
    expect(within(form).queryByRole('button', { name: offer })).toBeNull();
    fireEvent.click(within(form).getByRole('button', { name: 'Αποθήκευση 2 διορθώσεων' }));
    await waitFor(() => expect(server.count('CorrectAccident')).toBe(1));
    const { input } = server.asked.find(({ operation }) => operation === 'CorrectAccident')?.variables as { input: { changes: unknown } };
    expect(input.changes).toMatchObject([
      { subject: 'accident', field: 'severity', value: 'fatal' },
      { subject: 'casualty', field: 'severity', value: 'fatal' },
    ]);
  });

  it('is corrected in what was changed alone, by the revision that was seen', async () => {
    const server = serverFor('uploader');
    const form = await openForm(server);
    fireEvent.change(within(form).getByLabelText('Ημερομηνία'), { target: { value: '4/5/2024' } });
    fireEvent.change(within(form).getByLabelText('Θέση'), { target: { value: '37,98 23,72' } });
    fireEvent.change(within(form).getByLabelText('Ηλικία'), { target: { value: '' } });
    fireEvent.change(within(form).getByLabelText(/Αιτιολογία/), { target: { value: ' Σύμφωνα με το δελτίο ' } });
    fireEvent.click(within(form).getByRole('button', { name: 'Αποθήκευση 3 διορθώσεων' }));
    await waitFor(() => expect(server.count('Accident')).toBe(2));
    const none = { subject: 'accident', unitReference: '', casualtyReference: '' };
    expect(server.asked.find(({ operation }) => operation === 'CorrectAccident')?.variables['input']).toEqual({
      accidentId: 'a1',
      changes: [
        { ...none, field: 'date', value: '2024-05-04' },
        { ...none, field: 'place', value: { latitude: 37.98, longitude: 23.72 } },
        { subject: 'casualty', unitReference: '1', casualtyReference: '1', field: 'age', value: null },
      ],
      reason: 'Σύμφωνα με το δελτίο',
      expectedRevision: 4,
    });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is corrected although its severity contradicts its casualties then, and that is said before the form closes', async () => {
    const message = { __typename: 'Text', el: 'Η βαρύτητα δεν συμφωνεί: Ελαφρύ.', en: 'The severity does not agree: Slight.' };
    const warnings = [{ __typename: 'Warning', code: 'SEVERITY_CONTRADICTS', message }];
    const accident = { __typename: 'Accident', id: 'a1' };
    const server = serverFor('uploader', () => ({
      correctAccident: { __typename: 'CorrectionPayload', accident, userErrors: [], warnings },
    }));
    const form = await openForm(server);
    fireEvent.change(within(form).getByLabelText('Ηλικία'), { target: { value: '31' } });
    fireEvent.change(within(form).getByLabelText(/Αιτιολογία/), { target: { value: 'x' } });
    fireEvent.click(within(form).getByRole('button', { name: 'Αποθήκευση 1 διόρθωσης' }));
    expect(await screen.findByText('Η βαρύτητα δεν συμφωνεί: Ελαφρύ.', {}, LONG)).toBeTruthy();
    expect(screen.getByText(/Η διόρθωση αποθηκεύτηκε/)).toBeTruthy();
    expect(screen.queryByLabelText(/Αιτιολογία/)).toBeNull();
    fireEvent.click(screen.getByText('Κλείσιμο'));
    await waitFor(() => expect(screen.queryByText('Κλείσιμο')).toBeNull(), LONG);
  });

  it('is not corrected without a reason or by what cannot be, which is said at its field', async () => {
    const server = serverFor('uploader');
    const form = await openForm(server);
    fireEvent.change(within(form).getByLabelText('Ημερομηνία'), { target: { value: '31/2/2024' } });
    fireEvent.click(within(form).getByRole('button', { name: 'Αποθήκευση' }));
    const date = within(form).getByLabelText('Ημερομηνία');
    await waitFor(() => expect(date.getAttribute('aria-invalid')).toBe('true'));
    await waitFor(() => expect(document.activeElement).toBe(date));
    expect(within(form).getByText('«Ημερομηνία»: δεν υπάρχει ημερομηνία «31/2/2024».')).toBeTruthy();
    expect(within(form).getByText('Γράψτε γιατί το διορθώνετε.')).toBeTruthy();
    expect(server.count('CorrectAccident')).toBe(0);
  });

  it('tells whoever was second that somebody else was first, shows what they did, and keeps what was typed', async () => {
    let { history, ...now } = ACCIDENT;
    const message = { __typename: 'Text', el: 'Κάποιος άλλος', en: 'Somebody else' };
    const refuse: Answer = () => {
      history = { ...history, revision: 5 };
      now = { ...now, speedLimit: 30 };
      const userErrors = [{ __typename: 'UserError', code: 'CORRECTION_CONFLICT', path: ['input'], message }];
      return { correctAccident: { __typename: 'CorrectionPayload', accident: null, userErrors, warnings: [] } };
    };
    const server = serverFor('uploader', refuse, () => ({ ...now, history }));
    const form = await openForm(server);
    fireEvent.change(within(form).getByLabelText('Οδός'), { target: { value: 'Σταδίου' } });
    fireEvent.change(within(form).getByLabelText(/Αιτιολογία/), { target: { value: 'x' } });
    fireEvent.click(within(form).getByRole('button', { name: 'Αποθήκευση 1 διόρθωσης' }));
    expect(await within(form).findByText('Κάποιος άλλος')).toBeTruthy();
    expect(within(form).getByLabelText<HTMLInputElement>('Οδός').value).toBe('Σταδίου');
    await waitFor(() => expect(within(form).getByLabelText<HTMLInputElement>('Όριο ταχύτητας').value).toBe('30'));
    fireEvent.click(within(form).getByRole('button', { name: 'Αποθήκευση 1 διόρθωσης' }));
    await waitFor(() => expect(server.count('CorrectAccident')).toBe(2));
    const [first, second] = server.asked.filter(({ operation }) => operation === 'CorrectAccident');
    expect(first?.variables['input']).toMatchObject({ expectedRevision: 4 });
    expect(second?.variables['input']).toMatchObject({ expectedRevision: 5, changes: [{ field: 'roadName', value: 'Σταδίου' }] });
  });

  it('gives the source its say back when a correction is withdrawn, and says what does not fit together then', async () => {
    const server = serverFor('uploader', accepted, undefined, [
      { __typename: 'Warning', code: 'SEVERITY_CONTRADICTS', message: { ...TEXT, el: 'Η βαρύτητα δεν συμφωνεί.' } },
    ]);
    renderWith(<Known />, { server, language: 'el' });
    fireEvent.click(await screen.findByRole('button', { name: 'Ανάκληση: Συνθήκες φωτισμού' }));
    await waitFor(() => expect(server.count('Accident')).toBe(2));
    expect(server.asked.find(({ operation }) => operation === 'WithdrawCorrection')?.variables['input']).toEqual({
      accidentId: 'a1',
      correctionNo: 1,
    });
    expect(await screen.findByText('Η βαρύτητα δεν συμφωνεί.', {}, LONG)).toBeTruthy();
  });
});
