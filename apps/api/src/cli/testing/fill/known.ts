/** Whom and what the rows of several rooms are about. */
export interface Known {
  readonly organisation: { readonly organisation_id: string };
  /** Two other organisations. */
  readonly volos: string;
  readonly police: string;
  /** Two people. */
  readonly one: string;
  readonly two: string;
  readonly accident: { readonly accident_id: string };
  readonly intervention: { readonly intervention_id: string };
}
