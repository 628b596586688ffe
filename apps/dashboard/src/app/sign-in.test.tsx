import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SignInForm } from '../features/sign-in/sign-in-form.tsx';
import { PROBLEM_MESSAGES, type ProblemCode } from '@elektron/domain';
import { TestServer, viewerWith, type Answer } from './testing/network.ts';
import { renderWith } from './testing/render-with.tsx';

afterEach(cleanup);

function payload(part: { codeNeeded?: boolean; viewer?: object | null; refused?: ProblemCode }) {
  const { codeNeeded = false, viewer = null, refused } = part;
  const error = refused && {
    __typename: 'UserError',
    code: refused,
    path: ['input'],
    message: { __typename: 'Text', ...PROBLEM_MESSAGES[refused] },
  };
  return { signIn: { __typename: 'SignInPayload', codeNeeded, viewer, userErrors: error === undefined ? [] : [error] } };
}

function show(answer: Answer) {
  const server = new TestServer({ SignIn: answer, Viewer: () => ({ viewer: null }) });
  const onSignedIn = jest.fn();
  renderWith(<SignInForm onSignedIn={onSignedIn} />, { server });
  return { server, onSignedIn };
}

const inputOf = (server: TestServer) => server.asked.at(-1)?.variables['input'];

describe('signing in', () => {
  it('works by keyboard alone, with address and password', async () => {
    const { server, onSignedIn } = show(() => payload({ viewer: viewerWith() }));
    await userEvent.tab();
    await userEvent.keyboard(' eleni@example.org ');
    await userEvent.tab();
    await userEvent.keyboard('four words{Enter}');
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledTimes(1));
    expect(inputOf(server)).toEqual({ email: 'eleni@example.org', password: 'four words' });
  });

  it('asks for a code only when the server does, keeps what was typed, and says what is wrong with the code in its place', async () => {
    const { server, onSignedIn } = show(({ input }) => {
      const { code } = input as { code?: string };
      if (code === undefined) return payload({ codeNeeded: true });
      return code === '123456' ? payload({ viewer: viewerWith() }) : payload({ refused: 'SECOND_FACTOR_WRONG' });
    });
    expect(screen.queryByLabelText('One-time code')).toBeNull();
    await userEvent.type(screen.getByLabelText('E-mail address'), 'eleni@example.org');
    await userEvent.type(screen.getByLabelText('Password'), 'four words{Enter}');
    const code = await screen.findByLabelText('One-time code');
    await waitFor(() => expect(document.activeElement).toBe(code));
    await userEvent.type(code, '000000{Enter}');
    await screen.findByText(PROBLEM_MESSAGES.SECOND_FACTOR_WRONG.en);
    await userEvent.clear(screen.getByLabelText('One-time code'));
    await userEvent.type(screen.getByLabelText('One-time code'), '123456{Enter}');
    await waitFor(() => expect(onSignedIn).toHaveBeenCalledTimes(1));
    expect(inputOf(server)).toEqual({ email: 'eleni@example.org', password: 'four words', code: '123456' });
  });

  it('announces a wrong password, and puts the keyboard where it can be typed again', async () => {
    show(() => payload({ refused: 'SIGN_IN_FAILED' }));
    await userEvent.type(screen.getByLabelText('E-mail address'), 'eleni@example.org');
    await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(PROBLEM_MESSAGES.SIGN_IN_FAILED.en);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Password')));
  });

  it('asks nobody where something is missing, and says what', async () => {
    const { server } = show(() => payload({}));
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(screen.getByText('Write your e-mail address.')).toBeTruthy();
    expect(screen.getByText('Write your password.')).toBeTruthy();
    expect(server.count('SignIn')).toBe(0);
  });

  it('tells password managers what the fields are', () => {
    show(() => payload({}));
    expect(screen.getByLabelText('E-mail address').getAttribute('autocomplete')).toBe('username');
    expect(screen.getByLabelText('Password').getAttribute('autocomplete')).toBe('current-password');
  });
});
