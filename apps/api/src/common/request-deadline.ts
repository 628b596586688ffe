import { Problem } from '@elektron/domain';
import type { Request, RequestHandler, Response } from 'express';

import { sendProblem } from './problem-filter.ts';

/** Files come over slow lines: what they may take as a whole is the server's own limit, and here only that something keeps coming. */
const UPLOADS = /^\/api\/uploads\/?(?=\?|$)/i;

const REQUEST_TIMEOUT = 408;
const MILLISECONDS = 1_000;

/**
 * Ends requests that take longer than somebody waits: those whose body drips in (slowloris), and those whose answer does not come. What was
 * begun for them may go on for a moment, but nobody is kept by it, and a server's database ends its statements too.
 */
export function requestDeadline(seconds: number): RequestHandler {
  return (request, response, next) => {
    const isUpload = UPLOADS.test(request.originalUrl);
    let received = request.socket.bytesRead;
    const timer = setTimeout(() => {
      const goesOn = isUpload && !request.complete && request.socket.bytesRead > received;
      received = request.socket.bytesRead;
      if (goesOn) timer.refresh();
      else giveUp(request, response, seconds);
    }, seconds * MILLISECONDS);
    response.once('close', () => clearTimeout(timer));
    next();
  };
}

function giveUp(request: Request, response: Response, seconds: number): void {
  if (response.headersSent) return;
  // What is still under way would be read as the next request on this connection.
  response.setHeader('Connection', 'close');
  // Whoever reads the body is told that nothing more comes; otherwise they, and what they have received, would wait for ever.
  if (!request.complete) response.once('finish', () => request.destroy());
  sendProblem(response, new Problem('REQUEST_TOO_LONG', { seconds }), request.complete ? undefined : REQUEST_TIMEOUT);
}
