/** `erasure`: the person's data are taken out of the records; `export`: a copy of all that is held about them. */
export const SUBJECT_REQUEST_KINDS = ['erasure', 'export'] as const;
export type SubjectRequestKind = (typeof SUBJECT_REQUEST_KINDS)[number];

/** `approved`: decided, and about to be carried out by the installation. */
export const SUBJECT_REQUEST_STATUSES = ['open', 'approved', 'refused', 'done'] as const;
export type SubjectRequestStatus = (typeof SUBJECT_REQUEST_STATUSES)[number];

/** Somebody by the name that they had then. */
export interface NamedPerson {
  readonly personId: string;
  readonly displayName: string;
}

/** What is asked on behalf of a person whose data are held, and what was decided. It holds no value of any record. */
export interface SubjectRequest {
  readonly requestId: string;
  readonly kind: SubjectRequestKind;
  readonly accidentId: string;
  readonly unitReference: string;
  readonly casualtyReference: string;
  readonly reason: string;
  readonly status: SubjectRequestStatus;
  readonly openedAt: Date;
  readonly openedBy: NamedPerson;
  readonly decision: string | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: NamedPerson | null;
  /** Whether the file waits for whoever asks, who has opened the request. */
  readonly exportReady: boolean;
}

/** Which casualty, and why. */
export interface SubjectRequestDraft {
  readonly kind: SubjectRequestKind;
  readonly accidentId: string;
  readonly unitReference: string;
  readonly casualtyReference: string;
  readonly reason: string;
}
