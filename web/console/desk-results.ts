/** A letter the signer had before him in this sitting: only such a one can be approved, and only these bytes. */
export interface ReadLetter {
  sha256: string;
  revision: number;
  number: string | undefined;
  /** Key of its approval, kept so that trying again after a lost connection is the same act. */
  actId: string;
}

/** What became of one letter at the desk: by number and reference, so that the list may be shown to anybody. */
export interface DeskResult {
  applicationId: string;
  reference: string;
  service: string;
  number: string | undefined;
  outcome: 'approved' | 'returned' | { problem: string };
}
