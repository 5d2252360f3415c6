/** The only spelling of a document path: store, triggers and console ask here. */
export const paths = {
  offices: 'offices',
  office: (o: string) => `offices/${o}`,
  standards: (o: string) => `offices/${o}/standards`,
  standard: (o: string, s: string) => `offices/${o}/standards/${s}`,
  standardVersions: (o: string, s: string) => `offices/${o}/standards/${s}/versions`,
  standardVersion: (o: string, s: string, n: number) => `offices/${o}/standards/${s}/versions/${String(n)}`,
  standardDrafts: (o: string) => `offices/${o}/standardDrafts`,
  standardDraft: (o: string, id: string) => `offices/${o}/standardDrafts/${id}`,
  consultations: (o: string) => `offices/${o}/consultations`,
  consultation: (o: string, id: string) => `offices/${o}/consultations/${id}`,
  comments: (o: string, id: string) => `offices/${o}/consultations/${id}/comments`,
  comment: (o: string, id: string, comment: string) => `offices/${o}/consultations/${id}/comments/${comment}`,
  withheld: (o: string) => `offices/${o}/keys/withheld`,
  decrees: (o: string) => `offices/${o}/decrees`,
  decree: (o: string, d: string) => `offices/${o}/decrees/${d}`,
  calendars: (o: string) => `offices/${o}/calendar`,
  calendar: (o: string, year: number) => `offices/${o}/calendar/${String(year)}`,
  calendarChanges: (o: string) => `offices/${o}/calendarChanges`,
  calendarChange: (o: string, id: string) => `offices/${o}/calendarChanges/${id}`,
  staffOf: (o: string) => `offices/${o}/staff`,
  staff: (o: string, uid: string) => `offices/${o}/staff/${uid}`,
  /** A signer's NIK at the signing service **P**. */
  signerIdentity: (o: string, uid: string) => `offices/${o}/staff/${uid}/private/signing`,
  applications: (o: string) => `offices/${o}/applications`,
  application: (o: string, id: string) => `offices/${o}/applications/${id}`,
  events: (o: string, id: string) => `offices/${o}/applications/${id}/events`,
  /** Zero-padded, so that ids sort as revisions do. */
  event: (o: string, id: string, revision: number) =>
    `offices/${o}/applications/${id}/events/${String(revision).padStart(5, '0')}`,
  applicantData: (o: string, id: string) => `offices/${o}/applications/${id}/private/applicant`,
  caseNotes: (o: string, id: string) => `offices/${o}/applications/${id}/private/notes`,
  refusalLetter: (o: string, id: string) => `offices/${o}/applications/${id}/private/refusal`,
  attachments: (o: string, id: string) => `offices/${o}/applications/${id}/private/attachments`,
  correction: (o: string, id: string) => `offices/${o}/applications/${id}/private/correction`,
  cards: (o: string) => `offices/${o}/cards`,
  card: (o: string, id: string) => `offices/${o}/cards/${id}`,
  bundles: (o: string) => `offices/${o}/bundles`,
  bundle: (o: string, id: string) => `offices/${o}/bundles/${id}`,
  /** Which bundle a case travels in: one document, so that it is in one alone. */
  caseBundle: (o: string, a: string) => `offices/${o}/applications/${a}/private/bundle`,
  /** Sheets spoiled at the printer, with free words. */
  printJob: (o: string, id: string) => `offices/${o}/printJobs/${id}`,
  registers: (o: string) => `offices/${o}/registers`,
  register: (o: string, register: string) => `offices/${o}/registers/${register}`,
  entries: (o: string, register: string) => `offices/${o}/registers/${register}/entries`,
  entry: (o: string, register: string, entry: string) =>
    `offices/${o}/registers/${register}/entries/${entry}`,
  /** Words of staff beside numbers they took by hand. */
  registerNote: (o: string, register: string, entry: string) =>
    `offices/${o}/registerNames/${register}/names/${entry}`,
  numberBlocks: (o: string, register: string) => `offices/${o}/registerNames/${register}/blocks`,
  numberBlock: (o: string, register: string, id: string) =>
    `offices/${o}/registerNames/${register}/blocks/${id}`,
  batches: (o: string) => `offices/${o}/batches`,
  batch: (o: string, id: string) => `offices/${o}/batches/${id}`,
  batchDispatch: (o: string, id: string) => `offices/${o}/batches/${id}/private/dispatch`,
  letters: (o: string) => `offices/${o}/letters`,
  letter: (o: string, id: string) => `offices/${o}/letters/${id}`,
  letterContent: (o: string, id: string) => `offices/${o}/letters/${id}/private/content`,
  verification: (token: string) => `verifications/${token}`,
  reference: (o: string, code: string) => `offices/${o}/references/${code}`,
  appointmentDay: (o: string, serviceId: string, day: string) =>
    `offices/${o}/appointments/${serviceId}-${day}`,
  queueDay: (o: string, day: string) => `offices/${o}/queues/${day}`,
  tickets: (o: string, day: string) => `offices/${o}/queues/${day}/tickets`,
  ticket: (o: string, day: string, id: string) => `offices/${o}/queues/${day}/tickets/${id}`,
  /** Hash of the queue kiosk's token. */
  queueKey: (o: string) => `offices/${o}/keys/queue`,
  guestbook: (o: string) => `offices/${o}/guestbook`,
  guest: (o: string, id: string) => `offices/${o}/guestbook/${id}`,
  outages: (o: string) => `offices/${o}/outages`,
  outage: (o: string, id: string) => `offices/${o}/outages/${id}`,
  /** Which outage lasts: one document, so that one does alone. */
  lastingOutage: (o: string) => `offices/${o}/jobs/lasting-outage`,
  emergencySets: (o: string) => `offices/${o}/emergencySets`,
  emergencySet: (o: string, id: string) => `offices/${o}/emergencySets/${id}`,
  usedSlip: (o: string, code: string) => `offices/${o}/usedSlips/${code}`,
  draft: (o: string, id: string) => `offices/${o}/drafts/${id}`,
  accessLog: (o: string) => `offices/${o}/accessLog`,
  access: (o: string, id: string) => `offices/${o}/accessLog/${id}`,
  outbox: (o: string, id: string) => `offices/${o}/outbox/${id}`,
  limit: (o: string, key: string) => `offices/${o}/limits/${key}`,
  searchKey: (o: string) => `offices/${o}/keys/search`,
  job: (o: string, name: string) => `offices/${o}/jobs/${name}`,
  invitation: (o: string, hash: string) => `offices/${o}/surveyInvitations/${hash}`,
  surveyInbox: (o: string) => `offices/${o}/surveyInbox`,
  inboxAnswer: (o: string, id: string) => `offices/${o}/surveyInbox/${id}`,
  surveyResponses: (o: string) => `offices/${o}/surveyResponses`,
  surveyResponse: (o: string, id: string) => `offices/${o}/surveyResponses/${id}`,
  surveyPeriods: (o: string) => `offices/${o}/surveyPeriods`,
  surveyPeriod: (o: string, period: string) => `offices/${o}/surveyPeriods/${period}`,
  /** Answers typed from paper go by the number on the sheet: the same number twice in a period is the same document. */
  paperAnswer: (o: string, period: string, sheet: number) =>
    `offices/${o}/surveyResponses/${period}-L${String(sheet)}`,
  surveyPlans: (o: string) => `offices/${o}/surveyPlans`,
  surveyPlan: (o: string, period: string) => `offices/${o}/surveyPlans/${period}`,
  /** The report as it was published; `site` shows it. */
  surveyPublication: (o: string, period: string) => `offices/${o}/surveyPublications/${period}`,
  /** Hash of the kiosk link's token, and the key under which addresses of devices are hashed. */
  surveyKey: (o: string) => `offices/${o}/keys/survey`,
  /** Sums of a running period: nobody reads them, since a difference between two looks would be one person's answer. */
  surveyRunning: (o: string, period: string) => `offices/${o}/surveyRunning/${period}`,
} as const;

/** Patterns for the triggers, of the same shapes. */
export const patterns = {
  event: 'offices/{officeId}/applications/{applicationId}/events/{revision}',
  outbox: 'offices/{officeId}/outbox/{messageId}',
} as const;
