/** What became of one letter at the desk: by number and reference, so that the list may be shown to anybody. */
export interface DeskResult {
  applicationId: string;
  reference: string;
  service: string;
  number: string | undefined;
  outcome: 'approved' | 'returned' | 'unclear' | { problem: string };
}
