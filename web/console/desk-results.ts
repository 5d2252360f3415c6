/** A letter the signer had before him in this sitting: only such a one can be approved, and only these bytes. */
export interface ReadLetter {
  sha256: string;
  revision: number;
  number: string | undefined;
}

/** What became of one letter at the desk. */
export interface DeskResult {
  applicationId: string;
  name: string;
  service: string;
  number: string | undefined;
  outcome: 'approved' | 'returned' | { problem: string };
}
